import type { EmulatorResponse } from '../../core/http/response.ts';
import type { BrowserCall } from '../browser/route.ts';
import { backToApp } from '../browser/back-to-app.ts';
import type { OrganizationRow } from '../rows.ts';
import { findMemberByEmail } from '../store.ts';
import { issueSso, type SsoFlow, type SsoLogin } from './flow.ts';

/** Sends the browser on to the app with a token: a member to the login URL, anyone else to the signup URL. */
export async function finish(
  call: BrowserCall,
  urls: Pick<SsoFlow, 'login' | 'signup'>,
  organization: OrganizationRow,
  login: SsoLogin,
): Promise<EmulatorResponse> {
  const member = await findMemberByEmail(call, organization.id, login.email);
  return backToApp(call, member?.status === 'active' ? urls.login : urls.signup, {
    stytch_token_type: 'sso',
    token: await issueSso(call, login),
  });
}
