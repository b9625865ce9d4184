import { passwordless } from '../../../guides/passwordless/outline.ts';

/** The provider's id, as guides name it. */
export const PASSWORDLESS = passwordless.provider;
