import { z } from 'zod';
import { exchangeSchema } from '../../wire/exchange-schema.ts';

/* The fields of the control plane's responses that the bench reads. */

const text = z.string();
export const message = z.object({
  id: text,
  to: text,
  kind: text,
  subject: text,
  text,
  html: text,
  /** Null for an email that contains a code instead. */
  link: text.nullable(),
  token: text.nullable(),
  state: text,
  created_at: text,
  expires_at: text,
});
/** A response with status 507. */
export const full = z.object({ error_type: text, error_message: text });
export const messages = z.object({ messages: z.array(message) });
export const project = z.object({
  project_id: text,
  secret: text,
  public_token: text,
  base_url: text,
  expires_at: text,
  passwordless: z.object({ api_key: text, api_secret: text }).optional(),
});

export const calls = z.object({ calls: z.array(exchangeSchema) });

/** The built-in identity provider, as an SSO connection is configured with it. */
export const identityProvider = z.object({ issuer: text, client_id: text, client_secret: text });

export const clock = z.object({ offset_seconds: z.number() });
export const fault = z.object({ id: text });
export const faults = z.object({ faults: z.array(z.object({ operation: text, kind: text })) });
