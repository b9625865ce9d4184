import { isOwnMachine } from '../../../store/network.ts';
import { issuerOf } from '../../core/built-in-idp.ts';
import { fail } from '../errors.ts';

interface Place {
  siteUrl: string;
  project: { id: string };
}

/**
 * Checks an address of an identity provider. A public sandbox neither calls other hosts nor sends visitors there
 * (docs/design.md, "A public sandbox"), so a connection can only use the project's built-in provider.
 * @throws {StytchError} when it's another one
 */
export function checkProviderUrl({ siteUrl, project }: Place, url: string | undefined): void {
  if (url === undefined || url === '' || isOwnMachine(siteUrl)) return;
  const issuer = issuerOf(siteUrl, project.id);
  if (url !== issuer && !url.startsWith(`${issuer}/`)) fail('identity_provider_not_allowed');
}
