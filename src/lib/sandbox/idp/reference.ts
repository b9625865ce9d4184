import { routesOf, type ProviderReference } from '../core/reference.ts';
import { ERRORS } from './errors.ts';
import { OPERATIONS } from './operations.ts';

/** The part of the page `/sandbox/` about the identity provider. */
export const reference: ProviderReference = {
  id: 'idp',
  name: 'Built-in identity provider',
  emulated: routesOf(OPERATIONS),
  notEmulated: [],
  differences: [
    {
      id: 'idp-people',
      kind: 'differs',
      what: 'It signs in any person you choose or type, without a password, and emulates Google, Microsoft, GitHub, Slack, HubSpot and a company’s own provider.',
      why: 'A sandbox must not ask for a real account.',
    },
    {
      id: 'idp-saml',
      kind: 'differs',
      what: 'As a SAML provider it signs in users for any service provider whose address the sandbox redirects to anyway, and doesn’t check who signed the request. GET /_sandbox/idp shows its metadata_url. A test that sends Accept: application/json gets the fields of the form as JSON. For a login that starts there, open /saml/sso with acs_url.',
      why: 'There’s no dashboard where you could register a service provider.',
    },
    {
      id: 'idp-clients',
      kind: 'differs',
      what: 'Any client ID works, with a secret that GET /_sandbox/idp shows for the client first-login. Redirects go only to hosts that the sandbox redirects to anyway.',
      why: 'There’s no dashboard where you could register a client.',
    },
  ],
  errors: Object.entries(ERRORS).map(([type, [status, message]]) => ({
    anchor: `idp-error-${type}`,
    type,
    status,
    origin: 'as defined by OAuth 2.0',
    message,
  })),
};
