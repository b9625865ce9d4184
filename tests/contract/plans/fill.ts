import type { Insertable } from 'kysely';
import type { Database } from '../../../src/lib/store/database.ts';
import type { Tables } from '../../../src/lib/store/tables/index.ts';

/** Enough rows that a full scan clearly costs more than a lookup. */
const PROJECTS = 1500;
const PER_STATEMENT = 100;

type Row<T extends keyof Tables> = Insertable<Tables[T]>;
type Rows = { [T in keyof Tables]: Row<T>[] };

/** Fills every table with a day's worth of projects and readers. */
export async function fill(db: Database, now = Date.now()): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (let from = 0; from < PROJECTS; from += PER_STATEMENT) {
      const numbers = Array.from({ length: PER_STATEMENT }, (_, i) => String(from + i));
      const batch = numbers.map((n) => ({ ...project(n, now), ...reader(n, now) }));
      for (const table of TABLES) {
        const rows = batch.flatMap((each): object[] => each[table]);
        // Each list has the rows of its table, but the union of all types is too large for TypeScript.
        await trx.insertInto(table).values(rows).execute();
      }
    }
  });
}

/** Rows only refer to tables that come earlier. */
const TABLES = [
  'sandbox_projects',
  'sandbox_networks',
  'sandbox_keys',
  'sandbox_redirect_urls',
  'sandbox_faults',
  'sandbox_calls',
  'sandbox_organizations',
  'sandbox_domains',
  'sandbox_implicit_roles',
  'sandbox_members',
  'sandbox_deleted_members',
  'sandbox_mail',
  'sandbox_intermediate_sessions',
  'sandbox_sessions',
  'sandbox_one_time',
  'sandbox_connections',
  'sandbox_settings',
  'sandbox_m2m_clients',
  'sandbox_scim_users',
  'sandbox_scim_groups',
  'sandbox_connected_apps',
  'sandbox_app_grants',
  'passwordless_accounts',
  'passwordless_credentials',
  'passwordless_aliases',
  'passwordless_auth_configs',
  'passwordless_spent',
  'bench_readers',
  'bench_projects',
  'bench_runs',
  'bench_holdings',
  'bench_facts',
  'bench_progress',
  'bench_ceremonies',
  'bench_reports',
  'bench_connections',
  'bench_ownership',
  'limits',
  'site_values',
] as const satisfies (keyof Tables)[];

const HOUR = 3_600_000;

/** Makes a list of `count` items. */
const several = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

type OfProject = Extract<keyof Tables, `sandbox_${string}` | `passwordless_${string}`>;

function project(n: string, now: number): Pick<Rows, OfProject> {
  const project_id = `project-test-${n}`;
  const life = { created_at: now, expires_at: now + HOUR };
  const email = (i: number) => ({ email_address: `m${i}@p${n}.example`, email_key: `m${i}@p${n}.example` });
  const organization = (i: number) => ({ project_id, organization_id: `organization-test-${n}-${i % 2}` });
  const user = (i: number) => ({ project_id, user_id: `user-${n}-${i}` });
  return {
    sandbox_projects: [
      {
        id: project_id,
        public_token: `public-token-test-${n}`,
        secret_hash: n,
        initial_redirect_urls: '[]',
        seed: null,
        clock_offset_ms: 0,
        key_version: 1,
        made_from: `10.0.0.${n}`,
        created_at: now,
        last_used_at: now - Number(n) * 57_000,
      },
    ],
    sandbox_networks: [{ network: `10.0.0.${n}`, bytes: 0 }],
    sandbox_keys: [{ owner: project_id, version: 1, private_jwk: '{}', public_jwk: '{}', created_at: now }],
    sandbox_redirect_urls: several(2, (i) => ({
      project_id,
      url: `https://p${n}.example/${i}`,
      types: '[]',
      position: i,
    })),
    sandbox_faults: several(3, (i) => ({
      project_id,
      id: `fault-test-${n}-${i}`,
      operation: 'sessions.get',
      effect: '{}',
      remaining: 1,
      position: i,
    })),
    sandbox_calls: several(10, (i) => ({
      project_id,
      position: i,
      count: 1,
      exchanges: JSON.stringify([{ id: `call-${n}-${i}`, operation: 'sessions.get' }]),
      started_at: now,
    })),
    sandbox_organizations: several(2, (i) => ({
      project_id,
      id: organization(i).organization_id,
      name: 'Acme',
      slug: `acme-${n}-${i}`,
      external_id: `external-${n}-${i}`,
      name_key: 'acme',
      custom_roles: '[]',
      connections: '[]',
      settings: '{}',
      created_at: now,
      updated_at: now,
    })),
    sandbox_domains: several(4, (i) => ({
      ...organization(i),
      domain: `d${i}.p${n}.example`,
      purpose: i < 2 ? ('join' as const) : ('claim' as const),
    })),
    sandbox_members: several(6, (i) => ({
      ...organization(i),
      ...email(i),
      id: `member-test-${n}-${i}`,
      email_domain: `p${n}.example`,
      email_id: `email-test-${n}-${i}`,
      email_verified: 1,
      external_id: `external-${n}-${i}`,
      status: 'active' as const,
      is_breakglass: 0,
      phone_number: '',
      role_ids: '',
      profile: '{}',
      created_at: now,
      updated_at: now,
    })),
    sandbox_implicit_roles: several(2, (i) => ({
      ...organization(i),
      domain: `d${i}.p${n}.example`,
      role_id: 'editor',
    })),
    sandbox_deleted_members: several(2, (i) => ({
      ...organization(i),
      ...email(i),
      id: `member-test-${n}-gone-${i}`,
      email_domain: `p${n}.example`,
      email_id: `email-test-${n}-gone-${i}`,
      email_verified: 1,
      external_id: null,
      is_breakglass: 0,
      phone_number: '',
      role_ids: '',
      profile: '{}',
      created_at: now,
      updated_at: now,
    })),
    sandbox_mail: several(6, (i) => ({
      ...organization(i),
      ...email(i),
      ...life,
      id: `message-test-${n}-${i}`,
      position: i,
      kind: 'login' as const,
      token: `token-${n}-${i}`,
      redirect_url: null,
      pkce_code_challenge: null,
      organization_name: 'Acme',
      member_id: null,
      opened_at: null,
      used_at: null,
    })),
    sandbox_intermediate_sessions: several(3, (i) => ({
      project_id,
      ...email(i),
      token_hash: `${n}-${i}`,
      email_id: `email-test-${n}-${i}`,
      factors: '[]',
      proof: null,
      expires_at: now + HOUR,
    })),
    sandbox_sessions: several(6, (i) => ({
      ...organization(i),
      id: `session-test-${n}-${i}`,
      member_id: `member-test-${n}-${i}`,
      token: `token-${n}-${i}`,
      factors: '[]',
      custom_claims: '{}',
      started_at: now,
      last_accessed_at: now,
      expires_at: now + HOUR,
    })),
    sandbox_one_time: several(4, (i) => ({
      project_id,
      token_hash: `one-time-${n}-${i}`,
      purpose: 'oauth',
      data: '{}',
      expires_at: now + HOUR,
    })),
    sandbox_connections: several(2, (i) => ({ ...organization(i), id: `oidc-connection-test-${n}-${i}`, active: 1 })),
    sandbox_settings: [{ project_id, name: 'people', value: '[]' }],
    sandbox_m2m_clients: several(2, (i) => ({
      project_id,
      id: `m2m-client-test-${n}-${i}`,
      data: '{}',
      created_at: now,
    })),
    sandbox_scim_users: several(2, (i) => ({
      ...organization(i),
      connection_id: `scim-connection-test-${n}`,
      id: `member-test-${n}-${i}`,
      user_key: `user${i}@example.com`,
      external_id: '',
      data: '{}',
      created_at: now,
      updated_at: now,
    })),
    sandbox_scim_groups: several(2, (i) => ({
      ...organization(i),
      connection_id: `scim-connection-test-${n}`,
      id: `scim-group-test-${n}-${i}`,
      name: `Group ${i}`,
      external_id: '',
      members: '[]',
      created_at: now,
      updated_at: now,
    })),
    sandbox_connected_apps: several(2, (i) => ({
      project_id,
      id: `connected-app-test-${n}-${i}`,
      data: '{}',
      created_at: now,
    })),
    sandbox_app_grants: several(2, (i) => ({
      ...organization(i),
      app_id: `connected-app-test-${n}-${i}`,
      member_id: `member-test-${n}-${i}`,
      scopes: '[]',
      created_at: now,
    })),
    passwordless_accounts: [
      { project_id, name: `sandbox${n}`, public_key: n, secret_key: n, seal_key: n, created_at: now },
    ],
    passwordless_credentials: several(4, (i) => ({
      ...user(i),
      id: `credential-${n}-${i}`,
      public_key: '',
      sign_count: 0,
      attestation_fmt: 'none',
      aaguid: '',
      rp_id: 'localhost',
      origin: '',
      country: '',
      device: '',
      nickname: null,
      is_discoverable: 1,
      is_backup_eligible: 0,
      backup_state: 0,
      created_at: now,
      last_used_at: now - Number(n) * 57_000,
    })),
    passwordless_aliases: several(4, (i) => ({ ...user(i), hash: `hash-${n}-${i}`, plaintext: null })),
    passwordless_auth_configs: several(3, (i) => ({
      project_id,
      purpose: `purpose-${i}`,
      user_verification: 'preferred' as const,
      time_to_live: 120,
      hints: '',
      created_by: '',
      created_at: now,
      edited_by: null,
      edited_at: null,
      last_used_at: null,
    })),
    passwordless_spent: several(4, (i) => ({ project_id, token_id: `token-${i}`, expires_at: now + HOUR })),
  };
}

function reader(n: string, now: number): Omit<Rows, OfProject | 'store_state'> {
  const reader_id = `reader-${n}`;
  const place = { reader_id, guide: 'stytch-b2b', step: 'choose' };
  return {
    bench_readers: [
      {
        id: reader_id,
        created_at: now,
        last_seen_at: now,
        link_sent_by: null,
        link_sent_from: null,
        first_call_at: null,
      },
    ],
    bench_projects: [
      {
        reader_id,
        project_id: `project-test-${n}`,
        secret: '',
        public_token: 'public-token-test',
        base_url: '',
        api_key: null,
        api_secret: null,
        created_at: now,
        expires_at: now + HOUR,
      },
    ],
    bench_runs: several(5, (i) => ({ ...place, id: `run-${n}-${i}`, action: 'a', started_at: now + i, result: '{}' })),
    bench_holdings: several(3, (i) => ({
      reader_id,
      kind: `kind-${i}`,
      value: '',
      run_id: null,
      received_at: now,
      expires_at: null,
    })),
    bench_facts: several(3, (i) => ({ reader_id, name: `fact-${i}`, value: '' })),
    bench_progress: several(4, (i) => ({ ...place, step: `step-${i}`, done_at: now })),
    bench_ceremonies: several(2, (i) => ({
      ...place,
      id: `ceremony-${n}-${i}`,
      action: 'a',
      started_at: now,
      exchanges: '',
    })),
    bench_reports: several(2, (i) => ({
      id: `report-${n}-${i}`,
      reader_id,
      guide: 'stytch-b2b',
      made_at: now,
      expires_at: now + HOUR,
      content: '{}',
    })),
    bench_connections: [
      {
        reader_id,
        provider: 'stytch',
        mode: Number(n) % 10 === 0 ? ('reader' as const) : null,
        sealed: null,
        used_at: now,
        forgotten_at: null,
        answered_by: null,
        access: null,
      },
    ],
    bench_ownership: several(4, (i) => ({
      holder: reader_id,
      thing: `organization:${n}-${i}`,
      expires_at: now + HOUR,
    })),
    limits: [{ key: `sends:${n}`, points: 1, expires_at: now + HOUR }],
    site_values: [{ name: `value-${n}`, value: '' }],
  };
}
