import { z } from 'zod';
import { checkAddress } from '../members/addresses.ts';
import { changeMember } from '../changes.ts';
import { mergeClaims } from '../sessions/claims.ts';
import { domainOf, emailKey } from '../domains.ts';
import { fail, StytchError } from '../errors.ts';
import { addFactor, emailFactor } from '../login/factors.ts';
import {
  codeChallenge,
  codeVerifier,
  email,
  intermediateSessionToken,
  linkToken,
  login,
  mailLocale,
  maybe,
  memberId,
  minutes,
  organizationId,
  redirectUrl,
  sessionToken,
  templateId,
} from '../fields.ts';
import { findIntermediateSession } from '../login/intermediate-sessions.ts';
import { logIn } from '../login/login.ts';
import { sendMail, spendLink } from '../mail/mail.ts';
import { changedProfile, given, newProfile, profileFields } from '../members/fields.ts';
import { operation, type Call } from '../operation.ts';
import { actingMember } from '../rbac/authorize.ts';
import { chooseRedirectUrl } from './redirect-urls.ts';
import type { Factor, MemberRow, OrganizationRow, SessionRow } from '../rows.ts';
import { isSandboxToken, SANDBOX_EMAIL, sandboxMember, SANDBOX_ORGANIZATION_ID } from '../sandbox-values.ts';
import { findSession } from '../sessions/store.ts';
import { findMember, findMemberByEmail, findOrganization, insertMember } from '../store.ts';
import { newToken } from '../../core/ids.ts';
import { memberAnswer } from '../members/operations.ts';

const isSandboxPair = (input: { organization_id: string; email_address: string }) =>
  input.organization_id === SANDBOX_ORGANIZATION_ID && input.email_address === SANDBOX_EMAIL;

const loginOrSignup = operation(
  'magic_links.email.login_or_signup',
  'POST',
  '/v1/b2b/magic_links/email/login_or_signup',
  z.object({
    organization_id: organizationId,
    email_address: email,
    login_redirect_url: redirectUrl('invalid_login_redirect_url'),
    signup_redirect_url: redirectUrl('invalid_signup_redirect_url'),
    pkce_code_challenge: codeChallenge,
    login_template_id: templateId,
    signup_template_id: templateId,
    locale: mailLocale,
    login_expiration_minutes: minutes('invalid_expiration', 5, 10_080),
    signup_expiration_minutes: minutes('invalid_expiration', 5, 10_080),
  }),
  async (call, input) => {
    if (isSandboxPair(input)) return { ...sandboxMember('active'), member_created: false };
    const organization = await findOrganization(call, input.organization_id);
    const known = await findMemberByEmail(call, organization.id, input.email_address);
    checkMethod(organization, known);
    const returning = known?.status === 'active';
    const redirect_url = returning
      ? await chooseRedirectUrl(call, 'LOGIN', input.login_redirect_url)
      : await chooseRedirectUrl(call, 'SIGNUP', input.signup_redirect_url);
    const member = known ?? (await signUp(call, organization, input.email_address));
    await sendMail(call, {
      kind: returning ? 'login' : 'signup',
      email_address: member.email_address,
      token: newToken(),
      minutes: (returning ? input.login_expiration_minutes : input.signup_expiration_minutes) ?? 60,
      redirect_url,
      pkce_code_challenge: input.pkce_code_challenge,
      organization,
      member_id: member.id,
    });
    return { ...memberAnswer(member, organization), member_created: !known };
  },
);

function checkMethod({ settings }: OrganizationRow, member: MemberRow | undefined): void {
  const forbidden = settings.auth_methods === 'RESTRICTED' && !settings.allowed_auth_methods.includes('magic_link');
  if (forbidden && !member?.profile.is_breakglass) fail('operation_restricted_by_organization_auth_methods');
}

/** Somebody new may sign up where just-in-time provisioning lets them; Stytch's own components expect these two errors here. */
async function signUp(call: Call, organization: OrganizationRow, email_address: string): Promise<MemberRow> {
  const { email_jit_provisioning, email_allowed_domains } = organization.settings;
  if (email_jit_provisioning === 'NOT_ALLOWED') fail('email_jit_provisioning_not_allowed');
  if (!email_allowed_domains.includes(domainOf(email_address))) fail('invalid_email_for_jit_provisioning');
  await checkAddress(call, organization.id, email_address);
  return insertMember(call.db, call.project.id, call.now, {
    organization_id: organization.id,
    email_address,
    email_verified: 0,
    status: 'pending',
  });
}

const { name, trusted_metadata, untrusted_metadata, roles } = profileFields;

const invite = operation(
  'magic_links.email.invite',
  'POST',
  '/v1/b2b/magic_links/email/invite',
  z.object({
    organization_id: organizationId,
    email_address: email,
    invite_redirect_url: redirectUrl('invalid_invite_redirect_url'),
    invited_by_member_id: maybe(memberId),
    name,
    trusted_metadata,
    untrusted_metadata,
    invite_template_id: templateId,
    locale: mailLocale,
    roles,
    invite_expiration_minutes: minutes('invalid_expiration', 5, 10_080),
  }),
  async (call, input) => {
    if (isSandboxPair(input)) return sandboxMember('invited');
    const organization = await findOrganization(call, input.organization_id);
    await actingMember(call, organization, [{ resource: 'stytch.member', action: 'create' }]);
    if (input.invited_by_member_id !== undefined) await findMember(call, organization.id, input.invited_by_member_id);
    const known = await findMemberByEmail(call, organization.id, input.email_address);
    if (known?.status === 'active') fail('user_already_invited');
    checkInvites(organization, input.email_address);
    checkMethod(organization, known);
    const redirect_url = await chooseRedirectUrl(call, 'INVITE', input.invite_redirect_url);
    const { name: called, trusted_metadata: trusted, untrusted_metadata: untrusted, roles: held } = input;
    const profile = given({ name: called, trusted_metadata: trusted, untrusted_metadata: untrusted, roles: held });
    const member = await invited(call, organization, input.email_address, known, profile);
    await sendMail(call, {
      kind: 'invite',
      email_address: member.email_address,
      token: newToken(),
      minutes: input.invite_expiration_minutes ?? 10_080,
      redirect_url,
      organization,
      member_id: member.id,
    });
    return memberAnswer(member, organization);
  },
);

function checkInvites({ settings }: OrganizationRow, address: string): void {
  const fits =
    settings.email_invites === 'ALL_ALLOWED' ||
    (settings.email_invites === 'RESTRICTED' && settings.email_allowed_domains.includes(domainOf(address)));
  if (!fits) fail('invalid_email_for_invites');
}

/** Somebody pending becomes invited, somebody unknown becomes a member (official description). */
async function invited(
  call: Call,
  organization: OrganizationRow,
  email_address: string,
  known: MemberRow | undefined,
  profile: Partial<MemberRow['profile']>,
): Promise<MemberRow> {
  if (known) {
    return changeMember(call, known, (before) => {
      // Somebody who has logged in meanwhile is active, and stays so.
      if (before.status === 'active') fail('user_already_invited');
      return {
        ...before,
        status: 'invited',
        profile: changedProfile(before.profile, profile),
        updated_at: call.now,
      };
    });
  }
  await checkAddress(call, organization.id, email_address);
  return insertMember(call.db, call.project.id, call.now, {
    organization_id: organization.id,
    email_address,
    email_verified: 0,
    status: 'invited',
    profile: newProfile(profile),
  });
}

const authenticate = operation(
  'magic_links.authenticate',
  'POST',
  '/v1/b2b/magic_links/authenticate',
  z.object({
    magic_links_token: linkToken,
    pkce_code_verifier: codeVerifier,
    session_token: maybe(sessionToken),
    session_jwt: maybe(z.string('unable_to_parse_session_jwt')),
    intermediate_session_token: maybe(intermediateSessionToken),
    ...login,
    locale: mailLocale,
  }),
  async (call, input) => {
    const { session_token, session_jwt } = input;
    // What comes along is looked at before the link is spent: a call that fails spends nothing.
    const session =
      session_token === undefined && session_jwt === undefined
        ? undefined
        : await findSession(call, { session_token, session_jwt });
    const person =
      input.intermediate_session_token === undefined
        ? undefined
        : await findIntermediateSession(call, input.intermediate_session_token);
    if (isSandboxToken(input.magic_links_token)) fail('magic_link_not_found');
    const sent = (person ?? session) && (await findMail(call, input.magic_links_token));
    // An intermediate session is about one mailbox; a link to another must not be spent on it.
    if (sent && person && sent.email_key !== emailKey(person.email_address))
      fail('invalid_intermediate_session_token_for_organization');
    if (sent && session?.member_id === sent.member_id) mergeClaims(session.custom_claims, input.session_custom_claims);
    const mail = await spendLink(
      call,
      input.magic_links_token,
      ['login', 'signup', 'invite'],
      input.pkce_code_verifier,
    );
    // Deleting a member revokes the mails sent to them (description of members.delete and invite).
    const organization = await findOrganization(call, mail.organization_id ?? '').catch(asUnknownLink);
    const member = await findMember(call, organization.id, mail.member_id ?? '').catch(asUnknownLink);
    // It proves the mailbox it was sent to, and not the one the member has been given since (choice).
    if (emailKey(mail.email_address) !== member.email_key) fail('magic_link_not_found');

    // A session of somebody else is ignored (description of `session_token`).
    const own: SessionRow | undefined = session?.member_id === member.id ? session : undefined;
    const before: Factor[] = own?.factors ?? person?.factors ?? [];
    const factors = addFactor(before, emailFactor('magic_link', member, call.now));
    const answer = await logIn(call, {
      organization,
      member,
      factors,
      addsFactor: true,
      fields: input,
      intermediate_session_token: person?.token,
      session: own,
    });
    return { ...answer, method_id: member.email_id, organization_id: organization.id, reset_sessions: false };
  },
);

const findMail = ({ db, project }: Call, token: string) =>
  db
    .selectFrom('sandbox_mail')
    .select(['email_key', 'member_id'])
    .where('project_id', '=', project.id)
    .where('token', '=', token)
    .executeTakeFirst();

const asUnknownLink = (error: unknown): never => {
  if (error instanceof StytchError) fail('magic_link_not_found');
  throw error;
};

export const organizationMagicLinks = [loginOrSignup, invite, authenticate];
