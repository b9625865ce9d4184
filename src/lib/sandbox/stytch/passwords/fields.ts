import { z } from 'zod';
import { intermediateSessionToken, login, mailLocale, maybe, sessionToken } from '../fields.ts';

/** A password: any characters. */
export const passwordField = z
  .string('invalid_request_value')
  .min(1, 'invalid_request_value')
  .max(1024, 'invalid_request_value');

export const sessionFields = {
  session_token: maybe(sessionToken),
  session_jwt: maybe(z.string('unable_to_parse_session_jwt')),
};

/** Fields of the operations that log a user in with a password. */
export const loginFields = {
  ...sessionFields,
  intermediate_session_token: maybe(intermediateSessionToken),
  ...login,
  locale: mailLocale,
};
