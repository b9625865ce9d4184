import { maybe, text } from '../fields.ts';

/** The optional field that names an authentication configuration. */
export const purpose = maybe(text);

/** The configuration that every account has; used where a request names none. */
export const SIGN_IN = 'sign-in';
