import { PasswordlessError } from '../../../quickstart/passwordless/api.ts';
import { PAGES, type Check } from '../../preflight/check.ts';
import { tryCall, statusOf, type CheckContext } from '../../preflight/try-call.ts';
import type { Connection } from '../../credentials/types.ts';

/** Begins a sign-in and leaves it: nothing is kept of it anywhere. */
export async function checkPublicKey(context: CheckContext, connection: Connection): Promise<Check> {
  const named = { id: 'public-key', label: 'Public key' };
  const error = await tryCall(context, connection, async () => {
    const response = await fetch(`${connection.url}/signin/begin`, {
      method: 'POST',
      headers: { ApiKey: connection.id, 'Content-Type': 'application/json' },
      body: JSON.stringify({ origin: 'http://localhost', rpId: 'localhost' }),
    });
    if (response.status === 401) throw new PasswordlessError(401, '', 'refused');
    if (!response.ok) throw new Error('unclear');
  });
  if (error === undefined) return { ...named, state: 'ok', sentence: 'Accepted.' };
  const link = PAGES.console;
  return statusOf(error) === 401
    ? { ...named, state: 'wrong', sentence: 'Rejected.', fix: 'Copy it from the console again.', link }
    : { ...named, state: 'not_checked', sentence: 'This site can’t check it.', link };
}
