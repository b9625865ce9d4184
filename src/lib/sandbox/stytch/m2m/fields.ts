import { z } from 'zod';
import { listOf, oneOf, text } from '../fields.ts';
import { metadata } from '../metadata.ts';

/* Fields that the operations on clients share. The bounds are our choice, except for the secret's shortest length. */

/** A scope of OAuth 2.0: visible characters without quotes and backslashes (RFC 6749, section 3.3). */
const scope = z.string('invalid_m2m_scope').regex(/^[!#-[\]-~]{1,128}$/, 'invalid_m2m_scope');

export const scopes = listOf('invalid_m2m_scope', scope).max(100, 'invalid_m2m_scope');

/** Fields of a new client that an update may change, too. */
export const changeable = {
  client_name: text('invalid_request_value', 128).optional(),
  client_description: text('invalid_request_value', 512).optional(),
  trusted_metadata: metadata.optional(),
};

export const status = oneOf('invalid_m2m_client_status', ['active', 'inactive']).optional();

export const ownSecret = text('invalid_m2m_client_secret', 256, 8).optional();
