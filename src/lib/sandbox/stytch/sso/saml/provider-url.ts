import { isOwnMachine } from '../../../../store/network.ts';
import { fail } from '../../errors.ts';
import type { Call } from '../../operation.ts';
import { checkProviderUrl } from '../allowed.ts';

/**
 * Checks the address where a SAML provider signs users in. Plain http is only for this machine and for the sandbox's
 * own provider.
 * @throws {StytchError} when a login can't go there
 */
export function checkSsoUrl(call: Pick<Call, 'siteUrl'> & { project: { id: string } }, url: string): void {
  if (url === '') return;
  if (!URL.canParse(url)) fail('saml_connection_idp_sso_url_invalid_format');
  const isHttp = url.startsWith('http://') && (isOwnMachine(url) || url.startsWith(`${call.siteUrl}/`));
  if (!url.startsWith('https://') && !isHttp) fail('saml_connection_idp_sso_url_not_https');
  checkProviderUrl(call, url);
}
