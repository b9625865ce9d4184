import { expect, test } from 'vitest';
import { clientFor, refusal, startSandbox } from './harness.ts';
import { directory } from './walks/scim.ts';

const linda = 'linda@example.com';
const organization_id = 'globex';

async function provider() {
  const bench = await startSandbox();
  const made = await directory(bench);
  const member = async (email_address = linda) =>
    (await bench.stytch.organizations.members.get({ organization_id, email_address })).member;
  return { ...bench, ...made, member };
}

test('a user of the directory becomes a member, and changes with it', async () => {
  const { scim, user, patch, member, connection_id, base_url } = await provider();
  const created = await user(linda, {
    externalId: '00u1',
    name: { givenName: 'Linda', familyName: 'Zhang' },
    active: true,
    title: 'Engineer',
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'R&D', manager: { value: '42' } },
  });
  expect(created).toMatchObject({
    id: expect.stringMatching(/^member-test-/),
    userName: linda,
    externalId: '00u1',
    active: true,
    groups: [],
    meta: { resourceType: 'User', location: `${base_url}/Users/${created.id}` },
  });
  expect(await member()).toMatchObject({
    member_id: created.id,
    status: 'active',
    name: 'Linda Zhang',
    email_address_verified: true,
    scim_registration: {
      connection_id,
      registration_id: expect.stringMatching(/^scim-registration-test-/),
      external_id: '00u1',
      scim_attributes: {
        id: created.id,
        user_name: linda,
        active: true,
        title: 'Engineer',
        name: { given_name: 'Linda', family_name: 'Zhang' },
        emails: [{ value: linda, type: 'work', primary: true }],
        enterprise_extension: { department: 'R&D', manager: { value: '42' } },
      },
    },
  });
  const path = `/Users/${created.id}`;
  expect((await scim('GET', path)).body).toEqual(created);
  const replaced = await scim('PUT', path, { userName: linda, displayName: 'Linda Z.' });
  expect(replaced).toMatchObject({ status: 200, body: { displayName: 'Linda Z.' } });
  expect(replaced.body).not.toHaveProperty('title');
  const renamed = await patch(
    path,
    { op: 'Replace', path: 'displayName', value: 'Linda' },
    { op: 'Add', path: 'emails[type eq "home"].value', value: 'l@example.org' },
    { op: 'replace', value: { 'name.givenName': 'Lin', userName: 'linda2@example.com' } },
    {
      op: 'add',
      path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
      value: 'Sales',
    },
  );
  expect(renamed.body).toMatchObject({
    userName: 'linda2@example.com',
    name: { givenName: 'Lin' },
    emails: [{ type: 'home', value: 'l@example.org' }],
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Sales' },
  });
  expect(await member('l@example.org')).toMatchObject({ member_id: created.id, name: 'Linda' });
});

test.each([
  ['Okta', { op: 'replace', value: { active: false } }, { op: 'replace', value: { active: true } }],
  [
    'Microsoft Entra',
    { op: 'Replace', path: 'active', value: 'False' },
    { op: 'Replace', path: 'active', value: 'True' },
  ],
])('a user whom %s deactivates is logged out and deleted, and comes back without assigned roles', async (...row) => {
  const [, off, on] = row;
  const { stytch, user, patch, scim, member, logIn, connection_id } = await provider();
  const { id } = await user(linda);
  const { body: group } = await scim('POST', '/Groups', { displayName: 'Editors', members: [{ value: id }] });
  await stytch.scim.connection.update({
    organization_id,
    connection_id,
    scim_group_implicit_role_assignments: [{ role_id: 'editor', group_id: group.id, group_name: '' }],
  });
  await stytch.organizations.members.update({ organization_id, member_id: id, roles: ['stytch_admin'] });
  const { session_token } = await logIn(linda);
  const inactive = await patch(`/Users/${id}`, off);
  expect(inactive.body).toMatchObject({ id, active: false });
  expect(await refusal(stytch.sessions.authenticate({ session_token }))).toMatchObject({ type: 'session_not_found' });
  expect(await refusal(member())).toMatchObject({ type: 'member_not_found' });
  const gone = await stytch.organizations.members.dangerouslyGet({ member_id: id, include_deleted: true });
  expect(gone.member).toMatchObject({ status: 'deleted', scim_registration: { scim_attributes: { active: false } } });
  expect((await patch(`/Users/${id}`, on)).body).toMatchObject({ active: true });
  const roles = (await member()).roles.map(({ role_id }) => role_id);
  expect(roles.sort()).toEqual(['editor', 'stytch_member']);
});

test('groups give roles for as long as the user is in them', async () => {
  const { stytch, user, patch, scim, member, connection_id } = await provider();
  const [{ id }, { id: other }] = [await user(linda), await user('bob@example.com')];
  const { body: group } = await scim('POST', '/Groups', { displayName: 'Editors', externalId: 'g1' });
  const path = `/Groups/${group.id}`;
  expect(group).toMatchObject({ displayName: 'Editors', externalId: 'g1', members: [] });
  await stytch.scim.connection.update({
    organization_id,
    connection_id,
    scim_group_implicit_role_assignments: [{ role_id: 'editor', group_id: group.id, group_name: '' }],
  });
  const source = { type: 'scim_connection_group', details: { connection_id, group_id: group.id } };
  const isEditor = async () => (await member()).roles.find(({ role_id }) => role_id === 'editor')?.sources;
  expect(await isEditor()).toBeUndefined();
  await patch(path, { op: 'add', path: 'members', value: [{ value: id }, { value: other }] });
  expect(await isEditor()).toEqual([source]);
  await patch(path, { op: 'replace', value: { id: group.id, displayName: 'Writers' } });
  expect((await scim('GET', `/Users/${id}`)).body.groups).toEqual([{ value: group.id, display: 'Writers' }]);
  expect((await member()).scim_registration?.scim_attributes?.groups).toEqual([
    { value: group.id, display: 'Writers' },
  ]);
  expect((await scim('GET', `${path}?excludedAttributes=members`)).body).not.toHaveProperty('members');
  await patch(path, { op: 'remove', path: `members[value eq "${id}"]` });
  expect(await isEditor()).toBeUndefined();
  expect((await scim('GET', path)).body.members).toEqual([{ value: other }]);
  await scim('PUT', path, { displayName: 'Writers', members: [{ value: id }] });
  expect(await isEditor()).toEqual([source]);
  await patch(path, { op: 'Remove', path: 'members', value: [{ value: id }] });
  expect(await isEditor()).toBeUndefined();
  await patch(path, { op: 'add', path: 'members', value: { value: id } });
  expect((await scim('DELETE', path)).status).toBe(204);
  expect(await isEditor()).toBeUndefined();
  const { connection } = await stytch.scim.connection.get({ organization_id });
  expect(connection?.scim_group_implicit_role_assignments).toEqual([]);
});

test('a directory takes over the member with the same address, and deletes them', async () => {
  const { stytch, user, scim, member, logIn } = await provider();
  const { member_id } = await logIn(linda);
  const { id } = await user(linda.toUpperCase(), { emails: [] });
  expect(id).toBe(member_id);
  expect((await scim('DELETE', `/Users/${id}`)).status).toBe(204);
  expect((await scim('GET', `/Users/${id}`)).status).toBe(404);
  expect(await refusal(member())).toMatchObject({ type: 'member_not_found' });
  await stytch.organizations.members.create({ organization_id, email_address: linda });
  expect((await user(linda)).id).not.toBe(id);
});

test('lists are filtered and paged', async () => {
  const { user, scim } = await provider();
  for (const name of ['a', 'b', 'c']) await user(`${name}@example.com`, { externalId: name });
  const names = async (query: string) => {
    const { body } = await scim('GET', `/Users?${query}`);
    return [
      body.totalResults,
      body.startIndex,
      body.itemsPerPage,
      body.Resources.map((one: { userName: string }) => one.userName),
    ];
  };
  const filter = (text: string) => `filter=${encodeURIComponent(text)}`;
  expect(await names('')).toEqual([3, 1, 3, ['a@example.com', 'b@example.com', 'c@example.com']]);
  expect(await names('startIndex=2&count=1')).toEqual([3, 2, 1, ['b@example.com']]);
  expect(await names('count=0')).toEqual([3, 1, 0, []]);
  expect(await names(filter('userName eq "B@example.com"'))).toEqual([1, 1, 1, ['b@example.com']]);
  expect(await names(filter('externalId eq "c"'))).toEqual([1, 1, 1, ['c@example.com']]);
  expect(await names(`aadOptscim062020&${filter('userName eq "no\\"one"')}`)).toEqual([0, 1, 0, []]);
  await scim('POST', '/Groups', { displayName: 'Editors' });
  expect((await scim('GET', `/Groups?${filter('displayName eq "editors"')}`)).body.totalResults).toBe(1);
  for (const path of ['/ServiceProviderConfig', '/ResourceTypes', '/Schemas'])
    expect(await scim('GET', path)).toMatchObject({ status: 200, type: 'application/scim+json' });
});

test('errors have the form of RFC 7644', async () => {
  const { user, scim, patch, newProject, url } = await provider();
  const { id } = await user(linda);
  const other = await user('bob@example.com');
  const error = async (answer: ReturnType<typeof scim>) => {
    const { status, type, body } = await answer;
    expect(type).toBe('application/scim+json');
    expect(body).toMatchObject({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(status),
      detail: expect.any(String),
    });
    return [status, body.scimType];
  };
  const path = `/Users/${id}`;
  expect(await error(scim('GET', '/Users', undefined, 'x'.repeat(44)))).toEqual([401, undefined]);
  expect(await error(scim('GET', '/Users/member-test-x'))).toEqual([404, undefined]);
  expect(await error(scim('GET', '/Elsewhere'))).toEqual([404, undefined]);
  expect(await error(scim('PUT', '/Users', {}))).toEqual([405, undefined]);
  expect(await error(scim('POST', '/Users', '{'))).toEqual([400, 'invalidSyntax']);
  expect(await error(scim('POST', '/Users', {}))).toEqual([400, 'invalidValue']);
  expect(await error(scim('POST', '/Users', { userName: 'linda' }))).toEqual([400, 'invalidValue']);
  expect(await error(scim('POST', '/Users', { userName: linda }))).toEqual([409, 'uniqueness']);
  expect(await error(scim('PUT', path, { userName: other.userName }))).toEqual([409, 'uniqueness']);
  expect(await error(scim('GET', '/Users?filter=userName%20co%20%22a%22'))).toEqual([400, 'invalidFilter']);
  expect(await error(scim('GET', '/Users?filter=title%20eq%20%22a%22'))).toEqual([400, 'invalidFilter']);
  expect(await error(patch(path, { op: 'remove' }))).toEqual([400, 'noTarget']);
  expect(await error(patch(path, { op: 'move', path: 'title' }))).toEqual([400, 'invalidValue']);
  expect(await error(patch(path, { op: 'add', path: '__proto__.x', value: 1 }))).toEqual([400, 'invalidPath']);
  expect(await error(patch(path))).toEqual([400, 'invalidValue']);
  expect(await error(scim('POST', '/Groups', { displayName: 'A', members: [{ value: 'no one' }] }))).toEqual([
    400,
    'invalidValue',
  ]);
  expect(await error(scim('POST', '/Users', { userName: linda, title: 'x'.repeat(70_000) }))).toEqual([413, undefined]);
  // Another organization's claimed domain.
  const project = await newProject();
  const stytch = clientFor(url, project);
  const acme = await directory({ stytch } as Parameters<typeof directory>[0]);
  await stytch.organizations.create({
    organization_name: 'Acme',
    organization_slug: 'acme',
    claimed_email_domains: ['acme.org'],
  });
  expect((await error(acme.scim('POST', '/Users', { userName: 'x@acme.org' })))[0]).toBe(400);
});

test('a token stops working when it expires, and one connection never reaches another', async () => {
  const { scim, user, control, project, stytch, bearer_token } = await provider();
  const { id } = await user(linda);
  await stytch.organizations.create({ organization_name: 'Acme', organization_slug: 'acme' });
  const acme = await directory({ stytch } as Parameters<typeof directory>[0], 'acme');
  expect((await acme.scim('GET', `/Users/${id}`)).status).toBe(404);
  expect((await acme.scim('GET', '/Users', undefined, bearer_token)).status).toBe(401);
  await control('POST', '/clock', project, { advance_seconds: 5 * 365 * 86_400 });
  expect((await scim('GET', '/Users')).status).toBe(401);
});

test('a snapshot keeps the connection with its users and groups', async () => {
  const { scim, user, control, project } = await provider();
  const { id } = await user(linda);
  await scim('POST', '/Groups', { displayName: 'Editors', members: [{ value: id }] });
  const before = (await scim('GET', `/Users/${id}`)).body;
  const { body: snapshot } = await control('GET', '/snapshot', project);
  await control('POST', '/reset', project);
  expect((await scim('GET', '/Users')).status).toBe(401);
  expect((await control('POST', '/snapshot', project, snapshot)).status).toBe(200);
  expect((await scim('GET', `/Users/${id}`)).body).toEqual(before);
});
