import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { StytchError as SdkError } from 'stytch';
import { expect, test } from 'vitest';
import { guides } from '../../src/lib/guides/index.ts';
import { explainAnswer } from '../../src/lib/quickstart/passwordless/explain.ts';
import { explain } from '../../src/lib/quickstart/stytch/app/explain.ts';
import { ERRORS } from '../../src/lib/sandbox/passwordless/errors.ts';
import { ERRORS as STYTCH_ERRORS, errorBody } from '../../src/lib/sandbox/stytch/errors.ts';

const source = join(import.meta.dirname, '../../src');
const folder = join(source, 'content/troubleshooting');
const entries = readdirSync(folder).map((file) => {
  const front = readFileSync(join(folder, file), 'utf8').split('---')[1] ?? '';
  return load(front) as { of: string; errors: string[] };
});
/** Entries that a reader of a guide finds. Guides with the same provider share theirs. */
const explainedIn = (guide: string) => {
  const provider = guides.find(({ id }) => id === guide)?.provider;
  const guideIds = ['all', ...guides.filter((one) => one.provider === provider).map(({ id }) => id)];
  return entries.filter(({ of }) => guideIds.includes(of)).flatMap(({ errors }) => errors);
};

test.each(guides)('in the guide $id, each outcome is explained in one entry', ({ id }) => {
  const all = explainedIn(id);
  expect(all.length).toBeGreaterThan(15);
  expect(all.filter((word, at) => all.indexOf(word) !== at)).toEqual([]);
});

test('every passkey error with a code has a message for the user, and an entry', () => {
  const explained = explainedIn('passwordless');
  const codes = ['alias_conflict', 'expired_token', 'invalid_token', 'invalid_token_format', 'missing_token'] as const;
  const more = ['fido2_invalid_registration', 'signin_complete_error', 'unknown_credential'] as const;
  for (const code of [...codes, ...more]) {
    expect(ERRORS[code].status).toBeGreaterThanOrEqual(400);
    expect(explainAnswer(ERRORS[code].status, code, '').title).not.toBe('Passwordless.dev rejected the request');
    expect(explained).toContain(code);
  }
});

test('every error that the Stytch app has a message for has an entry', () => {
  const code = readFileSync(join(source, 'lib/quickstart/stytch/app/explain.ts'), 'utf8');
  const list = /const known: Record<string, Known> = \{(.*?)^\};/ms.exec(code)?.[1] ?? '';
  const words = [...list.matchAll(/^ {2}(\w+): /gm)].map(([, word = '']) => word);
  // The pattern matches what the app reads.
  const said = words.map(
    (word) => explain(new SdkError({ ...errorBody(400, word, '', ''), error_details: undefined })).title,
  );
  expect(said.filter((title) => title.startsWith('Stytch rejected the request'))).toEqual([]);
  expect(words.length).toBeGreaterThan(20);
  // The last is what the bench calls a link that the app refuses by itself.
  expect(explainedIn('stytch-b2b')).toEqual(expect.arrayContaining([...words, 'wrong_token']));
});

/** Errors of the sandbox that neither a step of the guide nor its app can cause. */
const ELSEWHERE: [why: string, types: RegExp][] = [
  ['the SDK makes these right', /^(invalid_authorization_header|invalid_request_value|(bad|method|route)_\w+)$/],
  ['a project that was there when the call came', /^(invalid_project_id|project_not_found|public_token_not_found)$/],
  ['the guide does not search', /search/],
  ['it makes no roles', /rbac|wildcard/],
  ['it sends links, and no codes to type', /otp|^invalid_code$/],
  ['it starts without PKCE', /pkce/],
  ['its mail is as Stytch writes it', /template|locale|^invalid_expiration$/],
  ['its links are for discovery, not for one organization', /(login|signup|invite)_redirect_url|invite/],
  ['it sets no way to log in and no second factor', /auth_factor|auth_method|mfa|phone/],
  ['it claims no domain, and only allows joining by email', /claimed|oauth|restricted_email_setting/],
  ['it gives no ids, pictures or data of its own', /external_id|metadata|logo|^invalid_url$/],
  ['it hands over one token, and asks for one hour', /_arguments$|session_id$|session_duration/],
  ['it reads the JWT itself', /jwt/],
  ['a session has no claims and no rights of its own', /custom_claims|authorization_(check|error|tenancy)/],
  ['a token it holds is for the address that opened the link', /^invalid_intermediate_session_token_for_organization$/],
  ['no one logs in to it through another provider', /sso|oidc|public_token|external_connection|connection_for_jit/],
  ['it knows no machines and no connected apps', /m2m|connected_app|^idp_/],
  [
    'it connects no SAML and no directory, and no one acts as another user',
    /saml|scim|impersonation|idp_entity|x509|private_key/,
  ],
  ['it has no passwords', /password|_hash|_salt|scrypt|pbkdf|argon|bcrypt|^email_not_found$|cross_org/],
  ['it asks for no second factor', /insufficient_factors|recovery_code|user_lock|^action_available|sms_parameter/],
  ['it takes over no session of another system', /trusted|migrate_from|_organization_id_claim$|member_id_mismatch/],
  ['no one changes their address in it', /email_updates|desired_email|active_verified_email|^invalid_email_id$/],
  [
    'it adds members, and changes none',
    /reactivation|retired|cannot_update|^member_not_found$|member_get|^invalid_id$/,
  ],
];

test('every error of the Stytch sandbox has an entry, unless the guide cannot cause it', () => {
  const explained = new Set(explainedIn('stytch-b2b'));
  const own = Object.entries(STYTCH_ERRORS).filter(([, [, origin]]) => origin === 'emulator');
  // The sandbox's own errors are explained on the sandbox page.
  const types = Object.keys(STYTCH_ERRORS).filter((type) => !own.some(([name]) => name === type));
  const elsewhere = (type: string) => ELSEWHERE.some(([, pattern]) => pattern.test(type));
  expect(types.filter((type) => !elsewhere(type) && !explained.has(type))).toEqual([]);
  // The guide that continues this one can cause more.
  const inQuickstart = entries.filter(({ of }) => of === 'stytch-b2b' || of === 'all').flatMap(({ errors }) => errors);
  expect(types.filter((type) => elsewhere(type) && inQuickstart.includes(type))).toEqual([]);
  expect(ELSEWHERE.filter(([, pattern]) => !types.some((type) => pattern.test(type)))).toEqual([]);
});

test.each([
  [500, 'internal_server_error'],
  [503, 'server_unavailable'],
  [502, 'never_heard_of'],
])('a %i named %s is the provider’s fault, and no request is called rejected', (status, type) => {
  expect(explain(new SdkError({ ...errorBody(status, type, 'Oops.', ''), error_details: undefined }))).toMatchObject({
    status,
    title: 'Stytch has a problem',
  });
  expect(explainAnswer(status, type, 'Oops.')).toMatchObject({ status, title: 'Passwordless.dev has a problem' });
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'an error named %s, like a property of every object, has its own message',
  (name) => {
    expect(explain(new SdkError({ ...errorBody(400, name, 'Told so.', ''), error_details: undefined }))).toMatchObject({
      status: 400,
      title: `Stytch rejected the request: ${name}`,
      advice: 'Told so.',
      step: 'make-it-yours',
    });
    expect(explainAnswer(400, name, 'Told so.')).toMatchObject({
      status: 400,
      title: 'Passwordless.dev rejected the request',
      advice: 'Told so.',
      step: 'preflight',
    });
  },
);
