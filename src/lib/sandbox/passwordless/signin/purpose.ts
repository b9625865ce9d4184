import { maybe, text } from '../fields.ts';

export const purpose = maybe(text);

export const SIGN_IN = 'sign-in';
