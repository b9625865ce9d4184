import type { Call } from '../operation.ts';

/** The most users in one response. There are no pages (docs/passwordless.md, "Management calls"). */
const PAGE = 1000;

/** Selects the ids of all users. A user is anyone with a passkey or an alias; there is no call that creates one. */
const ids = ({ db, project }: Call) =>
  db
    .selectFrom('passwordless_credentials')
    .select('user_id')
    .where('project_id', '=', project.id)
    .union(db.selectFrom('passwordless_aliases').select('user_id').where('project_id', '=', project.id));

export async function countUsers(call: Call): Promise<number> {
  const { n } = await call.db
    .selectFrom(ids(call).as('users'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

export interface User {
  userId: string;
  aliasCount: number;
  /** Null for an alias whose hash alone is stored. */
  aliases: (string | null)[];
  credentialsCount: number;
  lastUsedAt: number | null;
}

export async function listUsers(call: Call): Promise<User[]> {
  const { db, project } = call;
  const page = await ids(call).orderBy('user_id').limit(PAGE).execute();
  const [passkeys, aliases] = await Promise.all([
    db
      .selectFrom('passwordless_credentials')
      .select(['user_id', (eb) => eb.fn.countAll<number>().as('n'), (eb) => eb.fn.max('last_used_at').as('last')])
      .where('project_id', '=', project.id)
      .groupBy('user_id')
      .execute(),
    db
      .selectFrom('passwordless_aliases')
      .select(['user_id', 'plaintext'])
      .where('project_id', '=', project.id)
      .orderBy('hash')
      .execute(),
  ]);
  const passkeysOf = new Map(passkeys.map((row) => [row.user_id, row]));
  const aliasesOf = Map.groupBy(aliases, (row) => row.user_id);
  return page.map(({ user_id }) => {
    const aliases = aliasesOf.get(user_id) ?? [];
    return {
      userId: user_id,
      aliasCount: aliases.length,
      aliases: aliases.map(({ plaintext }) => plaintext),
      credentialsCount: Number(passkeysOf.get(user_id)?.n ?? 0),
      lastUsedAt: passkeysOf.get(user_id)?.last ?? null,
    };
  });
}
