import { randomBytes } from 'node:crypto';
import { type EmulatorResponse, redirectTo } from '../../../core/http/response.ts';
import type { BrowserCall } from '../../browser/route.ts';
import { startFlow } from '../../oauth/flow.ts';
import type { SamlConnection } from '../connection.ts';
import { ssoFlow, type SsoFlow } from '../flow.ts';
import { samlOptions } from './options.ts';
import { checkSsoUrl } from './provider-url.ts';

/**
 * Sends the browser to a SAML provider with a signed request.
 * @param query more parameters for the provider
 */
export async function toSaml(
  call: BrowserCall,
  connection: SamlConnection,
  flow: SsoFlow,
  query: Record<string, string>,
): Promise<EmulatorResponse> {
  checkSsoUrl(call, connection.idp_sso_url);
  const request_id = `_${randomBytes(20).toString('hex')}`;
  const state = await startFlow(call, ssoFlow, { ...flow, request_id });
  const { signInUrl } = await import('./service-provider.ts');
  return redirectTo(await signInUrl(await samlOptions(call, connection), request_id, state, query));
}
