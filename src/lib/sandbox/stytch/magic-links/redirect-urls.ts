import type { Executor } from '../../../store/database.ts';
import { prepared } from '../../core/prepared.ts';
import { fail, type ErrorType } from '../errors.ts';
import type { Call } from '../operation.ts';
import { fromStore } from '../../core/parse-json.ts';

export const REDIRECT_TYPES = ['LOGIN', 'SIGNUP', 'INVITE', 'RESET_PASSWORD', 'DISCOVERY'] as const;
export type RedirectType = (typeof REDIRECT_TYPES)[number];

export interface RedirectUrl {
  url: string;
  types: RedirectType[];
}

const ofProject = prepared((db, given: { projectId: string }) =>
  db
    .selectFrom('sandbox_redirect_urls')
    .select(['url', 'types'])
    .where('project_id', '=', given.projectId)
    .orderBy('position'),
);

/** A project's registered URLs; the first one of a type is its default. */
export async function listRedirectUrls(db: Executor, projectId: string): Promise<RedirectUrl[]> {
  const { rows } = await ofProject(db, { projectId });
  return rows.map(({ url, types }) => ({ url, types: fromStore<RedirectType[]>(types) }));
}

/** The error where a type has no default. */
const NO_DEFAULT = {
  DISCOVERY: 'no_default_discovery_redirect_url_set',
  LOGIN: 'no_default_login_redirect_url_set',
  SIGNUP: 'no_default_signup_redirect_url_set',
  INVITE: 'no_default_invite_redirect_url_set',
} as const satisfies Partial<Record<RedirectType, ErrorType>>;

/**
 * Where a mail's link leads in the end: the URL that was given, which must be registered for this type letter by letter
 * (docs/stytch.md, "Link and redirect"), or the project's default.
 */
export async function chooseRedirectUrl(
  { db, project }: Pick<Call, 'db' | 'project'>,
  type: keyof typeof NO_DEFAULT,
  given: string | undefined,
): Promise<string> {
  const registered = await listRedirectUrls(db, project.id);
  const fitting = registered.filter(({ types }) => types.includes(type));
  if (given === undefined) return fitting[0]?.url ?? fail(NO_DEFAULT[type]);
  return fitting.some(({ url }) => url === given) ? given : fail('no_match_for_provided_magic_link_url');
}
