import { z } from 'zod';
import { REDIRECT_TYPES } from '../stytch/magic-links/redirect-urls.ts';

const redirectTypes = z
  .array(z.enum(REDIRECT_TYPES, 'invalid_redirect_url_type'), 'invalid_redirect_url_type')
  .min(1, 'invalid_redirect_url_type')
  .default([...REDIRECT_TYPES]);
const url = z.string('url must be a text.').max(2048, 'url is too long.');

/** A redirect URL as it is registered. */
export const redirectUrl = z.object({ url, types: redirectTypes }, 'A redirect URL must be {url, types}.');

/** Those that a project is made with: each for the types that are named, or alone for all of them. */
export const redirectUrls = z
  .array(
    z.union([url.transform((text) => ({ url: text, types: [...REDIRECT_TYPES] })), redirectUrl]),
    'redirect_urls must be a list.',
  )
  .max(100, 'too_many_redirect_urls')
  .optional();
