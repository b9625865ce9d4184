import { PasswordlessClient, RegisterOptions } from '@passwordlessdev/passwordless-nodejs';
import { expect, test } from 'vitest';
import { newPlace } from '../../src/lib/store/testing/database.ts';
import { basic, clientFor, refusal, type Credentials } from './harness.ts';
import { refusedStart, seedFile, startStandAlone } from './stand-alone.ts';

const PROJECT = 'project-test-00000000-0000-4000-8000-000000000001';
const SECRET = 'secret-test-abcdefghijklmnopqrstuvwxyz0123456789';
const ACME = 'organization-test-00000000-0000-4000-8000-00000000000a';
const ADA = 'member-test-00000000-0000-4000-8000-0000000000aa';

const YAML = `
project_id: ${PROJECT}
secret: ${SECRET}
public_token: public-token-test-00000000-0000-4000-8000-000000000001
passwordless:
  api_key: acme:public:00000000000000000000000000000001
  api_secret: acme:secret:00000000000000000000000000000002
redirect_urls:
  - http://localhost:8000/authenticate
  - { url: http://localhost:8000/welcome, types: [INVITE] }
clock: { advance_seconds: 86400 }
organizations:
  - organization_id: ${ACME}
    organization_name: Acme
    organization_slug: acme
    email_invites: ALL_ALLOWED
    members:
      - member_id: ${ADA}
        email_address: ada@acme.example
        name: Ada Lovelace
        external_id: ada
        roles: [stytch_admin]
      - { email_address: bob@acme.example, status: pending }
`;

const control = async (url: string, credentials: Credentials, method: string, path: string, body?: object) => {
  const answer = await fetch(`${url}/_sandbox/${path}`, {
    method,
    headers: { authorization: basic(credentials) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return answer.json();
};

async function startSeeded(env?: Record<string, string>) {
  const { url, project } = await startStandAlone(['--seed', seedFile('seed.yaml', YAML)], env);
  if (!project) throw new Error('a seed makes a project');
  return { url, project, stytch: clientFor(url, project) };
}

test('a seed gives the SDK a project whose credentials, organizations and members are known beforehand', async () => {
  const { project, stytch } = await startSeeded();
  expect(project).toMatchObject({ project_id: PROJECT, secret: SECRET });
  const { organization } = await stytch.organizations.get({ organization_id: 'acme' });
  expect(organization).toMatchObject({ organization_id: ACME, organization_name: 'Acme' });
  const { member } = await stytch.organizations.members.get({ organization_id: ACME, member_id: 'ada' });
  expect(member).toMatchObject({
    member_id: ADA,
    name: 'Ada Lovelace',
    status: 'active',
    email_address_verified: true,
  });
  const bob = await stytch.organizations.members.get({ organization_id: ACME, email_address: 'bob@acme.example' });
  expect(bob.member).toMatchObject({ status: 'pending', email_address_verified: false });
  expect(await refusal(stytch.organizations.get({ organization_id: 'globex' }))).toMatchObject({ status: 404 });
});

test('a seed sets redirect URLs and the clock', async () => {
  const { url, project, stytch } = await startSeeded();
  await stytch.magicLinks.email.discovery.send({ email_address: 'ada@acme.example' });
  await stytch.magicLinks.email.invite({ organization_id: ACME, email_address: 'new@acme.example' });
  const { messages } = await control(url, project, 'GET', 'messages');
  const follow = async (link: string) =>
    (await fetch(link, { redirect: 'manual' })).headers.get('location')?.split('?')[0];
  expect(await follow(messages[1].link)).toBe('http://localhost:8000/authenticate');
  expect(await follow(messages[0].link)).toBe('http://localhost:8000/authenticate');
  await stytch.magicLinks.email.invite({
    organization_id: ACME,
    email_address: 'newer@acme.example',
    invite_redirect_url: 'http://localhost:8000/welcome',
  });
  const [newest] = (await control(url, project, 'GET', 'messages')).messages;
  expect(await follow(newest.link)).toBe('http://localhost:8000/welcome');
  expect(await control(url, project, 'GET', 'clock')).toMatchObject({ offset_seconds: 86_400 });
});

test('a reset restores the seed', async () => {
  const { url, project, stytch } = await startSeeded();
  await stytch.organizations.delete({ organization_id: ACME });
  await stytch.organizations.create({ organization_name: 'Other', organization_slug: 'other' });
  await control(url, project, 'POST', 'clock', { reset: true });
  await control(url, project, 'POST', 'reset');
  const { member } = await stytch.organizations.members.get({ organization_id: 'acme', member_id: ADA });
  expect(member.email_address).toBe('ada@acme.example');
  expect(await refusal(stytch.organizations.get({ organization_id: 'other' }))).toMatchObject({ status: 404 });
  expect(await control(url, project, 'GET', 'clock')).toMatchObject({ offset_seconds: 86_400 });
});

test('a seed sets the keys of Passwordless.dev', async () => {
  const { project } = await startSeeded();
  const { api_url, api_secret } = project.passwordless;
  const passwordless = new PasswordlessClient(api_secret, { baseUrl: api_url });
  const { token } = await passwordless.createRegisterToken(
    Object.assign(new RegisterOptions(), { userId: 'ada', username: 'ada@acme.example' }),
  );
  expect(token).toMatch(/^register_/);
});

test('started again on stored data, the sandbox only has the seed', async () => {
  const { folder, server } = await newPlace();
  const env: Record<string, string> = server ? { DATABASE_URL: server.reveal() } : { DATA_DIR: folder };
  const first = await startSeeded(env);
  await first.stytch.organizations.create({ organization_name: 'Other', organization_slug: 'other' });
  const second = await startSeeded(env);
  expect((await second.stytch.organizations.get({ organization_id: 'acme' })).organization.organization_id).toBe(ACME);
  expect(await refusal(second.stytch.organizations.get({ organization_id: 'other' }))).toMatchObject({ status: 404 });
});

test('a seed can be JSON, and set no ids', async () => {
  const seed = { organizations: [{ organization_name: 'Acme Ltd', members: [{ email_address: 'ada@acme.example' }] }] };
  const { url, project } = await startStandAlone(['--seed', seedFile('seed.json', JSON.stringify(seed))]);
  if (!project) throw new Error('a seed makes a project');
  const { organization } = await clientFor(url, project).organizations.get({ organization_id: 'acme-ltd' });
  expect(organization.organization_name).toBe('Acme Ltd');
});

test('without a seed there is no project, and anyone can create one', async () => {
  const { url, project } = await startStandAlone();
  expect(project).toBeNull();
  expect((await fetch(`${url}/_sandbox/projects`, { method: 'POST' })).status).toBe(201);
});

test('an invalid seed stops the sandbox, with an explanation', async () => {
  const file = seedFile('seed.yaml', 'organizations: [{ organization_name: A, organization_slug: a }]');
  const { code, errors } = await refusedStart(['--port', '0', '--seed', file]);
  expect(code).toBe(1);
  expect(errors).toMatch(/^The seed \S+seed\.yaml cannot be used:\n {2}organizations\[0\]\.organization_slug: The /);
  expect(errors.trim().split('\n')).toHaveLength(2);
});

// PostgreSQL's driver closes an idle connection after ten seconds.
test('a contradictory seed stops the sandbox immediately', { timeout: 8_000 }, async () => {
  const acme = '{ organization_name: Acme, organization_slug: acme }';
  const file = seedFile('seed.yaml', `organizations: [${acme}, ${acme}]`);
  const { folder, server } = await newPlace();
  const env: Record<string, string> = server ? { DATABASE_URL: server.reveal() } : { DATA_DIR: folder };
  const { code, errors } = await refusedStart(['--port', '0', '--seed', file], env);
  expect(code).toBe(1);
  expect(errors).toContain('organizations[1]: ');
});

test('an unknown argument prints the usage', async () => {
  const { code, errors } = await refusedStart(['--prot', '1']);
  expect(code).toBe(1);
  expect(errors).toContain('--prot');
  expect(errors).toContain('--seed <file>');
});
