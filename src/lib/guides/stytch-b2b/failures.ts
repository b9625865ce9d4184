import { failure } from '../failure.ts';
import type { Failure } from '../types.ts';

const app = 'src/lib/quickstart/stytch/app';
const explained = (...lines: string[]) => ({ file: `${app}/explain.ts`, lines });
const usedLink = explained('unable_to_auth_magic_link: {');
const endedSession = {
  file: `${app}/dashboard.ts`,
  lines: ['const response = problemPage(error, app,', 'return sessionIsOver(error)'],
};
const silence = explained('const unreachable', 'if (error instanceof RequestError)');
const noResponse = {
  title: 'The login service can’t be reached',
  advice: 'Try again in a few minutes. If you were changing something, check first whether it worked.',
  way: 'Try again',
};

/** Failures of the quickstart that can be made to happen in the sandbox. */
export const failures: Failure[] = [
  failure({
    id: 'redirect',
    label: 'Send a link to a URL that isn’t registered',
    entry: 'redirect',
    ends: 'no_match_for_provided_magic_link_url',
    handledBy: explained('const unregisteredRedirect', 'no_match_for_provided_magic_link_url: '),
  }),
  failure({
    id: 'address',
    label: 'Send a link to grace@localhost',
    entry: 'address',
    ends: 'invalid_email',
    handledBy: explained('invalid_email: {'),
  }),
  failure({
    id: 'twice',
    label: 'Use a link twice',
    entry: 'scanner',
    ends: 'unable_to_auth_magic_link',
    handledBy: usedLink,
  }),
  failure({
    id: 'late',
    label: 'Use a link 61 minutes later',
    entry: 'scanner',
    ends: 'unable_to_auth_magic_link',
    handledBy: usedLink,
  }),
  failure({
    id: 'scanner',
    label: 'Let a mail scanner open the link first',
    entry: 'scanner',
    ends: 'unable_to_auth_magic_link',
    handledBy: usedLink,
  }),
  failure({
    id: 'other-device',
    label: 'Open the link on another device first',
    entry: 'other-device',
    ends: 'unable_to_auth_magic_link',
    handledBy: usedLink,
  }),
  failure({
    id: 'wrong-type',
    label: 'Open an invitation with the code for login links',
    entry: 'link',
    ends: 'wrong_token',
    handledBy: {
      file: 'src/lib/quickstart/stytch/authenticate-magic-link.ts',
      lines: ['if (!type)', 'if (type !== '],
    },
  }),
  failure({
    id: 'no-organization',
    label: 'Log in with an email that isn’t a member anywhere',
    entry: 'organization',
    ends: 'done',
    handledBy: { file: `${app}/choose-organization.ts`, lines: ['return page(', 'const nothingFound'] },
    person: {
      title: 'Choose an organization',
      advice:
        'nobody@elsewhere.example isn’t a member of any organization yet. You can create one, or ask a colleague to invite you.',
      way: 'Create organization',
    },
  }),
  failure({
    id: 'not-allowed',
    label: 'Join an organization from a domain it doesn’t allow',
    entry: 'organization',
    ends: 'email_jit_provisioning_not_allowed',
    handledBy: explained('const notYours', 'email_jit_provisioning_not_allowed: '),
  }),
  failure({
    id: 'wrong-secret',
    label: 'Send the wrong secret',
    entry: 'keys',
    ends: 'unauthorized_credentials',
    handledBy: explained('const wrongKeys', 'unauthorized_credentials: '),
  }),
  failure({
    id: 'slow-choice',
    label: 'Choose an organization 11 minutes later',
    entry: 'late',
    ends: 'intermediate_session_not_found',
    handledBy: explained('intermediate_session_not_found: {'),
  }),
  failure({
    id: 'second-factor',
    label: 'Log in where a second factor is required',
    entry: 'second-factor',
    ends: 'done',
    handledBy: {
      file: `${app}/enter-organization.ts`,
      lines: ['if (!entered.member_authenticated)', 'function oneMoreFactor'],
    },
    person: {
      title: 'Northwind requires another factor',
      advice: 'This organization doesn’t accept a magic link alone, and this app doesn’t support other factors yet.',
    },
  }),
  failure({
    id: 'revoked',
    label: 'Log out on another device',
    entry: 'session',
    ends: 'session_not_found',
    handledBy: endedSession,
  }),
  failure({
    id: 'expired',
    label: 'Come back 61 minutes later',
    entry: 'session',
    ends: 'session_not_found',
    handledBy: endedSession,
  }),
  failure({
    id: 'stale-jwt',
    label: 'Check only the JWT after a logout',
    entry: 'stale-jwt',
    ends: 'done',
    handledBy: { file: `${app}/dashboard.ts`, lines: ['const { member, organization, session_token } ='] },
    person: {
      title: 'Welcome to Initech',
      advice: 'You’re logged in as grace@failures.example.',
      way: 'Log out',
    },
  }),
  failure({
    id: 'slug',
    byDeveloper: true,
    label: 'Create two organizations with one slug',
    entry: 'slug',
    ends: 'organization_slug_already_used',
    handledBy: explained('organization_slug_already_used: {'),
  }),
  failure({
    id: 'name',
    label: 'Create an organization with a name of 129 characters',
    entry: 'name',
    ends: 'invalid_organization_name',
    handledBy: explained('const badName', 'invalid_organization_name: '),
  }),
  failure({
    id: 'member',
    byDeveloper: true,
    label: 'Add a member twice',
    entry: 'member',
    ends: 'duplicate_member_email',
    handledBy: explained('duplicate_member_email: {'),
  }),
  failure({
    id: 'domain',
    byDeveloper: true,
    label: 'Allow gmail.com for an organization',
    entry: 'domain',
    ends: 'organization_settings_domain_too_common',
    handledBy: explained('title: `Stytch rejected the request', 'advice: error.error_message'),
  }),
  failure({
    id: 'limit',
    label: 'Send more requests than Stytch allows',
    entry: 'limit',
    ends: 'too_many_requests',
    handledBy: explained('too_many_requests: {'),
  }),
  failure({
    id: 'fault',
    label: 'Let Stytch fail',
    entry: 'fault',
    ends: 'internal_server_error',
    handledBy: explained('const stytchFault', 'internal_server_error: '),
  }),
  failure({
    id: 'slow',
    label: 'Let the response take longer than nine seconds',
    entry: 'no-answer',
    ends: 'TimeoutError',
    handledBy: silence,
    person: noResponse,
  }),
  failure({
    id: 'down',
    label: 'Break the connection',
    entry: 'no-answer',
    ends: 'UND_ERR_SOCKET',
    handledBy: silence,
    person: noResponse,
  }),
  failure({
    id: 'nonsense',
    label: 'Get a proxy’s error page instead of JSON',
    entry: 'no-answer',
    ends: 'unreadable',
    handledBy: silence,
    person: noResponse,
  }),
];
