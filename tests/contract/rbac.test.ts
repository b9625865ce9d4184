import { expect, test } from 'vitest';
import { refusal, startSandbox } from './harness.ts';

/** An admin and a member without roles in one organization, both logged in. */
async function acme() {
  const sandbox = await startSandbox();
  const { stytch, logIn, control, project } = sandbox;
  const { organization } = await stytch.organizations.create({ organization_name: 'Acme', organization_slug: 'acme' });
  const { organization_id } = organization;
  const add = async (email_address: string, roles: string[]) => {
    await stytch.organizations.members.create({ organization_id, email_address, roles });
    return logIn(email_address, organization_id);
  };
  const [admin, ada] = [await add('boss@acme.org', ['stytch_admin']), await add('ada@acme.org', ['editor'])];
  const calls = async (): Promise<string[]> =>
    (await control('GET', '/calls', project)).body.calls.map(({ operation }: { operation: string }) => operation);
  return { ...sandbox, organization_id, admin, ada, calls };
}

test('the SDK checks a permission locally, with the policy it fetches once', async () => {
  const { stytch, organization_id, admin, ada, calls } = await acme();
  const before = (await calls()).length;
  const check = ({ session_jwt }: { session_jwt: string }, resource_id: string, action: string) =>
    stytch.sessions.authenticateJwtLocal({
      session_jwt,
      authorization_check: { organization_id, resource_id, action },
    });
  expect((await check(admin, 'stytch.member', 'search')).roles).toEqual(['stytch_admin', 'stytch_member']);
  expect((await check(ada, 'stytch.self', 'update.info.name')).member_id).toBe(ada.member_id);
  await expect(check(ada, 'stytch.member', 'search')).rejects.toThrow('invalid_permissions');
  await expect(check(admin, 'documents', 'read')).rejects.toThrow('invalid_permissions');
  expect((await calls()).slice(before).sort()).toEqual([
    'rbac.organizations.get_org_policy',
    'rbac.policy',
    'sessions.get_jwks',
  ]);
});

test('the SDK includes an organization’s own roles', async () => {
  const { stytch, organization_id, ada } = await acme();
  const editor = {
    role_id: 'editor',
    description: 'Writes documents',
    permissions: [{ resource_id: 'documents', actions: ['write'] }],
  };
  await stytch.rbac.organizations.setOrgPolicy({ organization_id, org_policy: { roles: [editor] } });
  const check = (action: string) => ({
    session_jwt: ada.session_jwt,
    authorization_check: { organization_id, resource_id: 'documents', action },
  });
  expect((await stytch.sessions.authenticateJwtLocal(check('write'))).roles).toContain('editor');
  await expect(stytch.sessions.authenticateJwtLocal(check('delete'))).rejects.toThrow('invalid_permissions');
});

test('the SDK and the sandbox agree for every role, resource and action', async () => {
  const { stytch, organization_id, admin, ada } = await acme();
  const { policy } = await stytch.rbac.policy();
  const wanted = (policy?.resources ?? []).flatMap(({ resource_id, actions }) =>
    [...actions, 'something.else'].map((action) => ({ resource_id, action })),
  );
  expect(wanted.length).toBeGreaterThan(40);
  for (const { session_jwt } of [admin, ada]) {
    for (const { resource_id, action } of [...wanted, { resource_id: 'documents', action: 'read' }]) {
      const check = { session_jwt, authorization_check: { organization_id, resource_id, action } };
      const local = await stytch.sessions.authenticateJwtLocal(check).then(
        () => true,
        () => false,
      );
      const remote = await stytch.sessions.authenticate(check).then(
        ({ verdict }) => verdict?.authorized,
        () => false,
      );
      expect(remote, `${resource_id} ${action}`).toBe(local);
    }
  }
});

test('a JWT without the permission is refused by the SDK and, when it calls, by the sandbox', async () => {
  const { stytch, organization_id, ada } = await acme();
  const authorization_check = { organization_id, resource_id: 'stytch.organization', action: 'delete' };
  expect(await refusal(stytch.sessions.authenticateJwt({ session_jwt: ada.session_jwt, authorization_check }))).toEqual(
    {
      status: 403,
      type: 'session_authorization_error',
      message: 'The Member is not authorized to perform the requested action on that resource.',
    },
  );
  const elsewhere = { ...authorization_check, organization_id: 'globex' };
  const { session_jwt } = ada;
  await expect(stytch.sessions.authenticateJwtLocal({ session_jwt, authorization_check: elsewhere })).rejects.toThrow(
    'tenancy_mismatch',
  );
  expect(await refusal(stytch.sessions.authenticateJwt({ session_jwt, authorization_check: elsewhere }))).toMatchObject(
    {
      status: 403,
      type: 'session_authorization_tenancy_error',
    },
  );
});

test('a call with a member’s session has that member’s permissions', async () => {
  const { stytch, organization_id, admin, ada } = await acme();
  const { members } = stytch.organizations;
  const as = ({ session_token }: { session_token: string }) => ({ authorization: { session_token } });
  const renamed = { organization_id, member_id: ada.member_id, name: 'Ada' };
  expect((await members.update(renamed, as(admin))).member.name).toBe('Ada');
  expect((await members.update(renamed, { authorization: { session_jwt: ada.session_jwt } })).member.name).toBe('Ada');
  const search = { organization_ids: [organization_id] };
  expect((await members.search(search, as(admin))).members).toHaveLength(2);
  const forbidden = [
    members.search(search, as(ada)),
    members.create({ organization_id, email_address: 'new@acme.org' }, as(ada)),
    members.delete({ organization_id, member_id: admin.member_id }, as(ada)),
    stytch.organizations.update({ organization_id, organization_name: 'Mine' }, as(ada)),
    stytch.organizations.delete({ organization_id }, as(ada)),
    stytch.organizations.deleteExternalId({ organization_id }, as(ada)),
    stytch.magicLinks.email.invite({ organization_id, email_address: 'new@acme.org' }, as(ada)),
    stytch.sessions.revoke({ member_id: admin.member_id }, as(ada)),
  ];
  for (const refused of await Promise.all(forbidden.map(refusal)))
    expect(refused).toMatchObject({ status: 403, type: 'session_authorization_error' });
  await members.delete({ organization_id, member_id: ada.member_id }, as(ada));
  expect((await members.reactivate({ organization_id, member_id: ada.member_id }, as(admin))).member.status).toBe(
    'active',
  );
});

const POLICY = {
  stytch_admin: { permissions: [{ resource_id: 'documents', actions: ['*'] }] },
  custom_roles: [
    {
      role_id: 'editor',
      description: 'Writes documents',
      permissions: [{ resource_id: 'documents', actions: ['read', 'write'] }],
    },
  ],
  custom_resources: [{ resource_id: 'documents', available_actions: ['read', 'write', 'delete'] }],
  custom_scopes: [
    {
      scope: 'write:documents',
      description: 'Change your documents.',
      permissions: [{ resource_id: 'documents', actions: ['write'] }],
    },
    { scope: 'purge', permissions: [{ resource_id: 'documents', actions: ['delete'] }] },
  ],
};

test('a project’s own roles, resources and scopes are in its policy, and count in every check', async () => {
  const { stytch, organization_id, admin, ada, control, project } = await acme();
  expect((await control('POST', '/settings', project, { rbac_policy: POLICY })).status).toBe(200);
  const { policy } = await stytch.rbac.policy();
  expect(policy?.resources.find(({ resource_id }) => resource_id === 'documents')).toMatchObject({
    actions: ['read', 'write', 'delete'],
  });
  expect(policy?.roles.map(({ role_id }) => role_id)).toEqual(['stytch_member', 'stytch_admin', 'editor']);
  expect(policy?.scopes.map(({ scope }) => scope)).toEqual(['write:documents', 'purge']);
  const check = (action: string) => ({ organization_id, resource_id: 'documents', action });
  const remote = ({ session_token }: { session_token: string }, action: string) =>
    stytch.sessions.authenticate({ session_token, authorization_check: check(action) });
  expect((await remote(ada, 'write')).verdict).toEqual({ authorized: true, granting_roles: ['editor'] });
  expect((await remote(admin, 'delete')).verdict).toEqual({ authorized: true, granting_roles: ['stytch_admin'] });
  expect(await refusal(remote(ada, 'delete'))).toMatchObject({ type: 'session_authorization_error' });
  const { session_jwt } = ada;
  const local = (action: string) =>
    stytch.sessions.authenticateJwtLocal({ session_jwt, authorization_check: check(action) });
  expect((await local('write')).roles).toContain('editor');
  await expect(local('delete')).rejects.toThrow('invalid_permissions');

  // A member grants only what they may do.
  const { connected_app } = await stytch.connectedApp.clients.create({
    client_type: 'third_party',
    redirect_urls: ['http://localhost:4000/callback'],
  });
  const { scope_results } = await stytch.idp.oauth.authorizeStart({
    client_id: connected_app.client_id,
    redirect_uri: 'http://localhost:4000/callback',
    response_type: 'code',
    scopes: ['write:documents', 'purge'],
    session_token: ada.session_token,
  });
  expect(scope_results).toEqual([
    { scope: 'write:documents', description: 'Change your documents.', is_grantable: true },
    { scope: 'purge', description: '', is_grantable: false },
  ]);

  // The policy belongs to the project's settings: a snapshot and a seed carry it, a reset puts it back.
  const { body: snapshot } = await control('GET', '/snapshot', project);
  await control('POST', '/reset', project);
  expect((await stytch.rbac.policy()).policy?.scopes).toEqual([]);
  await control('POST', '/snapshot', project, snapshot);
  expect((await stytch.rbac.policy()).policy?.scopes).toHaveLength(2);
});

test.each([
  [{ custom_roles: [{ role_id: 'stytch_owner' }] }, 'stytch_'],
  [{ custom_roles: [{ role_id: 'a' }, { role_id: 'a' }] }, 'Two roles'],
  [{ custom_resources: [{ resource_id: 'stytch.mine', available_actions: ['read'] }] }, 'stytch'],
  [{ custom_resources: [{ resource_id: 'documents', available_actions: [] }] }, 'needs an action'],
  [{ custom_roles: [{ role_id: 'a', permissions: [{ resource_id: 'gone', actions: ['read'] }] }] }, 'doesn’t exist'],
  [{ stytch_member: { permissions: [{ resource_id: 'stytch.self', actions: ['*', 'read'] }] } }, 'no other actions'],
])('a policy that makes no sense is refused: %j', async (rbac_policy, why) => {
  const { control, project } = await startSandbox();
  const { status, body } = await control('POST', '/settings', project, { rbac_policy });
  expect([status, body.error_type]).toEqual([400, 'invalid_control_request']);
  expect(body.error_message).toContain(why);
});
