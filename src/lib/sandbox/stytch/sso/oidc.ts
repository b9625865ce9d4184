import { z } from 'zod';
import { newId } from '../../core/ids.ts';
import type { Outgoing } from '../../core/http/outgoing.ts';
import type { ErrorType } from '../errors.ts';
import { fail } from '../errors.ts';
import { organizationId, text } from '../fields.ts';
import { withoutUndefined } from '../members/fields.ts';
import { discoverProvider } from '../oidc/client.ts';
import { operation } from '../operation.ts';
import { checkProviderUrl } from './allowed.ts';
import { isActive, type OidcConnection } from './connection.ts';
import {
  attribute_mapping,
  blankConnection,
  display_name,
  identity_provider,
  named,
  type NewFields,
} from './fields.ts';
import { showOidc } from './shown.ts';
import { addConnection, changeConnection, connectionOf, organizationFor } from './store.ts';

/** Makes a connection without a provider yet. */
export const newOidc = (now: number, fields: NewFields): OidcConnection => ({
  ...blankConnection(now, fields),
  kind: 'oidc',
  id: newId('oidc-connection'),
  issuer: '',
  client_id: '',
  client_secret: '',
  authorization_url: '',
  token_url: '',
  userinfo_url: '',
  jwks_url: '',
  custom_scopes: '',
});

export const createOidc = operation(
  'sso.oidc.create_connection',
  'POST',
  '/v1/b2b/sso/oidc/{organization_id}',
  z.object({ organization_id: organizationId, display_name, identity_provider }),
  async (call, input) => {
    const { id: organization_id } = await organizationFor(call, input.organization_id, 'create');
    const connection = newOidc(call.now, input);
    await addConnection(call, organization_id, connection);
    return { connection: showOidc(connection, { siteUrl: call.siteUrl, organization_id }) };
  },
);

const url = (error: ErrorType) =>
  text(error, 2048)
    .refine((value) => value === '' || (/^https?:\/\//i.test(value) && URL.canParse(value)), error)
    .optional();
const word = text('invalid_request_value', 2048).optional();

/** The fields of a connection that can be set. */
export const oidcFields = {
  display_name,
  client_id: word,
  client_secret: word,
  issuer: url('oidc_connection_issuer_url_invalid_format'),
  authorization_url: url('oidc_connection_authorization_url_invalid_format'),
  token_url: url('oidc_connection_token_url_invalid_format'),
  userinfo_url: url('oidc_connection_userinfo_url_invalid_format'),
  jwks_url: url('oidc_connection_jwks_url_invalid_format'),
  identity_provider,
  custom_scopes: word,
  attribute_mapping,
};

/** The fields that are addresses of the provider. */
export const URLS = ['issuer', 'authorization_url', 'token_url', 'userinfo_url', 'jwks_url'] as const;

/** Fields that an active connection can't lose. */
const REQUIRED = ['issuer', 'client_id', 'client_secret', 'authorization_url', 'token_url', 'jwks_url'] as const;

export const updateOidc = operation(
  'sso.oidc.update_connection',
  'PUT',
  '/v1/b2b/sso/oidc/{organization_id}/connections/{connection_id}',
  z.object({
    ...named,
    ...oidcFields,
  }),
  async (call, { organization_id: name, connection_id, ...changes }) => {
    const organization = await organizationFor(call, name, 'update');
    const before = connectionOf(organization, 'oidc', connection_id);
    for (const field of URLS) checkProviderUrl(call, changes[field]);
    const isNew = changes.issuer !== undefined && changes.issuer !== '' && changes.issuer !== before.issuer;
    const discovery: Discovered = isNew ? await discovered(call.outgoing, changes.issuer ?? '') : {};
    const connection = await changeConnection(call, organization.id, 'oidc', connection_id, (current) => {
      // Values in the request win over those of the provider's discovery document (official description).
      const changed = { ...current, ...discovery.urls, ...withoutUndefined(changes) };
      for (const field of REQUIRED)
        if (isActive(current) && changed[field] === '') fail(`oidc_connection_${field}_required`);
      return changed;
    });
    return {
      connection: showOidc(connection, { siteUrl: call.siteUrl, organization_id: organization.id }),
      ...(discovery.warning !== undefined && { warning: discovery.warning }),
    };
  },
);

interface Discovered {
  urls?: Record<string, string>;
  warning?: string;
}

/** Reads the issuer's discovery document. A failure is only a warning (official description). */
async function discovered(outgoing: Outgoing, issuer: string): Promise<Discovered> {
  try {
    const urls = await discoverProvider(outgoing, issuer);
    return { urls: Object.fromEntries(Object.entries(urls).filter(([, value]) => value !== '')) };
  } catch {
    return { warning: `The discovery document of ${issuer} could not be read.` };
  }
}
