import { z } from 'zod';
import { newToken } from '../../core/ids.ts';
import {
  codeChallenge,
  codeVerifier,
  email,
  linkToken,
  mailLocale,
  minutes,
  redirectUrl,
  templateId,
} from '../fields.ts';
import { discovered } from '../login/discovered.ts';
import { sendMail } from '../mail/send.ts';
import { operation } from '../operation.ts';
import { isSandboxToken, SANDBOX_EMAIL } from '../sandbox-values.ts';
import { chooseRedirectUrl } from './redirect-urls.ts';
import { spendLink } from './spend.ts';

export const discoverySend = operation(
  'magic_links.email.discovery.send',
  'POST',
  '/v1/b2b/magic_links/email/discovery/send',
  z.object({
    email_address: email,
    discovery_redirect_url: redirectUrl('invalid_discovery_redirect_url'),
    pkce_code_challenge: codeChallenge,
    login_template_id: templateId,
    locale: mailLocale,
    discovery_expiration_minutes: minutes('invalid_expiration', 5, 10_080),
  }),
  async (call, input) => {
    const redirect_url = await chooseRedirectUrl(call, 'DISCOVERY', input.discovery_redirect_url);
    await sendMail(call, {
      kind: 'discovery',
      email_address: input.email_address,
      token: newToken(),
      minutes: input.discovery_expiration_minutes,
      redirect_url,
      pkce_code_challenge: input.pkce_code_challenge,
    });
    return {};
  },
);

export const discoveryAuthenticate = operation(
  'magic_links.discovery.authenticate',
  'POST',
  '/v1/b2b/magic_links/discovery/authenticate',
  z.object({ discovery_magic_links_token: linkToken, pkce_code_verifier: codeVerifier }),
  async (call, input) => {
    const token = input.discovery_magic_links_token;
    const mail = isSandboxToken(token)
      ? { email_address: SANDBOX_EMAIL }
      : await spendLink(call, token, ['discovery'], input.pkce_code_verifier);
    return discovered(call, mail.email_address, 'magic_link');
  },
);
