import { z } from 'zod';
import { newToken } from '../../core/ids.ts';
import { fail } from '../errors.ts';
import { codeChallenge, codeVerifier, email, linkToken, redirectUrl } from '../fields.ts';
import { newId } from '../ids.ts';
import { discoveredAs } from '../login/discovered.ts';
import { chooseRedirectUrl } from '../magic-links/redirect-urls.ts';
import { sendMail } from '../mail/send.ts';
import { operation, type Call } from '../operation.ts';
import { resetStartFields, spendResetLink } from './email-reset.ts';
import { passwordFactor } from './factor.ts';
import { passwordField } from './fields.ts';
import { keepFirstPassword } from './first-password.ts';
import { hashPassword } from './hashes/verify.ts';
import { readPolicy, type PasswordPolicy } from './policy.ts';
import {
  checkFirstPassword,
  checkPassword,
  checkStrength,
  membersWithAddress,
  revokeSessions,
  storePassword,
} from './store.ts';

/**
 * Reads the policy of passwords that organizations share.
 * @throws {StytchError} when each organization of the project has passwords of its own
 */
async function readSharedPolicy(call: Call): Promise<PasswordPolicy> {
  const policy = await readPolicy(call);
  return policy.cross_org_passwords_enabled ? policy : fail('cross_org_passwords_not_enabled');
}

const discoveredWithPassword = (call: Call, email_address: string) =>
  discoveredAs(call, { email_address, email_id: newId('email'), factors: [passwordFactor(null, call.now)] });

export const discoveryAuthenticate = operation(
  'passwords.discovery.authenticate',
  'POST',
  '/v1/b2b/passwords/discovery/authenticate',
  z.object({ email_address: email, password: passwordField }),
  async (call, { email_address, password }) => {
    await readSharedPolicy(call);
    const [member] = await membersWithAddress(call, email_address);
    if (member) await checkPassword(call, member, password);
    else await checkFirstPassword(call, email_address, password);
    return discoveredWithPassword(call, member?.email_address ?? email_address);
  },
);

export const discoveryResetStart = operation(
  'passwords.discovery.email.reset_start',
  'POST',
  '/v1/b2b/passwords/discovery/email/reset/start',
  z.object({
    ...resetStartFields,
    discovery_redirect_url: redirectUrl('invalid_discovery_redirect_url'),
    pkce_code_challenge: codeChallenge,
  }),
  async (call, input) => {
    await readSharedPolicy(call);
    const redirect_url = await chooseRedirectUrl(call, 'RESET_PASSWORD', input.reset_password_redirect_url);
    await sendMail(call, {
      kind: 'discovery_reset_password',
      email_address: input.email_address,
      token: newToken(),
      minutes: input.reset_password_expiration_minutes,
      redirect_url,
      pkce_code_challenge: input.pkce_code_challenge,
    });
    return {};
  },
);

export const discoveryReset = operation(
  'passwords.discovery.email.reset',
  'POST',
  '/v1/b2b/passwords/discovery/email/reset',
  z.object({ password_reset_token: linkToken, password: passwordField, pkce_code_verifier: codeVerifier }),
  async (call, input) => {
    await checkStrength(await readSharedPolicy(call), input.password);
    const hash = await hashPassword(input.password);
    const token = input.password_reset_token;
    const mail = await spendResetLink(call, token, 'discovery_reset_password', input.pkce_code_verifier);
    const members = await membersWithAddress(call, mail.email_address);
    if (members[0]) await storePassword(call, members[0], hash);
    else await keepFirstPassword(call, mail.email_address, hash);
    for (const { id } of members) await revokeSessions(call, id);
    return discoveredWithPassword(call, mail.email_address);
  },
);
