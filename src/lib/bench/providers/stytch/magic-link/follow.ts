import type { BenchContext } from '../../../context.ts';
import type { Credentials } from '../../../sandbox-project/control-plane.ts';
import { Missing } from '../../provider.ts';

/** Opens the link in the newest mail to `to` as a browser would, up to the app's own address. @returns its query */
export async function followNewestLink(
  context: BenchContext,
  credentials: Credentials,
  to: string,
): Promise<URLSearchParams> {
  const [mail] = await context.controlPlane.listMessages(credentials, to);
  if (!mail) throw new Missing(`an email to ${to}`, 'ask-for-a-link');
  if (mail.state === 'used') throw new Missing('an email whose link hasn’t been used yet', 'ask-for-a-link');
  // The link is made from the public address; here it is followed on the one the provider listens on.
  const link = new URL(mail.link);
  const response = await fetch(context.providerUrl + link.pathname + link.search, { redirect: 'manual' });
  const target = response.headers.get('location');
  if (!target) throw new Missing(`a link that still works (it returned ${response.status})`, 'ask-for-a-link');
  return new URL(target, context.settings.SITE_URL).searchParams;
}
