import { z } from 'zod';
import { discover } from '../discovery/discover.ts';
import { emailFactor } from '../login/factors.ts';
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
import { startIntermediateSession } from '../login/intermediate-sessions.ts';
import { sendMail, spendLink } from '../mail/mail.ts';
import { operation, type Call } from '../operation.ts';
import { chooseRedirectUrl } from './redirect-urls.ts';
import { isSandboxToken, SANDBOX_EMAIL } from '../sandbox-values.ts';
import { newToken } from '../../core/ids.ts';
import { newId } from '../ids.ts';

const discoverySend = operation(
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
    if (input.email_address === SANDBOX_EMAIL) return {};
    await sendMail(call, {
      kind: 'discovery',
      email_address: input.email_address,
      token: newToken(),
      minutes: input.discovery_expiration_minutes ?? 60,
      redirect_url,
      pkce_code_challenge: input.pkce_code_challenge,
    });
    return {};
  },
);

const discoveryAuthenticate = operation(
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

/** The answer to a proved mailbox: who it belongs to, where it may go, and ten minutes to choose. */
export async function discovered(call: Call, email_address: string, method: 'magic_link' | 'email_otp') {
  const mailbox = { email_id: newId('email'), email_address };
  const person = { ...mailbox, factors: [emailFactor(method, mailbox, call.now)] };
  return {
    intermediate_session_token: await startIntermediateSession(call, person),
    email_address,
    discovered_organizations: await discover(call, person, true),
  };
}

export const magicLinks = [discoverySend, discoveryAuthenticate];
