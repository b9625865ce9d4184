import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { readSettings } from '../config/settings.ts';
import { boundsOf } from '../config/bounds.ts';
import { installBudgets } from '../store/budgets/index.ts';
import { overBudget } from '../store/budgets/over-budget.ts';
import { openDatabase } from '../store/database.ts';
import { newPlace, onPostgres } from '../store/testing/database.ts';
import { makeSandbox } from './testing/sandbox.ts';
import { workOf } from './testing/work.ts';

/** Milliseconds for which one request may keep the event loop, and with it everyone else, busy. */
const MOST = 50;
const SITE_URL = 'https://learn.example';
const PASSWORD = 'violet otter compiles 42';
/** Its hash with a cost of 11, which takes a tenth of a second or more. */
const BCRYPT = '$2y$11$P1tSbTr5n6SJF6t1QMwUi.tLJr2xjLTYZKqneD15xrvHOPDUgbI8i';

/** A sandbox with the default bounds of a public site, and a project in it. */
async function makePublic() {
  const bounds = boundsOf(readSettings({ SITE_URL }));
  if (!bounds) throw new Error('A public site has bounds.');
  const db = await openDatabase(await newPlace());
  onTestFinished(() => db.destroy());
  await installBudgets(db, bounds.budgets);
  const sandbox = await makeSandbox({ db, bounds: bounds.sandbox, siteUrl: SITE_URL });
  const project = await sandbox.project();
  // Loads what is only loaded when needed, which a running site has done.
  await project.call('GET', '/v1/b2b/organizations/globex');

  /**
   * Copies the newest row of a table until the project is full.
   * @param unique columns in which each copy has another value
   * @param most copies to make
   */
  const copy = async (table: string, unique: string[], most = Infinity): Promise<number> => {
    const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(db);
    // Texts get another number in place of eight zeros or of their last characters.
    const other = (name: string) => {
      const [column, number] = [sql.ref(name), sql`printf('%08d', i)`];
      return sql`case when typeof(${column}) = 'integer' then ${column} + i
        when instr(${column}, '00000000') > 0 then replace(${column}, '00000000', ${number})
        else substr(${column}, 1, length(${column}) - 8) || ${number} end`;
    };
    const values = rows.map(({ name }) => (unique.includes(name) ? other(name) : sql.ref(name)));
    const columns = sql.join(rows.map(({ name }) => sql.ref(name)));
    const step = 50;
    for (let from = 1; from < most; from += step) {
      const copied =
        sql`with recursive n(i) as (select ${from} union all select i + 1 from n where i < ${from + step - 1})
        insert into ${sql.table(table)} (${columns}) select ${sql.join(values)}
        from (select * from ${sql.table(table)} order by rowid limit 1), n`.execute(db);
      const isFull = await copied.then(
        () => false,
        (error: unknown) => {
          if (overBudget(error) !== 'project') throw error;
          return true;
        },
      );
      if (isFull) return from;
    }
    return most;
  };
  return { ...sandbox, project, copy };
}

type Public = Awaited<ReturnType<typeof makePublic>>;
type Request = () => Promise<{ status: number; text: string }>;

/** @returns requests that may be sent again and again */
type Prepare = (site: Public) => Promise<Record<string, Request>>;

const all = { query: { operator: 'OR', operands: [] }, limit: 1000 };

/** The worst requests of each kind that anyone can prepare within the bounds. */
const KINDS: Record<string, Prepare> = {
  'a project full of clients': async ({ project: { call }, copy }) => {
    await call('POST', '/v1/m2m/clients', { client_name: 'a', scopes: ['a'] });
    expect(await copy('sandbox_m2m_clients', ['id'])).toBeGreaterThan(2000);
    const values = Array.from({ length: 8 }, (_, i) => `c${i}`);
    const query = { operator: 'OR', operands: [{ filter_name: 'client_id', filter_value: values }] };
    return {
      search: () => call('POST', '/v1/m2m/clients/search', { limit: 1000 }),
      filter: () => call('POST', '/v1/m2m/clients/search', { query }),
    };
  },
  'a project full of connected apps': async ({ project: { call }, copy }) => {
    const redirect_urls = [`${SITE_URL}/callback`];
    await call('POST', '/v1/connected_apps/clients', { client_type: 'first_party', client_name: 'a', redirect_urls });
    expect(await copy('sandbox_connected_apps', ['id'])).toBeGreaterThan(1000);
    return {
      search: () => call('POST', '/v1/connected_apps/clients/search', { limit: 1000 }),
      installed: () => call('GET', '/v1/b2b/organizations/globex/connected_apps'),
    };
  },
  'a project full of organizations': async ({ project: { post }, copy }) => {
    expect(await copy('sandbox_organizations', ['id', 'slug'])).toBeGreaterThan(500);
    const fuzzy = { filter_name: 'organization_name_fuzzy', filter_value: 'zzz' };
    return {
      search: () => post('organizations/search', all),
      fuzzy: () => post('organizations/search', { query: { operator: 'OR', operands: Array(4).fill(fuzzy) } }),
    };
  },
  'a project full of members': async ({ project: { call, post, control }, copy }) => {
    await post('organizations/globex/members', { email_address: 'member-00000000@a.dev' });
    const unique = ['id', 'email_id', 'email_address', 'email_key'];
    expect(await copy('sandbox_members', unique)).toBeGreaterThan(1500);
    const fuzzy = { filter_name: 'member_email_fuzzy', filter_value: 'zzz' };
    const organization_ids = ['globex'];
    return {
      search: () => post('organizations/members/search', { organization_ids, ...all }),
      fuzzy: () =>
        post('organizations/members/search', { organization_ids, query: { operator: 'OR', operands: [fuzzy, fuzzy] } }),
      metrics: () => call('GET', '/v1/b2b/organizations/globex/metrics'),
      snapshot: () => control('GET', 'snapshot'),
      deletion: () => call('DELETE', '/v1/b2b/organizations/globex'),
      reset: () => control('POST', 'reset'),
    };
  },
  'a project full of sessions': async ({ project, copy }) => {
    const { member_id, organization } = await project.session('ada@example.com');
    expect(await copy('sandbox_sessions', ['id', 'token'])).toBeGreaterThan(1500);
    const query = new URLSearchParams({
      member_id: String(member_id),
      organization_id: String(organization?.organization_id),
    });
    return {
      list: () => project.call('GET', `/v1/b2b/sessions?${query}`),
      revocation: () => project.post('sessions/revoke', { member_id }),
    };
  },
  'a project full of mail': async ({ project, copy }) => {
    await project.token('ada@example.com');
    expect(await copy('sandbox_mail', ['id', 'position', 'token'])).toBeGreaterThan(1500);
    return {
      list: () => project.control('GET', 'messages'),
      search: () => project.control('GET', 'messages?to=grace@example.com'),
    };
  },
  'many recorded calls': async ({ project: { post, control } }) => {
    for (let i = 0; i < 40; i++) await post('organizations', { organization_name: '', x: 'x'.repeat(30_000) });
    return { list: () => control('GET', 'calls') };
  },
  'a snapshot as large as they are taken': async ({ project: { post, control } }) => {
    for (let n = 0; n < 150; n++) await post('organizations/globex/members', { email_address: `member-${n}@a.dev` });
    const taken = await control('GET', 'snapshot');
    expect(taken.status).toBe(200);
    return { taken: () => control('GET', 'snapshot'), restored: () => control('POST', 'snapshot', taken.body) };
  },
  'a policy with thousands of permissions': async ({ project: { control, post, call } }) => {
    const actions = Array.from({ length: 60 }, (_, k) => k.toString(36));
    const custom_resources = [{ resource_id: 'd', available_actions: actions }];
    const custom_scopes = [{ scope: 's', permissions: Array(100).fill({ resource_id: 'd', actions }) }];
    const custom_roles = Array.from({ length: 90 }, (_, i) => ({
      role_id: `r${i}`,
      permissions: [{ resource_id: 'd', actions: actions.slice(0, 30) }],
    }));
    const rbac_policy = { custom_resources, custom_scopes, custom_roles };
    expect((await control('POST', 'settings', { rbac_policy })).status).toBe(200);
    const roles = custom_roles.map(({ role_id }) => role_id);
    const { member_id } = (await post('organizations/globex/members', { email_address: 'ada@example.com', roles }))
      .body;
    const app = { client_type: 'first_party', client_name: 'a', redirect_urls: [`${SITE_URL}/callback`] };
    const { connected_app } = (await call('POST', '/v1/connected_apps/clients', app)).body;
    return {
      change: () => control('POST', 'settings', { rbac_policy }),
      consent: () =>
        post('idp/oauth/authorize/start', {
          client_id: connected_app?.client_id,
          redirect_uri: `${SITE_URL}/callback`,
          response_type: 'code',
          organization_id: 'globex',
          member_id,
          scopes: Array(100).fill('s'),
        }),
    };
  },
  'a directory of users and groups': async ({ project: { call }, send, copy }) => {
    const { connection } = (await call('POST', '/v1/b2b/scim/globex/connection', {})).body;
    const headers = { authorization: `Bearer ${connection?.bearer_token}` };
    const scim = (method: string, path: string, body?: unknown) =>
      send(method, `/v1/b2b/scim/${connection?.connection_id}${path}`, { body, headers });
    const user = (n: number) => ({ userName: `u${n}@a.dev`, emails: [{ value: `u${n}@a.dev`, primary: true }] });
    const members: { value: unknown }[] = [];
    for (let n = 0; n < 100; n++) members.push({ value: (await scim('POST', '/Users', user(n))).body.id });
    const { id } = (await scim('POST', '/Groups', { displayName: 'Group-00000000', members })).body;
    expect(await copy('sandbox_scim_groups', ['id', 'name'])).toBeGreaterThan(200);
    const rename = (name: string) => ({ Operations: [{ op: 'replace', path: 'displayName', value: name }] });
    const long = Array.from({ length: 200 }, (_, i) => ({ op: 'add', path: 'name', value: { [`k${i}`]: i } }));
    let n = 0;
    return {
      users: () => scim('GET', '/Users'),
      groups: () => scim('GET', '/Groups'),
      renamed: () => scim('PATCH', `/Groups/${id}`, rename(`Group ${n++}`)),
      'members again': () =>
        scim('PUT', `/Groups/${id}`, { displayName: 'Group', members: Array(900).fill(members[0]) }),
      'long patch': () => scim('PATCH', `/Users/${String(members[0]?.value)}`, { Operations: long }),
    };
  },
  'a SAML connection': async ({ project, send }) => {
    const { call, control, publicToken } = project;
    const created = (await call('POST', '/v1/b2b/sso/saml/globex', {})).body.connection;
    const id = String(created?.connection_id);
    const { metadata_url } = (await control('GET', 'idp')).body;
    await call('PUT', `/v1/b2b/sso/saml/globex/connections/${id}/url`, { metadata_url });
    const attribute_mapping = { email: 'email', full_name: 'name', groups: 'groups' };
    await call('PUT', `/v1/b2b/sso/saml/globex/connections/${id}`, { attribute_mapping });
    const claims = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`c${i}`, Array(50).fill('value')]));
    await control('POST', 'idp', { people: [{ email: 'big@example.com', claims }] });
    const query = new URLSearchParams({
      connection_id: id,
      public_token: publicToken,
      provider_prompt: 'none',
      provider_login_hint: 'big@example.com',
    });
    const started = await send('GET', `/v1/public/sso/start?${query}`);
    const provider = String(started.headers.get('location')).replace(SITE_URL, '');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const post = (xml: string) => () => {
      const form = new URLSearchParams({ SAMLResponse: Buffer.from(xml).toString('base64') });
      return send('POST', `/v1/b2b/sso/callback/${id}`, { headers, body: String(form) });
    };
    const within = (content: string) =>
      '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" ' +
      `ID="a">${content}</samlp:Response>`;
    const namespaces = Array.from({ length: 230 }, (_, i) => `<b xmlns:n${i}="u">`).join('');
    const attributes = Array.from({ length: 680 }, (_, i) => ` a${i}=""`).join('');
    return {
      signs: () => send('GET', provider, { headers: { accept: 'application/json' } }),
      signatures: post(within(signature().repeat(20))),
      tags: post(within(signature() + '<b/>'.repeat(470))),
      'deep tags': post(within(signature() + namespaces + '</b>'.repeat(230))),
      attributes: post(within(`${signature()}<b${attributes}/>`)),
      transforms: post(within(signature(200) + '<b/>'.repeat(270))),
      entities: post(`<!DOCTYPE x [<!ENTITY a "${'x'.repeat(1000)}">]><x>${'&a;'.repeat(9000)}</x>`),
      'a megabyte': post('<b/>'.repeat(250_000)),
    };
  },
  'long and odd bodies': async ({ project: { post, call, control } }) => {
    const organization = { organization_name: 'A', organization_slug: 'a-b' };
    const nested = `${'{"a":'.repeat(490)}1${'}'.repeat(490)}`;
    return {
      'numbers for domains': () =>
        post('organizations', { ...organization, email_allowed_domains: Array(30_000).fill(1) }),
      'empty roles': () => control('POST', 'settings', { rbac_policy: { custom_roles: Array(20_000).fill({}) } }),
      'many fields': () =>
        post('organizations', Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`k${i}`, 1]))),
      nested: () => post('organizations', `{"organization_name":"A","trusted_metadata":${nested}}`),
      brackets: () => post('organizations', `{"x":${'['.repeat(60_000)}`),
      scopes: () => call('POST', '/v1/m2m/clients', { scopes: Array(15_000).fill('"') }),
      seed: () => control('POST', 'projects', { organizations: Array(5000).fill({ name: 'A' }) }),
      'a password of symbols': () =>
        post('passwords/strength_check', { password: '4@8({[<369&#!1/|0$5+7%2/'.repeat(4) }),
    };
  },
  'a slow hash': async ({ project: { post } }) => {
    const user = { organization_id: 'globex', email_address: 'ada@example.com' };
    await post('passwords/migrate', { ...user, hash: BCRYPT, hash_type: 'bcrypt' });
    return { login: () => post('passwords/authenticate', { ...user, password: PASSWORD }) };
  },
  'an application full of aliases': async ({ project: { control }, send, copy }) => {
    const { api_secret } = (await control('GET', 'passwordless')).body as unknown as { api_secret: string };
    const headers = { apisecret: api_secret };
    const aliases = Array.from({ length: 9 }, (_, i) => `alias-${i}`);
    await send('POST', '/passwordless/alias', { headers, body: { userId: 'ada', aliases } });
    expect(await copy('passwordless_aliases', ['hash'])).toBeGreaterThan(2000);
    return {
      users: () => send('GET', '/passwordless/users/list', { headers }),
      'aliases of a user': () => send('GET', '/passwordless/alias/list?userId=ada', { headers }),
      aliases: () => send('POST', '/passwordless/alias', { headers, body: { userId: 'ada', aliases } }),
      token: () =>
        send('POST', '/passwordless/register/token', {
          headers,
          body: { userId: 'ada', username: 'x'.repeat(60_000) },
        }),
    };
  },
};

/** Requests that only mean something once. */
const ONCE = new Set(['deletion', 'reset', 'revocation']);

test.skipIf(onPostgres).each(Object.entries(KINDS))(
  '%s: no request keeps the event loop busy for more than a twentieth of a second',
  async (_, prepare) => {
    const measured: Record<string, number> = {};
    for (const [name, request] of Object.entries(await prepare(await makePublic()))) {
      const send = async () => {
        const { status, text } = await request();
        expect(status, name).toBeLessThan(500);
        expect(text.length, name).toBeLessThanOrEqual(1_000_000);
      };
      measured[name] = await workOf(send, ONCE.has(name) ? 1 : 3);
    }
    expect(Object.entries(measured).filter(([, work]) => work > MOST)).toEqual([]);
  },
);

/** A signature with as many transforms, of nothing. */
function signature(transforms = 1): string {
  const exclusive = 'Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"';
  return (
    `<ds:Signature><ds:SignedInfo><ds:CanonicalizationMethod ${exclusive}/>` +
    '<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><ds:Reference URI="#a">' +
    `<ds:Transforms>${`<ds:Transform ${exclusive}/>`.repeat(transforms)}</ds:Transforms>` +
    '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>AAAA</ds:DigestValue>' +
    '</ds:Reference></ds:SignedInfo><ds:SignatureValue>AAAA</ds:SignatureValue></ds:Signature>'
  );
}
