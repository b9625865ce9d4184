/** One way in which the emulator differs from Stytch, or had to choose because no source says what Stytch does. */
export interface Difference {
  /** The anchor on `/sandbox/`. */
  id: string;
  /**
   * `differs`: Stytch is known to do something else. `unconfirmed`: our choice, because no source says what Stytch
   * does.
   */
  kind: 'differs' | 'unconfirmed';
  what: string;
  why: string;
}

const differs = (id: string, what: string, why: string): Difference => ({ id, kind: 'differs', what, why });
const unconfirmed = (id: string, what: string, why: string): Difference => ({ id, kind: 'unconfirmed', what, why });

/** The list that `/sandbox/` shows. */
export const DIFFERENCES: readonly Difference[] = [
  differs(
    'mail',
    'No email is sent. Emails go to the project’s inbox instead.',
    'A public sandbox must not send email.',
  ),
  differs(
    'test-only',
    'Every project is a test project. There are no live IDs and no checks between live and test hosts.',
    'The sandbox is for test credentials only.',
  ),
  differs('http', 'Plain HTTP works. Stytch returns 403 use_https.', 'The sandbox runs on localhost.'),
  differs(
    'no-rate-limit',
    'Calls aren’t rate-limited, so you get too_many_requests only if you create a fault.',
    'The limits depend on the operation and the plan, and no source lists them.',
  ),
  differs(
    'body-limit',
    'Bodies above 64 KB return 413 with our own type body_too_large.',
    'No source states Stytch’s limit.',
  ),
  differs(
    'redirect-hosts',
    'Redirect URLs can point to this site, to localhost, and to hosts that this site’s operator allows. Placeholders and wildcards aren’t supported.',
    'A public sandbox must not redirect visitors to other sites.',
  ),
  differs(
    'templates',
    'Template IDs and locales are validated, but the email is always the same, in English.',
    'There’s no dashboard where you could create templates.',
  ),
  differs(
    'roles',
    'You can assign any role ID to a member (assigning stytch_member changes nothing), and an organization’s own roles can name any resource. The project’s own roles, resources and scopes are the setting rbac_policy of the control plane, in the form of Stytch’s management API.',
    'There’s no dashboard where you could create roles and resources.',
  ),
  differs(
    'sms',
    'No text message is sent. Messages with codes go to the project’s inbox, to every country, and a phone number only needs the E.164 format.',
    'A public sandbox must not send text messages.',
  ),
  differs(
    'locks',
    'Ten wrong codes or passwords in a row lock a member for an hour. user_lock of POST /_sandbox/settings changes both numbers, with the names of Stytch’s management API.',
    'They are set in the dashboard.',
  ),
  differs(
    'sandbox-login',
    'The session that the fixed token of magic_links.authenticate returns can’t be used in other calls.',
    'Its organization and member belong to no project.',
  ),
  differs(
    'sandbox-phone',
    'The phone number +10000000000 always gets the code 000000.',
    'Stytch documents these values for its consumer product only.',
  ),
  differs(
    'connections',
    'IDs of connected apps in an organization’s settings are stored without validation.',
    'Connected apps aren’t emulated, so there’s nothing to check them against.',
  ),
  differs(
    'oauth-provider',
    'Google, Microsoft, GitHub, Slack and HubSpot are played by the sandbox’s own identity provider, with its tokens. Google One Tap isn’t emulated.',
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
    'The people at the built-in provider are made up, so nobody can be logged in to an account of someone else’s choice.',
  ),
  differs(
    'sdk-surface',
    'Browser SDKs call /sdk/v1 with the public token, from the origins of the project’s redirect URLs or those in POST /_sandbox/settings. Session claims and trusted metadata from a page are ignored. The prebuilt UI and the admin portal aren’t tested.',
    'There’s no dashboard where you could allow origins.',
  ),
  differs(
    'session-maximum',
    'A project has no maximum session duration, so invalid_session_duration never occurs.',
    'It’s set in the dashboard.',
  ),
  differs(
    'search-limits',
    'A search accepts at most 100 operands with 1000 values each, or 100 values for roles.',
    'A source names the error type, but none states Stytch’s limits.',
  ),
  differs(
    'breaches',
    'Only two well-known passwords count as breached, such as “correct horse battery staple”.',
    'The sandbox has no copy of the breach data and asks no other service.',
  ),
  differs(
    'hash-cost',
    'A migrated hash may use at most 64 MB of memory, a bcrypt cost of 14, 100 Argon2 passes, and 2 million PBKDF2 iterations.',
    'A public sandbox has many callers. Of these limits, Stytch documents only scrypt’s n_parameter.',
  ),
  differs(
    'user-info',
    'sessions.migrate calls no UserInfo endpoint. POST /_sandbox/external_sessions sets what it would answer for a session token.',
    'A public sandbox makes no requests to other services.',
  ),
  differs(
    'trusted-token-keys',
    'sessions.attest verifies tokens with the keys given to POST /_sandbox/trusted_token_profiles, as a JSON Web Key Set. A jwks_url isn’t fetched.',
    'A public sandbox makes no requests to other services.',
  ),
  differs(
    'reset-mail',
    'The email of a password reset has no link to log in without a password, so login_redirect_url and discovery_redirect_url are only checked for their format.',
    'The link to log in is a magic link, which you can request with its own operation.',
  ),
  differs(
    'clock',
    'You can move a project’s clock ahead. JWTs use the sandbox’s time. So after a jump, an SDK’s local check accepts an old JWT, considers a new one not valid yet, and then calls the sandbox.',
    'The SDK uses the real clock.',
  ),
  differs(
    'record',
    'The record of calls (/_sandbox/calls) is written up to 20 ms after the response. You still see every call, but if the process is killed, the last calls may be missing from the record, while their changes are saved. Of a body of more than 65,536 characters, only the length is recorded.',
    'Writing each call separately took a tenth more processor time per login. Large bodies would fill the disk.',
  ),
  differs(
    'device',
    'telemetry_id is ignored and member_device is null.',
    'Device fingerprinting is a separate product.',
  ),
  differs(
    'jwt-attributes',
    'ip_address and user_agent in a JWT are empty.',
    'Stytch sets them only for frontend SDKs.',
  ),
  differs(
    'note-header',
    'Responses have the header X-Emulated-By, and X-Sandbox-Note if we chose a status or text.',
    'This keeps you from mistaking the emulator for the real service.',
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
  unconfirmed(
    'redirect-path',
    'The link in an email goes to /v1/b2b/magic_links/redirect.',
    'Sources show only the consumer path. The B2B path follows the same pattern.',
  ),
  unconfirmed(
    'authorization-header',
    'A missing or malformed Authorization header returns 401 invalid_authorization_header.',
    'The type is known, but not its status.',
  ),
  unconfirmed(
    'http-forms',
    'A body is parsed as JSON whatever its Content-Type, and isn’t decompressed. A trailing slash makes a different path. HEAD and OPTIONS return 405, and an unknown path returns 404 even without credentials.',
    'No source covers this, and the SDKs do none of it.',
  ),
  unconfirmed(
    'bad-request',
    'A body that isn’t a JSON object returns 400 bad_request. A field with the wrong type returns the field’s own error, or invalid_request_value.',
    'No source names the types that Stytch uses.',
  ),
  unconfirmed(
    'null',
    'Null in a request counts as missing, and so does an empty string in most optional fields. An empty member name or organization_logo_url clears the value. Locales and organization settings with fixed values reject an empty string.',
    'We assume that the services behind the SDKs do the same.',
  ),
  unconfirmed(
    'unknown-fields',
    'Fields that aren’t in the OpenAPI description are ignored.',
    'An SDK may be newer than the emulator.',
  ),
  unconfirmed(
    'intermediate-session',
    'A successful login uses up the intermediate session. A login that fails, or that requires another factor, doesn’t.',
    'It isn’t known whether it works twice at Stytch. Official examples drop it after the first use.',
  ),
  unconfirmed(
    'joining',
    'A user who isn’t allowed to join gets 400 email_jit_provisioning_not_allowed, or invalid_email_for_jit_provisioning if joining is on but the domain doesn’t match.',
    'The types are known, but not when each one occurs, nor their status. The page of 403 errors doesn’t list them.',
  ),
  unconfirmed(
    'sign-up',
    'login_or_signup creates a new member only if joining by email domain is on and the domain matches.',
    'Stytch’s own components expect these two errors there.',
  ),
  unconfirmed(
    'join-status',
    'A user who joins by email domain is active immediately, even if a second factor is still required.',
    'The response must contain a member.',
  ),
  unconfirmed(
    'details',
    'membership.details of an organization that the user can join contains the domain.',
    'No source shows its content.',
  ),
  unconfirmed(
    'default-names',
    'An organization created through discovery without a name or slug gets the whole email domain as its name or slug, or the part before the @ for common email providers. If a slug is taken, six digits are added.',
    'The rule is documented, but not the exact result.',
  ),
  unconfirmed(
    'derived-slug',
    'organizations.create without a slug derives it from the name.',
    'The text calls the slug required, the schema calls it optional.',
  ),
  unconfirmed(
    'slug-case',
    'Slugs are stored as written and are case-sensitive: Acme and acme are different slugs.',
    'It’s known that their case is kept, but not how they’re compared.',
  ),
  unconfirmed(
    'restricted-domains',
    'RESTRICTED email settings with an empty list of domains return invalid_restricted_email_setting. RESTRICTED settings for SSO connections and OAuth tenants work with an empty list, and you can turn off every way to join.',
    'It’s documented that the first returns an error, but not its type. Older pages forbid turning off every way to join, newer ones don’t mention it.',
  ),
  unconfirmed(
    'common-domains',
    'The email providers named in Stytch’s docs count as common with every top-level domain: gmail.com, yahoo.co.uk.',
    'The docs name them without a top-level domain.',
  ),
  unconfirmed(
    'claimed-domains',
    'Only organizations that claimed a domain can use it, for joining, adding and inviting members, and creating organizations.',
    'Only the error is known.',
  ),
  unconfirmed(
    'metadata',
    'Metadata with more than 20 keys or 4096 bytes after a merge returns 400 metadata_too_many_keys or metadata_too_large.',
    'The limits are documented, but not whether they apply before or after the merge.',
  ),
  unconfirmed(
    'member-role-source',
    'stytch_member is listed with the source direct_assignment.',
    'No source shows the live value.',
  ),
  unconfirmed(
    'implicit-roles',
    'A role by email domain applies once the email is verified. A common domain returns rbac_domain_too_common.',
    'No source covers the first. For the second, the type is known, but not when it occurs.',
  ),
  unconfirmed(
    'phone-numbers',
    'Two members of an organization can have the same phone number.',
    'The type duplicate_member_phone_number is known, but not when it occurs.',
  ),
  unconfirmed(
    'invite-active',
    'Inviting an active member returns 400 user_already_invited.',
    'It’s documented as an error without a type. This is the closest type.',
  ),
  unconfirmed(
    'awaited-factor',
    'A pending or invited member becomes active, and their email verified, once the first factor is complete, even if a second one is still required. While another first factor is required, they stay as they are. Their link is used up in both cases.',
    'A second factor can only be added to an active member, but no source says when a member becomes active.',
  ),
  unconfirmed(
    'second-factor-tokens',
    'A member with a verified phone number or a TOTP needs an intermediate session or a session to get another code, and one with a second factor to add another. Otherwise the call returns 400 insufficient_factors.',
    'The rule is documented, but not its error.',
  ),
  unconfirmed(
    'second-factor-errors',
    'A wrong TOTP or recovery code returns 401, a pending registration that expired 401 expired_totp, a missing TOTP or phone number 404, a member without a number 400 missing_sms_parameter.',
    'The types are known, but not when each one occurs, nor their statuses.',
  ),
  unconfirmed(
    'second-factor-deletion',
    'Deleting a second factor keeps mfa_enrolled, clears default_mfa_method if it was that factor, and deletes recovery codes together with the TOTP.',
    'It’s documented only that sessions stay.',
  ),
  unconfirmed(
    'totp-registration',
    'totp_registration_id of a member is empty until the first code. A registration without a first code is replaced by the next one. A migrated TOTP is active immediately.',
    'No source covers this.',
  ),
  unconfirmed(
    'unasked-codes',
    'A login doesn’t text a code by itself to a member whose default_mfa_method is totp.',
    'No source says what happens if a member has both.',
  ),
  unconfirmed(
    'recovery-methods',
    'A recovery code counts as totp where an organization restricts the methods of second factors.',
    'allowed_mfa_methods has no value for recovery codes.',
  ),
  unconfirmed(
    'failed-attempts',
    'Wrong codes count towards a lock: email codes of an organization, SMS codes, TOTP and recovery codes. A locked member can’t log in by any method, but existing sessions stay valid.',
    'Stytch doesn’t list the calls that count.',
  ),
  unconfirmed(
    'password-errors',
    'passwords.authenticate returns 404 email_not_found for an unknown email, 404 member_password_not_found for a member without a password, 401 unauthorized_credentials for a wrong one, which counts towards a lock, and 400 member_reset_password if it must be reset.',
    'The types are known, but not when each one occurs.',
  ),
  unconfirmed(
    'reset-tokens',
    'A password reset link that is unknown, used or expired returns 401 unable_to_auth_password_reset_token. A password that is too weak doesn’t use it up.',
    'Only the type is known.',
  ),
  unconfirmed(
    'reset-sessions',
    'A reset by email or by existing password keeps the session that the call itself continues.',
    'It’s documented both that all sessions are revoked and that a given session is continued.',
  ),
  unconfirmed(
    'shared-passwords',
    'With cross-organization passwords, a reset through discovery stores the password with every member who has the email at that time. If there’s none yet, it isn’t stored.',
    'No source covers a user without a member.',
  ),
  unconfirmed(
    'password-policy',
    'password_policy of POST /_sandbox/settings sets what Stytch has in its dashboard, with the names of its management API. It can change at any time.',
    'Stytch forbids switching cross-organization passwords once there are passwords.',
  ),
  unconfirmed(
    'email-updates',
    'start_email_update leaves the member as they are until the new email is verified. Then the old one is retired, and a password stays. An expired update frees the email.',
    'It’s documented only that the email is freed.',
  ),
  unconfirmed(
    'foreign-sessions',
    'sessions.migrate and sessions.attest return a session even if the organization requires a second factor, and accept a token more than once. Errors are 400, or 404 for an unknown profile or email.',
    'Their responses have no field for a missing factor, and only the error types are known.',
  ),
  unconfirmed(
    'spent-links',
    'Only a successful call uses up a link. A wrong code_verifier doesn’t, and neither does a session that doesn’t exist, which returns 404 session_not_found.',
    'It’s documented that another user’s session is ignored, but not what happens with one that ended.',
  ),
  unconfirmed(
    'changed-address',
    'If a member’s email is changed, an existing session keeps using the old email in sessions.exchange and discovery.organizations.list until someone logs in with the new one. A link sent to the old email returns 404 magic_link_not_found.',
    'No source covers this. The new email must not give access before it’s verified.',
  ),
  unconfirmed(
    'session-exchange',
    'sessions.exchange doesn’t end the first session, and returns member_not_found if the user isn’t a member. Of the second factors only a phone number counts in the other organization, if the member there has verified the same one.',
    'No source covers this.',
  ),
  unconfirmed(
    'jwt-errors',
    'A session JWT that can’t be parsed, or that another service issued, returns 400.',
    'The types are known, but not their statuses.',
  ),
  unconfirmed(
    'revoke-all',
    'sessions.revoke succeeds with the ID of a member who has no session.',
    'No source covers this.',
  ),
  unconfirmed(
    'email-form',
    'An email has up to 64 characters of any script before the @, and an ASCII host name with a dot after it. Invisible characters, such as a zero-width space, return invalid_email.',
    'It’s documented only that emails are validated. The type forbidden_character_zero_width_space is known, but not when it occurs.',
  ),
  unconfirmed(
    'email-case',
    'Emails are stored as written and compared case-insensitively. An update that changes only the case doesn’t retire the old email.',
    'No source covers this.',
  ),
  unconfirmed(
    'sandbox-otp',
    'sandbox@stytch.com doesn’t get passcodes either.',
    'Only its magic links are documented.',
  ),
  unconfirmed(
    'jwks',
    'Key thumbprints are returned under both names, x5tS256 and x5t#S256.',
    'The OpenAPI description and the RFC differ.',
  ),
  unconfirmed(
    'policy-actions',
    'stytch_member can do everything with stytch.self, stytch_admin everything with the organization, its members, SSO and SCIM. The actions of each resource come from the field descriptions and the browser SDK.',
    'No source shows a live response of rbac/policy.',
  ),
  unconfirmed(
    'unnamed-actions',
    'If a call includes a member’s session, updating a field without a documented action, such as external_id or claimed_email_domains, requires the permission *.',
    'No source covers this.',
  ),
  unconfirmed(
    'authorization-check',
    'An authorization_check with a missing field returns 400 invalid_request_value. Its organization_id can be a slug or an external ID.',
    'No source covers either.',
  ),
  unconfirmed(
    'deleted-member-data',
    'A deleted member keeps all data for a reactivation, including the external ID and roles. Until then, their email and external ID are free, and only a search for deleted members and dangerously_get find them. Links sent to them stay revoked. Deleting the organization deletes them permanently.',
    'It’s documented only that they can be reactivated.',
  ),
  unconfirmed(
    'reactivation',
    'Reactivating a member who wasn’t deleted returns 404 no_deleted_member_found_for_reactivation. An email that was never verified, or that another member has now, returns 400.',
    'The types are known, but not their statuses.',
  ),
  unconfirmed('delete-external-id', 'Deleting an external ID that doesn’t exist succeeds.', 'No source covers this.'),
  unconfirmed(
    'search-filters',
    'Searches support the filters of the server SDKs and of the browser SDK, and the phone number filters under both names.',
    'The SDKs’ lists differ.',
  ),
  unconfirmed(
    'search-order',
    'Searches return the oldest results first. A page continues after the last result, no matter what was created or deleted in between.',
    'No source states the order.',
  ),
  unconfirmed(
    'search-limit',
    'A limit of 0 means the default, 100. Below 0 or above 1000 it returns 400 user_search_invalid_limit.',
    'The bounds are documented, but not the error.',
  ),
  unconfirmed(
    'search-fuzzy',
    'A fuzzy filter finds values that contain the text, case-insensitively. Exact filters are case-sensitive, except for emails and domains.',
    'No source says how fuzzy filters match.',
  ),
  unconfirmed(
    'search-errors',
    'A missing filter_value returns …_missing_filter_value. An empty list returns the filter’s own error, such as organization_search_missing_organization_ids. Values are validated, with the errors of their fields.',
    'The types are known, but not when each one occurs.',
  ),
  unconfirmed(
    'search-organization-ids',
    'organization_ids also accept slugs and external IDs. Searching for members in an organization that doesn’t exist returns 404 organization_not_found. A search for organizations ignores it.',
    'No source covers this.',
  ),
  unconfirmed(
    'search-organizations-map',
    'A search for members returns the organizations of the members on that page.',
    'No source shows its content.',
  ),
  unconfirmed(
    'organization-policy',
    'set_org_policy replaces the organization’s roles. Invalid roles return 400 with the closest type.',
    'The operation is in private beta.',
  ),
  unconfirmed(
    'm2m',
    'The error types of M2M clients are ours. A token request without scopes gets all of the client’s scopes, and one for a scope that it lacks gets invalid_scope. Custom claims from templates aren’t emulated.',
    'No source names these types or covers these cases.',
  ),
  differs(
    'impersonation',
    'Tokens for impersonation come from POST /_sandbox/impersonation_tokens and need no setting. A session_duration_minutes for an impersonated session is ignored.',
    'There’s no dashboard, and no source says how Stytch refuses to extend such a session.',
  ),
  unconfirmed(
    'scim',
    'A SCIM user’s ID is the member’s. A user whose address a member has already takes that member over. Addresses from SCIM count as verified. Deactivating a user deletes the member with sessions and assigned roles; activating them again brings back implicit roles only. Both tokens work while one is rotated, and a token is valid for five years.',
    'Stytch’s pages describe the effects, but not these details.',
  ),
  unconfirmed(
    'scim-protocol',
    'Filters are limited to eq on userName, externalId, id and displayName, a page has at most 100 resources, and unknown attributes are dropped. Bulk, sorting and ETags aren’t supported, and /Schemas only lists names.',
    'No source lists what Stytch’s SCIM endpoint supports.',
  ),
  differs(
    'connected-apps-hosts',
    'Connected apps get tokens at /v1/public/{project_id}/oauth2/token and have them checked at …/introspect. There’s no project domain, so no userinfo, discovery document, dynamic registration or logout address.',
    'A project of the sandbox has no domain of its own.',
  ),
  unconfirmed(
    'connected-apps',
    'First-party apps need consent only for offline_access, third-party apps until the member granted the same scopes. Templates of access tokens aren’t applied, a custom audience is added to the project’s ID, and codes are valid for 10 minutes. A scope that the member can’t grant sends invalid_scope to the app.',
    'No source covers this.',
  ),
  unconfirmed(
    'metrics',
    'Metrics count members that aren’t deleted, whatever their status. The name in debug.whoami is always “Sandbox”.',
    'No source says which members count, and sandbox projects have no name.',
  ),
];
