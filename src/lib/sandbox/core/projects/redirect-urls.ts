import { z } from 'zod';
import type { Executor } from '../../../store/database.ts';
import { fail } from '../errors.ts';
import { parseJson } from '../database/parse-json.ts';
import { prepared } from '../database/prepared.ts';

/** The kinds of flow that a redirect URL can be registered for. */
export const REDIRECT_TYPES = ['LOGIN', 'SIGNUP', 'INVITE', 'RESET_PASSWORD', 'DISCOVERY'] as const;
export type RedirectType = (typeof REDIRECT_TYPES)[number];

export interface RedirectUrl {
  url: string;
  types: RedirectType[];
}

const MOST = 100;

const redirectTypes = z
  .array(z.enum(REDIRECT_TYPES, 'invalid_redirect_url_type'), 'invalid_redirect_url_type')
  .min(1, 'invalid_redirect_url_type')
  .default([...REDIRECT_TYPES]);
const url = z.string('url must be a text.').max(2048, 'url is too long.');

const isDefault = z
  .boolean('default must be true or false.')
  .optional()
  .describe('Whether this is the URL of its types when a call names none. Otherwise the first one registered is');

/** A redirect URL to register. */
export const redirectUrlField = z.strictObject(
  { url, types: redirectTypes, default: isDefault },
  'A redirect URL must be {url, types, default}.',
);
type NewRedirectUrl = z.output<typeof redirectUrlField>;

/** The redirect URLs of a new project: `{url, types, default}`, or just a URL for all types. */
export const redirectUrlsField = z
  .array(
    z.union([url.transform((text) => ({ url: text, types: [...REDIRECT_TYPES] })), redirectUrlField]),
    'redirect_urls must be a list.',
  )
  .max(MOST, 'too_many_redirect_urls')
  .refine((urls: NewRedirectUrl[]) => hasOneDefault(urls), 'Two redirect URLs are the default of the same type.')
  .transform((urls: NewRedirectUrl[]) => defaultsFirst(urls))
  .optional();

function hasOneDefault(urls: readonly NewRedirectUrl[]): boolean {
  const taken = urls.filter((entry) => entry.default).flatMap(({ types }) => [...new Set(types)]);
  return new Set(taken).size === taken.length;
}

const defaultsFirst = (urls: readonly NewRedirectUrl[]): RedirectUrl[] =>
  [...urls.filter((entry) => entry.default), ...urls.filter((entry) => !entry.default)].map(
    ({ url: first, types }) => ({
      url: first,
      types,
    }),
  );

const ofProject = prepared((db, values: { projectId: string }) =>
  db
    .selectFrom('sandbox_redirect_urls')
    .select(['url', 'types'])
    .where('project_id', '=', values.projectId)
    .orderBy('position'),
);

/** Lists a project's redirect URLs; the first one of a type is its default. */
export async function listRedirectUrls(db: Executor, projectId: string): Promise<RedirectUrl[]> {
  const { rows } = await ofProject(db, { projectId });
  return rows.map((row) => ({ url: row.url, types: parseJson<RedirectType[]>(row.types) }));
}

/** Registers the redirect URLs of a project that has none yet, the default of each type first. */
export async function insertRedirectUrls(db: Executor, projectId: string, urls: readonly RedirectUrl[]): Promise<void> {
  if (urls.length === 0) return;
  const rows = urls.map((entry, position) => ({
    project_id: projectId,
    url: entry.url,
    types: JSON.stringify(entry.types),
    position,
  }));
  await db.insertInto('sandbox_redirect_urls').values(rows).execute();
}

/**
 * Registers a URL. If it is registered already, it gets the new types and keeps its position. As the default it comes
 * before all others.
 * @throws {SandboxError} when the project has too many
 */
export async function addRedirectUrl(
  db: Executor,
  projectId: string,
  last: number,
  { url: added, types, default: isFirst = false }: NewRedirectUrl,
): Promise<void> {
  const registered = await listRedirectUrls(db, projectId);
  if (registered.length >= MOST && !registered.some((entry) => entry.url === added)) fail('too_many_redirect_urls');
  const entry = { types: JSON.stringify(types) };
  const position = isFirst ? await beforeAll(db, projectId) : last;
  await db
    .insertInto('sandbox_redirect_urls')
    .values({ project_id: projectId, url: added, ...entry, position })
    .onConflict((conflict) =>
      conflict.columns(['project_id', 'url']).doUpdateSet(isFirst ? { ...entry, position } : entry),
    )
    .execute();
}

/** Returns a position before those of all registered URLs. */
async function beforeAll(db: Executor, projectId: string): Promise<number> {
  const { first } = await db
    .selectFrom('sandbox_redirect_urls')
    .select((eb) => eb.fn.min<number | null>('position').as('first'))
    .where('project_id', '=', projectId)
    .executeTakeFirstOrThrow();
  return (first ?? 0) - 1;
}

/**
 * Removes a registered URL.
 * @throws {SandboxError} when it is not registered
 */
export async function removeRedirectUrl(db: Executor, projectId: string, removed: string): Promise<void> {
  const gone = await db
    .deleteFrom('sandbox_redirect_urls')
    .where('project_id', '=', projectId)
    .where('url', '=', removed)
    .returning('url')
    .executeTakeFirst();
  if (!gone) fail('redirect_url_not_found');
}
