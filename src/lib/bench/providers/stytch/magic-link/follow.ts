import type { BenchServices } from '../../../services.ts';
import type { ProjectCredentials } from '../../../sandbox-project/control-plane.ts';
import { Missing } from '../../provider.ts';

/**
 * Opens the link in the newest email to an address as a browser would, up to the app's own URL.
 * @returns the query of that URL
 * @throws {Missing} if there is no link that can still be opened
 */
export async function followNewestLink(
  context: BenchServices,
  project: ProjectCredentials,
  to: string,
): Promise<URLSearchParams> {
  const [mail] = await context.controlPlane.listMessages(project, { to, limit: 1 });
  if (!mail) throw new Missing(`an email to ${to}`, 'ask-for-a-link');
  if (mail.state === 'used') throw new Missing('an email whose link hasn’t been used yet', 'ask-for-a-link');
  // The link has the public origin; here it's opened on the one the provider listens on.
  const link = new URL(mail.link ?? '', context.providerUrl);
  const response = await fetch(context.providerUrl + link.pathname + link.search, { redirect: 'manual' });
  const target = response.headers.get('location');
  if (!target) throw new Missing(`a link that still works (it returned ${response.status})`, 'ask-for-a-link');
  return new URL(target, context.settings.SITE_URL).searchParams;
}
