import { z } from 'zod';
import { pinnedId } from '../../core/projects/seed.ts';
import { fail } from '../errors.ts';
import { withoutUndefined } from '../members/fields.ts';
import { checkProviderUrl } from './allowed.ts';
import { type Place, withBuiltInOidc, withBuiltInSaml } from './built-in.ts';
import type { Connection } from './connection.ts';
import { externalFields, newExternal, type WithConnections } from './external.ts';
import { newOidc, oidcFields, URLS } from './oidc.ts';
import { checkSsoUrl } from './saml/provider-url.ts';
import { newSaml, samlChange, samlFields } from './saml/operations.ts';

const oidc = z.strictObject({
  kind: z.literal('oidc'),
  connection_id: pinnedId('oidc-connection'),
  ...oidcFields,
});
const saml = z.strictObject({
  kind: z.literal('saml'),
  connection_id: pinnedId('saml-connection'),
  ...samlFields,
});
const external = z.strictObject({
  kind: z.literal('external'),
  connection_id: pinnedId('external-connection'),
  ...externalFields,
});

/** A connection in a seed, or of a request to the control plane, with the fields of the API's updates. */
export const connectionFields = z.discriminatedUnion('kind', [oidc, saml, external], {
  error: 'kind must be oidc, saml or external.',
});
export type NewConnection = z.output<typeof connectionFields>;

/**
 * Makes a connection. Without an `issuer` (OIDC) or an `idp_sso_url` (SAML), it uses the built-in identity provider.
 * @param siblings the connections that the organization has
 * @param find finds the organization that an external connection names
 * @throws {StytchError} when a provider isn't allowed here, a certificate can't be read, or a connection doesn't exist
 */
export async function makeConnection(
  place: Place,
  input: NewConnection,
  siblings: readonly Connection[],
  find: (name: string) => WithConnections | Promise<WithConnections>,
): Promise<Connection> {
  const id = input.connection_id !== undefined && { id: input.connection_id };
  if (input.kind === 'external') {
    const other = await find(input.external_organization_id);
    return { ...newExternal(place.now, siblings, other, input), ...id };
  }
  if (input.kind === 'oidc') {
    const { kind: _, connection_id: __, ...fields } = input;
    for (const field of URLS) checkProviderUrl(place, input[field]);
    const created = { ...newOidc(place.now, input), ...id, ...withoutUndefined(fields) };
    return input.issuer ? created : withBuiltInOidc(place, created);
  }
  checkSsoUrl(place, input.idp_sso_url ?? '');
  const { certificate } = await place.keys.certifiedKey();
  const blank = { ...newSaml(place.now, certificate, input), ...id };
  const isOwn = !input.idp_sso_url && !input.idp_entity_id;
  return samlChange(input, place.now)(isOwn ? await withBuiltInSaml(place, blank) : blank);
}

/** Finds an organization of a seed by its id, slug or external id. */
export const findIn =
  <T extends { names: readonly (string | undefined)[] }>(all: readonly T[]) =>
  (name: string): T =>
    all.find(({ names }) => names.includes(name)) ?? fail('organization_not_found');
