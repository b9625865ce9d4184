import { PasswordlessError } from '../../../quickstart/passwordless/api.ts';
import type { Connection } from '../../credentials/types.ts';
import type { Check } from '../../preflight/check.ts';
import type { TryCall } from '../../preflight/try-call.ts';

/** Checks the public API key by beginning a sign-in that isn't completed. Neither side stores anything. */
export async function checkPublicKey(
  connection: Connection,
  tryCall: TryCall,
  link: NonNullable<Check['link']>,
): Promise<Check> {
  const named = { id: 'public-key', label: 'Public API key' };
  const error = await tryCall(async () => {
    const response = await fetch(`${connection.url}/signin/begin`, {
      method: 'POST',
      headers: { ApiKey: connection.id, 'Content-Type': 'application/json' },
      body: JSON.stringify({ origin: 'http://localhost', rpId: 'localhost' }),
    });
    if (response.status === 401) throw new PasswordlessError(401, '', 'refused');
    if (!response.ok) throw new Error('unclear');
  });
  if (error === undefined) return { ...named, state: 'ok', sentence: 'Accepted.' };
  return error instanceof PasswordlessError
    ? { ...named, state: 'wrong', sentence: 'Rejected.', fix: 'Copy it from the console again.', link }
    : { ...named, state: 'not_checked', sentence: 'This site can’t check it.', link };
}
