import { randomUUID } from 'node:crypto';
import { StytchError } from 'stytch';
import { askOnce } from '../../quickstart/passwordless/ask-once.ts';
import { PasswordlessError } from '../../quickstart/passwordless/api.ts';
import { sendMagicLink } from '../../quickstart/stytch/send-magic-link.ts';
import type { Recorder } from '../../wire/recorder.ts';
import { apiOf } from '../passwordless/api-of.ts';
import type { Clients } from '../stytch/clients.ts';
import type { Verdict } from './host.ts';
import { STYTCH_TEST_ADDRESS } from './recipients.ts';
import { isLive, STYTCH, type Connection } from './types.ts';

/** One thing that has to be true before a guide runs. */
export interface Check {
  id: string;
  label: string;
  state: 'ok' | 'wrong' | 'not_checked';
  sentence: string;
  /** What to do where it is not so. */
  fix?: string;
  link?: { href: string; label: string };
}

interface Parts {
  clients: Clients;
  record: Recorder;
}

const TIMEOUT_MS = 9_000;

/** Whether the provider takes these credentials: one harmless call. */
export async function tryCredentials(parts: Parts, guide: string, connection: Connection): Promise<Verdict> {
  const where = new URL(connection.url).host;
  const error = await failureOf(parts, connection, async () => {
    if (guide === STYTCH) await parts.clients.of(connection).organizations.search({ limit: 1 });
    else await askOnce(apiOf(connection));
  });
  if (error === undefined) return { kind: 'accepted' };
  const status = statusOf(error);
  if (status === 401 || status === 403) {
    return { kind: 'refused', sentence: `${where} does not accept this pair. Copy both again, from the same project.` };
  }
  const what = status === undefined ? 'did not answer' : `answered ${status}`;
  return { kind: 'no_answer', sentence: `${where} ${what}, so the credentials could not be tried.` };
}

/** Everything of a guide that can be found out from here. */
export async function runChecks(
  parts: Parts,
  guide: string,
  connection: Connection,
  redirectUrl: string,
): Promise<Check[]> {
  const verdict = await tryCredentials(parts, guide, connection);
  const checks = [sayCredentials(guide, verdict)];
  if (verdict.kind !== 'accepted') return checks;
  checks.push(
    guide === STYTCH ? await checkRedirect(parts, connection, redirectUrl) : await checkPublicKey(parts, connection),
  );
  return checks;
}

/** The same for the host's credentials, with a remark where something else they need is not there. */
export async function tryHost(
  parts: Parts,
  guide: string,
  connection: Connection,
  redirectUrl: string,
): Promise<Verdict> {
  const verdict = await tryCredentials(parts, guide, connection);
  if (verdict.kind !== 'accepted') return verdict;
  const check =
    guide === STYTCH ? await checkRedirect(parts, connection, redirectUrl) : await checkPublicKey(parts, connection);
  if (check.state === 'ok') return verdict;
  const said = check.state === 'not_checked' ? `${check.label}: not checked.` : `${check.label}: ${check.sentence}`;
  return { ...verdict, remark: [said, check.fix, check.link?.href].filter(Boolean).join(' ') };
}

function sayCredentials(guide: string, verdict: Verdict): Check {
  const label = guide === STYTCH ? 'Project id and secret' : 'Private key';
  const id = 'credentials';
  if (verdict.kind === 'accepted')
    return { id, label, state: 'ok', sentence: 'Accepted: one harmless call went through.' };
  const state = verdict.kind === 'refused' ? 'wrong' : 'not_checked';
  const fix =
    verdict.kind === 'refused'
      ? 'Copy both from the dashboard again. They belong to one project, and to its test environment.'
      : 'Look whether this server reaches the Internet, then check again.';
  return { id, label, state, sentence: verdict.sentence, fix, link: guide === STYTCH ? keysPage : consolePage };
}

const keysPage = { href: 'https://stytch.com/dashboard/api-keys', label: 'API keys in the Stytch dashboard' };
const redirectsPage = {
  href: 'https://stytch.com/dashboard/redirect-urls',
  label: 'Redirect URLs in the Stytch dashboard',
};
const consolePage = { href: 'https://admin.passwordless.dev/', label: 'The Passwordless.dev console' };

/**
 * Sends to the one address that Stytch takes and mails nothing to. Whether the redirect address is looked at for it is
 * not documented, so an address that nobody can have registered is tried as well: when that passes, this tells nothing.
 */
async function checkRedirect(parts: Parts, connection: Connection, redirectUrl: string): Promise<Check> {
  const id = 'redirect';
  const label = `Redirect address ${redirectUrl}`;
  const fix = `Register ${redirectUrl} for the type Discovery, letter for letter.`;
  const send = (url: string) =>
    failureOf(parts, connection, () => sendMagicLink(parts.clients.of(connection), STYTCH_TEST_ADDRESS, url));
  const error = await send(redirectUrl);
  if (isUnregistered(error)) {
    return { id, label, state: 'wrong', sentence: 'It is not registered for discovery.', fix, link: redirectsPage };
  }
  const control = error === undefined ? await send(`${redirectUrl}/${randomUUID()}`) : undefined;
  if (isUnregistered(control)) return { id, label, state: 'ok', sentence: 'It is registered for discovery.' };
  return { id, label, state: 'not_checked', sentence: 'From here it cannot be told.', fix, link: redirectsPage };
}

const isUnregistered = (error: unknown) =>
  error instanceof StytchError && error.error_type === 'no_match_for_provided_magic_link_url';

/** Begins a sign-in and leaves it: nothing is kept of it anywhere. */
async function checkPublicKey(parts: Parts, connection: Connection): Promise<Check> {
  const id = 'public-key';
  const label = 'Public key';
  const error = await failureOf(parts, connection, async () => {
    const response = await fetch(`${connection.url}/signin/begin`, {
      method: 'POST',
      headers: { ApiKey: connection.id, 'Content-Type': 'application/json' },
      body: JSON.stringify({ origin: 'http://localhost', rpId: 'localhost' }),
    });
    if (response.status === 401) throw new PasswordlessError(401, '', 'refused');
    if (!response.ok) throw new Error('unclear');
  });
  if (error === undefined) return { id, label, state: 'ok', sentence: 'Accepted.' };
  return statusOf(error) === 401
    ? {
        id,
        label,
        state: 'wrong',
        sentence: 'It is not accepted.',
        fix: 'Copy it from the console again.',
        link: consolePage,
      }
    : { id, label, state: 'not_checked', sentence: 'From here it cannot be told.', link: consolePage };
}

/** What a call threw; undefined when it went through. One origin, no redirect, nine seconds. */
async function failureOf({ record }: Parts, connection: Connection, work: () => Promise<unknown>): Promise<unknown> {
  const { origin } = new URL(connection.url);
  const { outcome } = await record(
    {
      origin,
      shownOrigin: isLive(connection) ? origin : connection.shownOrigin,
      timeoutMs: TIMEOUT_MS,
      secrets: [connection.secret.reveal()],
      operationOf: () => null,
    },
    work,
  );
  return outcome.ok ? undefined : outcome.error;
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof StytchError) return error.status_code;
  return error instanceof PasswordlessError ? error.status : undefined;
}
