import { differs, unconfirmed, type Difference } from './difference.ts';

/** Differences of logins with OAuth and SSO. */
export const FEDERATION_DIFFERENCES: readonly Difference[] = [
  differs(
    'oauth-provider',
    'Google, Microsoft, GitHub, Slack and HubSpot are played by the sandbox’s own identity provider, with its tokens. Google One Tap isn’t emulated: its calls return 501.',
    'A sandbox must not ask for a real account.',
  ),
  differs(
    'oidc-hosts',
    'An OIDC connection may use plain http, a SAML connection only on this machine. On a public host both can only use the built-in identity provider; any other address returns identity_provider_not_allowed.',
    'A public sandbox must not call addresses that visitors type, or send anyone there.',
  ),
  differs(
    'csrf-cookie',
    'The callbacks of OAuth and SSO check the state, but no cookie of the browser that started the login.',
    'The people at the built-in provider are made up, so an attacker gains nothing by logging someone else in as one of them.',
  ),
  unconfirmed(
    'oauth-cancel',
    'If the user cancels at the provider, the callback shows oauth_flow_callback_error (OAuth) or oidc_user_not_assigned_to_app_in_idp (SSO) as JSON.',
    'No source says whether Stytch redirects to the app.',
  ),
  unconfirmed(
    'federation-tokens',
    'An OAuth or SSO token is valid for ten minutes, and a login may take thirty minutes at the provider.',
    'No source states these lifetimes.',
  ),
  unconfirmed(
    'default-connection',
    'Without a default connection, an organization’s only active one is used. The first connection doesn’t become the default. An organization may have 20.',
    'No source says so.',
  ),
  unconfirmed(
    'saml-time',
    'A SAML assertion is accepted for an hour after it was issued at most, and clocks may differ by a minute. Its ID is remembered for as long.',
    'No source states these limits.',
  ),
  unconfirmed(
    'saml-signed',
    'The SAML response or its assertion must be signed; one is enough. A response with an XML comment or a document type is refused, and so is one with more than 60,000 characters or 2,500 tags.',
    'Sources name the errors for signatures and length, but not these rules.',
  ),
  unconfirmed(
    'saml-keys',
    'update_by_url adds the certificates of the metadata and keeps the old ones. A connection keeps its newest five signing certificates and encryption keys, and signs with the newest.',
    'Sources only say that a connection may have five verification certificates.',
  ),
  unconfirmed(
    'saml-idp-initiated',
    'A login that the identity provider starts goes to the project’s default login or sign-up URL.',
    'No source says where it goes.',
  ),
  unconfirmed('saml-gateway', 'allow_gateway_callback is stored and has no effect.', 'No source says what it does.'),
  unconfirmed(
    'saml-mapping',
    'The value NameID in a SAML connection’s attribute_mapping stands for the NameID. Without idp_user_id, external_id is the NameID.',
    'No source describes either.',
  ),
  unconfirmed(
    'member-by-email',
    'A login through another provider finds the member by email address.',
    'Sources don’t say what happens when a user’s address changed at the provider.',
  ),
];
