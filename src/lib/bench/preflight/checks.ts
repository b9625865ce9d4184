import { askOnce } from '../../quickstart/passwordless/ask-once.ts';
import { apiOf } from '../providers/passwordless/api-of.ts';
import { PAGES, type Check } from './check.ts';
import { checkPublicKey } from '../providers/passwordless/check-public-key.ts';
import { checkRedirect } from '../providers/stytch/check-redirect.ts';
import type { Verdict } from '../credentials/host.ts';
import { tryCall, statusOf, type CheckContext } from './try-call.ts';
import { STYTCH, type Connection } from '../credentials/types.ts';

/** Finds out everything of a guide that can be found out from here: as a list, and as the verdict on the credentials. */
export async function runChecks(
  context: CheckContext,
  guide: string,
  connection: Connection,
  redirectUrl: string,
): Promise<{ checks: Check[]; verdict: Verdict }> {
  const verdict = await tryCredentials(context, guide, connection);
  const credentials = sayCredentials(guide, verdict);
  if (verdict.kind !== 'accepted') return { checks: [credentials], verdict };
  const further =
    guide === STYTCH
      ? await checkRedirect(context, connection, redirectUrl)
      : await checkPublicKey(context, connection);
  return { checks: [credentials, further], verdict: { ...verdict, ...remarkOn(further) } };
}

/** Whether the provider takes these credentials: one harmless call. */
export async function tryCredentials(context: CheckContext, guide: string, connection: Connection): Promise<Verdict> {
  const where = new URL(connection.url).host;
  const error = await tryCall(context, connection, async () => {
    if (guide === STYTCH) await context.clients.of(connection).organizations.search({ limit: 1 });
    else await askOnce(apiOf(connection));
  });
  if (error === undefined) return { kind: 'accepted' };
  const status = statusOf(error);
  if (status === 401 || status === 403) {
    return { kind: 'refused', sentence: `${where} rejected this pair. Copy both again, from the same project.` };
  }
  const what = status === undefined ? 'didn’t respond' : `returned ${status}`;
  return { kind: 'no_answer', sentence: `${where} ${what}, so the credentials couldn’t be checked.` };
}

function sayCredentials(guide: string, verdict: Verdict): Check {
  const named = { id: 'credentials', label: guide === STYTCH ? 'Project ID and secret' : 'Private key' };
  if (verdict.kind === 'accepted')
    return { ...named, state: 'ok', sentence: 'Accepted: one harmless call went through.' };
  const { sentence } = verdict;
  const link = guide === STYTCH ? PAGES.keys : PAGES.console;
  if (verdict.kind === 'no_answer')
    return { ...named, state: 'not_checked', sentence, fix: 'Check that this server can reach the Internet, then try again.', link }; // prettier-ignore
  const fix = 'Copy both from the dashboard again. They must come from the same project’s test environment.';
  return { ...named, state: 'wrong', sentence, fix, link };
}

/** What else good credentials need, where it is not there. */
function remarkOn({ label, state, sentence, fix, link }: Check): { remark?: string } {
  if (state === 'ok') return {};
  const said = `${label}: ${state === 'not_checked' ? 'not checked.' : sentence}`;
  return { remark: [said, fix, link?.href].filter(Boolean).join(' ') };
}
