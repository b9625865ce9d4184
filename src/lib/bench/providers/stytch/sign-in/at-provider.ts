import { redirectUrl } from '../../../credentials/addresses.ts';
import type { BenchServices } from '../../../services.ts';
import { object, text } from '../../../json.ts';
import { Missing } from '../../provider.ts';

/** A made-up user of the sandbox's built-in identity provider. */
export interface Person {
  email: string;
  /** Whether the provider says that the address is theirs. True if left out. */
  email_verified?: boolean;
}

/** Start address, sign-in page, callback, app: a few more do no harm. */
const MOST_HOPS = 8;

/**
 * Opens an address that starts a login, as a browser would, and signs a person in at the built-in provider.
 * @returns the query of the app's own URL, where the redirects end
 * @throws {Missing} if they don't end there
 */
export async function signInAtProvider(
  { providerUrl, settings }: Pick<BenchServices, 'providerUrl' | 'settings'>,
  start: string,
  person: Person,
): Promise<URLSearchParams> {
  const app = redirectUrl(settings);
  let at = new URL(start);
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    const shown = await openAs(providerUrl, at);
    const response = shown.ok ? await openAs(providerUrl, at, formOf(person)) : shown;
    const location = response.headers.get('location');
    if (!location) throw new Missing(`a sign-in that works (it ended with ${await wordOf(response)})`, 'set-up');
    at = new URL(location, at);
    if (at.origin + at.pathname === app) return at.searchParams;
  }
  throw new Missing('a sign-in that ends (the redirects go in circles)', 'set-up');
}

/** The addresses have the public origin; here they are opened on the one the provider listens on. */
const openAs = (origin: string, { pathname, search }: URL, form?: URLSearchParams): Promise<Response> =>
  fetch(origin + pathname + search, { redirect: 'manual', ...(form && { method: 'POST', body: form }) });

/** The form of the sign-in page. The rest of the request is in the address. */
const formOf = ({ email, email_verified = true }: Person) =>
  new URLSearchParams({ person: email, email_verified: String(email_verified) });

const wordOf = async (response: Response): Promise<string> =>
  text(object(await response.json().catch(() => ({}))).error_type) || String(response.status);
