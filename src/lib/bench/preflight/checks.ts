import type { Recorder } from '../../wire/recorder.ts';
import type { Verdict } from '../credentials/host/host.ts';
import type { Connection } from '../credentials/types.ts';
import type { Provider } from '../providers/provider.ts';
import type { Check } from './check.ts';
import { createTryCall } from './try-call.ts';

type Checked = Pick<Provider, 'checks'>;

/**
 * Runs the checks of a provider.
 * @param extent `all` includes the settings that single steps need, which may create test data for a moment
 * @returns the checks as a list, and the verdict on the credentials
 */
export async function runChecks(
  record: Recorder,
  provider: Checked,
  connection: Connection,
  redirectUrl: string,
  extent: 'all' | 'without settings',
): Promise<{ checks: Check[]; verdict: Verdict }> {
  const verdict = await tryCredentials(record, provider, connection);
  const credentials = describe(provider, verdict);
  if (verdict.kind !== 'accepted') return { checks: [credentials], verdict };
  const tryCall = createTryCall(record, connection);
  const further = await provider.checks.further(connection, redirectUrl, tryCall);
  const settings = extent === 'all' ? await provider.checks.settings?.(connection, redirectUrl, tryCall) : undefined;
  return { checks: [credentials, further, ...(settings ?? [])], verdict: { ...verdict, ...remarkOn(further) } };
}

/** Tries credentials with one harmless call. */
export async function tryCredentials(record: Recorder, { checks }: Checked, connection: Connection): Promise<Verdict> {
  const where = new URL(connection.url).host;
  const error = await createTryCall(record, connection)(() => checks.call(connection));
  if (error === undefined) return { kind: 'accepted' };
  const status = checks.statusOf(error);
  if (status === 401 || status === 403) {
    return { kind: 'refused', sentence: `${where} rejected this pair. Copy both again, from the same project.` };
  }
  const what = status === undefined ? 'didn’t respond' : `returned ${status}`;
  return { kind: 'no_answer', sentence: `${where} ${what}, so the credentials couldn’t be checked.` };
}

function describe({ checks: { label, link } }: Checked, verdict: Verdict): Check {
  const named = { id: 'credentials', label };
  if (verdict.kind === 'accepted') {
    return { ...named, state: 'ok', sentence: 'Accepted: one harmless call went through.' };
  }
  const { sentence } = verdict;
  if (verdict.kind === 'no_answer') {
    const fix = 'Check that this server can reach the Internet, then try again.';
    return { ...named, state: 'not_checked', sentence, fix, link };
  }
  const fix = 'Copy both from the dashboard again. They must come from the same project’s test environment.';
  return { ...named, state: 'wrong', sentence, fix, link };
}

/** Describes what accepted credentials still need. */
function remarkOn({ label, state, sentence, fix, link }: Check): { remark?: string } {
  if (state === 'ok') return {};
  const said = `${label}: ${state === 'not_checked' ? 'not checked.' : sentence}`;
  return { remark: [said, fix, link?.href].filter(Boolean).join(' ') };
}
