import { SANDBOX_ERRORS, SandboxError, type SharedErrorCode } from '../core/errors.ts';

/**
 * Where the status and text of an error come from. `seen`: in a live response, an SDK's tests or the official pages.
 * `text`: the text was seen, but not the status. `choice`: only the type is known, the rest is ours (docs/stytch.md,
 * "Errors"). `emulator`: Stytch has no such error.
 */
export type ErrorOrigin = 'seen' | 'text' | 'choice' | 'emulator';

type Entry = readonly [status: number, origin: ErrorOrigin, message: string];
type SandboxErrors = Readonly<Record<string, readonly [status: number, message: string]>>;

const emulatorErrors = <E extends SandboxErrors>(errors: E) =>
  // `Object.entries` loses the type of the keys.
  Object.fromEntries(
    Object.entries(errors).map(([code, [status, message]]): [string, Entry] => [code, [status, 'emulator', message]]),
  ) as Record<keyof E, Entry>;

/**
 * Every error that the emulator can return. A status that wasn't seen is 400, unless a similar error's status says
 * otherwise. It's never 403, because Stytch's page of 403 errors lists those of B2B.
 */
export const ERRORS = {
  // Transport
  invalid_authorization_header: [
    401,
    'choice',
    'The Authorization header must be HTTP Basic: the project ID as the user name and the secret as the password.',
  ],
  invalid_project_id_authentication: [
    400,
    'seen',
    'The project ID provided in the basic authentication header is invalid. Please check to make sure the format is correct.',
  ],
  invalid_secret_authentication: [
    400,
    'choice',
    'The secret provided in the basic authentication header is invalid. Please check to make sure the format is correct.',
  ],
  unauthorized_credentials: [401, 'seen', 'Unauthorized credentials.'],
  invalid_project_id: [400, 'choice', 'project_id format is invalid.'],
  project_not_found: [404, 'choice', 'Project could not be found.'],
  route_not_found: [404, 'seen', 'The route provided is not supported.'],
  method_not_allowed: [405, 'choice', 'The HTTP method is not supported by this route.'],
  bad_request: [400, 'choice', 'The request body could not be read as a JSON object.'],
  invalid_request_value: [400, 'choice', 'A value in the request has the wrong type.'],
  too_many_requests: [429, 'seen', 'Too many requests have been made.'],
  internal_server_error: [
    500,
    'seen',
    'Oops, something seems to have gone wrong. If this issue persists, please reach out to support.',
  ],
  ...emulatorErrors(SANDBOX_ERRORS),

  // E-mail, links, codes
  invalid_email: [400, 'seen', 'Email format is invalid.'],
  invalid_discovery_redirect_url: [
    400,
    'choice',
    'discovery_redirect_url format is invalid. Common issues include using http instead of https, omitting https://, or having a trailing /.',
  ],
  invalid_login_redirect_url: [
    400,
    'choice',
    'login_redirect_url format is invalid. Common issues include using http instead of https, omitting https://, or having a trailing /.',
  ],
  invalid_signup_redirect_url: [
    400,
    'choice',
    'signup_redirect_url format is invalid. Common issues include using http instead of https, omitting https://, or having a trailing /.',
  ],
  invalid_invite_redirect_url: [
    400,
    'choice',
    'invite_redirect_url format is invalid. Common issues include using http instead of https, omitting https://, or having a trailing /.',
  ],
  no_match_for_provided_magic_link_url: [
    400,
    'text',
    'The magic_link_url in the request did not match any redirect URLs set for this project. Please visit https://stytch.com/dashboard/redirect-urls to add the URL.',
  ],
  no_default_discovery_redirect_url_set: [
    400,
    'choice',
    'No discovery_redirect_url was provided and no default discovery redirect URL is set for this project.',
  ],
  no_default_login_redirect_url_set: [
    400,
    'choice',
    'No login_redirect_url was provided and no default login redirect URL is set for this project.',
  ],
  no_default_signup_redirect_url_set: [
    400,
    'choice',
    'No signup_redirect_url was provided and no default signup redirect URL is set for this project.',
  ],
  no_default_invite_redirect_url_set: [
    400,
    'choice',
    'No invite_redirect_url was provided and no default invite redirect URL is set for this project.',
  ],
  invalid_locale: [400, 'seen', 'locale is invalid.'],
  invalid_expiration: [400, 'choice', 'The expiration is invalid, it is outside the bounds documented for this field.'],
  invalid_expiration_otp: [400, 'choice', 'The expiration of a passcode must be between 2 and 15 minutes.'],
  public_token_not_found: [404, 'choice', 'The public token of the link is not known.'],
  // OAuth
  public_token_required: [400, 'choice', 'public_token is required.'],
  invalid_public_token_id: [400, 'choice', 'public_token format is invalid.'],
  invalid_oauth_provider: [400, 'choice', 'The OAuth provider is not known.'],
  oauth_config_not_found: [404, 'choice', 'The project has no configuration for this OAuth provider.'],
  missing_oauth_organization_locator: [400, 'choice', 'One of organization_id and slug must be provided.'],
  too_many_oauth_organization_locators: [400, 'choice', 'Only one of organization_id and slug may be provided.'],
  invalid_login_oauth_url: [400, 'choice', 'login_redirect_url format is invalid.'],
  invalid_signup_oauth_url: [400, 'choice', 'signup_redirect_url format is invalid.'],
  oauth_invalid_scope_requested: [400, 'choice', 'custom_scopes must be scopes with spaces in between.'],
  no_match_for_provided_oauth_url: [
    400,
    'seen',
    'The oauth redirect url in the request did not match any redirect URLs set for this project. Please visit https://stytch.com/dashboard/redirect-urls to update the redirect URLs for this project. For more information on why this validation is necessary please visit https://stytch.com/docs/api/url-validation',
  ],
  oauth_invalid_state: [400, 'choice', 'The state of the OAuth flow is unknown, expired or used.'],
  oauth_invalid_callback_request: [400, 'choice', 'The OAuth provider sent neither a code nor an error.'],
  oauth_flow_callback_error: [
    400,
    'text',
    'An error was encountered in the callback of the OAuth flow. Please try again.',
  ],
  oauth_auth_code_error: [
    400,
    'text',
    'An error was encountered when exchanging the OAuth auth code. Please try again.',
  ],
  oauth_unverified_email: [400, 'choice', 'The OAuth provider named no email address of the user.'],
  oauth_token_not_found: [404, 'text', 'OAuth Token could not be found.'],
  member_oauth_token_not_found: [404, 'choice', 'The member has no registration at this OAuth provider.'],
  // SSO
  sso_token_not_found: [404, 'choice', 'SSO Token could not be found.'],
  missing_sso_connection_locator: [400, 'choice', 'One of connection_id and organization_id must be provided.'],
  too_many_sso_connection_locators: [400, 'choice', 'Only one of connection_id and organization_id may be provided.'],
  sso_connection_not_found: [404, 'choice', 'SSO connection could not be found.'],
  no_sso_connection_exists_for_organization: [404, 'choice', 'The organization has no SSO connection.'],
  indeterminate_sso_connection_for_organization: [
    400,
    'choice',
    'The organization has several active SSO connections and no default. Name one by connection_id.',
  ],
  requires_active_sso_connection: [400, 'choice', 'The SSO connection is not active yet.'],
  external_connection_not_active: [
    400,
    'choice',
    'The connection that the external connection stands for is not active.',
  ],
  no_match_for_provided_sso_url: [
    400,
    'choice',
    'The SSO redirect url in the request did not match any redirect URLs set for this project.',
  ],
  invalid_login_sso_url: [400, 'choice', 'login_redirect_url format is invalid.'],
  invalid_signup_sso_url: [400, 'choice', 'signup_redirect_url format is invalid.'],
  unsolicited_oidc_response: [400, 'choice', 'The state of the OIDC response is unknown, expired or used.'],
  oidc_auth_code_error: [400, 'choice', 'The identity provider did not exchange the code.'],
  oidc_invalid_id_token: [400, 'choice', 'The ID token of the identity provider is not valid.'],
  oidc_invalid_userinfo: [400, 'choice', 'The identity provider’s userinfo could not be read.'],
  oidc_response_subject_mismatch: [400, 'choice', 'The ID token and the userinfo are about different subjects.'],
  oidc_response_email_missing: [400, 'choice', 'The identity provider named no email address.'],
  oidc_response_unverified_email: [400, 'choice', 'The identity provider says that the email is not verified.'],
  oidc_user_not_assigned_to_app_in_idp: [400, 'choice', 'The identity provider did not let the user into the app.'],
  sso_jit_provisioning_not_allowed: [
    400,
    'choice',
    'The organization does not allow this connection to create members by just-in-time provisioning.',
  ],
  invalid_sso_idp: [400, 'choice', 'The identity provider is not known.'],
  oidc_connection_not_found: [404, 'choice', 'OIDC connection could not be found.'],
  external_connection_id_not_found: [404, 'choice', 'External connection could not be found.'],
  duplicate_external_sso_connection: [400, 'choice', 'The organization uses this external connection already.'],
  too_many_sso_connections: [400, 'choice', 'An organization may have at most 20 SSO connections in this sandbox.'],
  cannot_delete_default_sso_connection: [400, 'choice', 'The default SSO connection cannot be deleted.'],
  invalid_sso_default_connection_id: [
    400,
    'choice',
    'sso_default_connection_id is not a connection of the organization.',
  ],
  invalid_connection_for_jit_provisioning: [
    400,
    'choice',
    'sso_jit_provisioning_allowed_connections names a connection that the organization does not have.',
  ],
  saml_connection_not_found: [404, 'choice', 'SAML connection could not be found.'],
  sso_verification_key_not_found: [404, 'choice', 'The verification certificate could not be found.'],
  sso_encryption_private_key_not_found: [404, 'choice', 'The encryption private key could not be found.'],
  invalid_idp_entity_id: [400, 'choice', 'idp_entity_id is too long, or empty in an active connection.'],
  saml_connection_idp_sso_url_invalid_format: [400, 'choice', 'idp_sso_url must be a URL.'],
  saml_connection_idp_sso_url_not_https: [400, 'choice', 'idp_sso_url must begin with https.'],
  saml_connection_idp_sso_url_required: [400, 'choice', 'An active SAML connection must keep its idp_sso_url.'],
  saml_connection_attribute_mapping_required: [
    400,
    'choice',
    'An active SAML connection must keep its attribute_mapping.',
  ],
  saml_connection_email_mapping_required: [
    400,
    'choice',
    'attribute_mapping must map email, unless the NameID is the email address.',
  ],
  saml_connection_name_mapping_required: [
    400,
    'choice',
    'attribute_mapping must map full_name, or both first_name and last_name.',
  ],
  saml_connection_no_nested_keys_in_attribute_mapping: [
    400,
    'choice',
    'The values of attribute_mapping must be names of attributes.',
  ],
  saml_connection_attribute_mapping_missing_groups_key: [
    400,
    'choice',
    'Roles by group require the key groups in attribute_mapping.',
  ],
  invalid_x509_certificate: [400, 'choice', 'x509_certificate must be an X.509 certificate in PEM format.'],
  too_many_sso_verification_certificates: [
    400,
    'choice',
    'A SAML connection may have at most 5 verification certificates. Delete one first.',
  ],
  cannot_delete_last_sso_verification_key: [
    400,
    'choice',
    'An active SAML connection must keep one verification certificate.',
  ],
  saml_signing_private_key_format_not_supported: [
    400,
    'choice',
    'signing_private_key must be in PKCS1 format and begin with -----BEGIN RSA PRIVATE KEY-----.',
  ],
  saml_signing_private_key_invalid: [400, 'choice', 'signing_private_key could not be read.'],
  private_key_too_long: [400, 'choice', 'A private key may have at most 8192 characters.'],
  invalid_saml_metadata_url: [400, 'choice', 'metadata_url must be a URL where the metadata can be read.'],
  invalid_xml_from_saml_metadata_url: [400, 'choice', 'The metadata is not well-formed XML.'],
  saml_connection_metadata_invalid_format: [
    400,
    'choice',
    'The metadata must describe one identity provider, with a redirect binding and a signing certificate.',
  ],
  missing_saml_response: [400, 'choice', 'The form has no SAMLResponse.'],
  saml_response_too_long: [400, 'choice', 'The SAML response has more than 60000 characters.'],
  invalid_xml_saml_response: [400, 'choice', 'The SAML response is not well-formed XML.'],
  invalid_saml_response: [400, 'choice', 'The SAML response is not valid.'],
  invalid_saml_response_email: [400, 'choice', 'The SAML response has no valid email address where it is mapped.'],
  missing_signature_saml_response: [400, 'choice', 'The SAML response is not signed.'],
  invalid_signature_saml_response: [400, 'choice', 'The signature of the SAML response is not valid.'],
  saml_certificate_mismatch: [
    400,
    'choice',
    'The SAML response is signed with a certificate that the connection does not have.',
  ],
  invalid_audience_saml_response: [400, 'choice', 'The SAML response is for another audience.'],
  expired_saml_response: [400, 'choice', 'The SAML response has expired.'],
  not_yet_valid_saml_response: [400, 'choice', 'The SAML response is not valid yet.'],
  duplicate_saml_response: [400, 'choice', 'The SAML response has been used already.'],
  unsolicited_saml_response: [400, 'choice', 'The SAML response answers a request that is unknown, expired or used.'],
  failed_saml_response: [400, 'choice', 'The identity provider did not sign the user in.'],
  saml_idp_initiated_auth_disabled: [
    400,
    'choice',
    'The SAML connection does not accept logins that the identity provider starts.',
  ],
  oidc_connection_issuer_required: [400, 'choice', 'An active OIDC connection must keep its issuer.'],
  oidc_connection_client_id_required: [400, 'choice', 'An active OIDC connection must keep its client_id.'],
  oidc_connection_client_secret_required: [400, 'choice', 'An active OIDC connection must keep its client_secret.'],
  oidc_connection_authorization_url_required: [
    400,
    'choice',
    'An active OIDC connection must keep its authorization_url.',
  ],
  oidc_connection_token_url_required: [400, 'choice', 'An active OIDC connection must keep its token_url.'],
  oidc_connection_jwks_url_required: [400, 'choice', 'An active OIDC connection must keep its jwks_url.'],
  oidc_connection_issuer_url_invalid_format: [400, 'choice', 'issuer must be a URL.'],
  oidc_connection_authorization_url_invalid_format: [400, 'choice', 'authorization_url must be a URL.'],
  oidc_connection_token_url_invalid_format: [400, 'choice', 'token_url must be a URL.'],
  oidc_connection_userinfo_url_invalid_format: [400, 'choice', 'userinfo_url must be a URL.'],
  oidc_connection_jwks_url_invalid_format: [400, 'choice', 'jwks_url must be a URL.'],

  // Browser SDK
  bad_domain_for_stytch_sdk: [
    400,
    'seen',
    'This website has not been registered as an allowed domain for the Stytch SDK. Please add it here: https://stytch.com/dashboard/sdk-configuration',
  ],

  unable_to_refresh_oauth_token: [400, 'choice', 'The OAuth provider issued no new access token.'],
  invalid_token: [400, 'text', 'Token format is invalid.'],
  magic_link_not_found: [
    404,
    'seen',
    'The magic link could not be authenticated, try sending another magic link to the user.',
  ],
  unable_to_auth_magic_link: [
    401,
    'seen',
    'The magic link could not be authenticated because it was either already used or expired. Send another magic link to this user.',
  ],
  pkce_expected_code_verifier: [
    400,
    'text',
    'This flow was started using a code_challenge but the authentication call is missing the corresponding code_verifier.',
  ],
  pkce_mismatch: [
    400,
    'text',
    'The submitted code_verifier does not match the code_challenge sent at the start of the flow.',
  ],
  pkce_did_not_expect_code_verifier: [
    400,
    'choice',
    'This flow was not started using a code_challenge but the authentication call includes a code_verifier.',
  ],
  invalid_pkce_code_challenge: [
    400,
    'choice',
    'pkce_code_challenge must be the base64url encoded SHA-256 hash of the code verifier: 43 characters without padding.',
  ],
  invalid_pkce_code_verifier: [
    400,
    'choice',
    'pkce_code_verifier must have 43 to 128 characters: letters, digits, and - . _ ~',
  ],
  invalid_template_id: [400, 'choice', 'The template ID format is invalid.'],
  invalid_code: [400, 'text', 'Code format is invalid.'],
  otp_code_not_found: [
    404,
    'seen',
    'The passcode was incorrect and could not be authenticated, encourage the user to try inputting the passcode again or send another passcode.',
  ],
  unable_to_auth_otp_code: [
    401,
    'seen',
    'The passcode could not be authenticated because it was either already used or expired. Send another passcode to this user.',
  ],

  // Second factors
  action_available_only_for_active_members: [
    400,
    'seen',
    'You may not attach an MFA factor to a member that is not active.',
  ],
  action_available_only_once_primary_authentication_is_met: [
    400,
    'seen',
    'You must complete the primary authentication requirements for an organization before completing an MFA flow.',
  ],
  operation_restricted_by_organization_mfa_methods: [
    400,
    'choice',
    "The organization's mfa_methods do not allow this operation.",
  ],
  insufficient_factors: [
    400,
    'choice',
    'The member has an MFA factor already. Pass an intermediate session or a session with that factor.',
  ],
  member_session_member_id_mismatch: [400, 'choice', 'The session belongs to another member.'],
  user_lock_limit_reached: [
    429,
    'seen',
    'The user has been locked out due to too many failed authentication attempts. Please try again later.',
  ],
  missing_sms_parameter: [400, 'choice', 'The member has no phone number, and mfa_phone_number was not provided.'],
  member_phone_number_not_found: [404, 'choice', 'The member has no phone number.'],
  active_totp_exists: [
    400,
    'seen',
    'Cannot create a new TOTP for the specified user since the user already has an active TOTP. Users may only have one active TOTP at a time.',
  ],
  totp_not_found: [404, 'choice', 'TOTP could not be found.'],
  expired_totp: [401, 'choice', 'The TOTP registration was not completed in time. Create a new one.'],
  invalid_totp_code: [400, 'choice', 'The TOTP code must have six digits.'],
  unable_to_authenticate_totp: [401, 'choice', 'The TOTP code could not be authenticated.'],
  totp_code_already_authenticated: [
    400,
    'text',
    'This TOTP code has already been authenticated. Please attempt with the next generated code.',
  ],
  recovery_code_used_as_totp_code: [400, 'choice', 'A recovery code was given where a TOTP code is expected.'],
  totp_code_used_as_recovery_code: [400, 'choice', 'A TOTP code was given where a recovery code is expected.'],
  invalid_recovery_code: [400, 'choice', 'Recovery code format is invalid.'],
  unable_to_authenticate_recovery_code: [401, 'choice', 'The recovery code could not be authenticated.'],
  no_active_recovery_code_backed_factor: [400, 'choice', 'The member has no active TOTP that recovery codes back up.'],

  // Sessions of other providers
  trusted_token_profile_not_found: [404, 'choice', 'Trusted token profile could not be found.'],
  trusted_token_profile_invalid_request: [400, 'choice', 'profile_id format is invalid.'],
  invalid_trusted_auth_token: [400, 'choice', 'The trusted auth token is invalid, or its issuer, audience or key is.'],
  token_missing_organization_id_claim: [
    400,
    'choice',
    'The token has no organization ID claim, and organization_id was not provided.',
  ],
  invalid_token_organization_id_claim: [400, 'choice', 'The organization ID claim names another organization.'],
  migrate_from_external_unexpected_response: [400, 'choice', 'The UserInfo endpoint did not accept the session token.'],
  migrate_from_external_missing_userinfo: [400, 'choice', 'The answer of the UserInfo endpoint has no email address.'],
  migrate_from_external_email_does_not_exist: [
    404,
    'choice',
    'The organization has no member with the email of the external session.',
  ],

  // Changes of an email
  email_updates_available_only_for_active_members: [400, 'choice', 'Only an active member can update their email.'],
  member_has_no_active_verified_email: [400, 'choice', 'The member has no verified email.'],
  desired_email_updating_for_different_member: [
    400,
    'choice',
    'Another member of the organization is updating to this email.',
  ],
  invalid_email_id: [400, 'choice', 'email_id format is invalid.'],
  retired_email_missing_email_identifiers: [400, 'choice', 'email_id or email_address must be given.'],

  // Passwords
  weak_password: [400, 'seen', "password doesn't meet our strength requirements."],
  breached_password: [400, 'text', 'password appears in a list of breached passwords.'],
  email_not_found: [404, 'seen', 'Email could not be found.'],
  member_password_not_found: [404, 'text', 'Member password not found'],
  member_reset_password: [400, 'choice', 'The member must reset their password.'],
  password_already_exists: [400, 'choice', 'The member has a password already.'],
  cannot_reset_password_with_existing_password: [400, 'choice', 'The new password is the existing one.'],
  session_too_old_to_reset_password: [
    400,
    'text',
    'The provided session cannot be used to reset a password. It does not have an authentication_factor that was authenticated within the last 5 minutes. Please prompt the user to authenticate again before retrying the endpoint.',
  ],
  unable_to_auth_password_reset_token: [
    401,
    'choice',
    'The password reset token could not be authenticated because it is unknown, already used or expired.',
  ],
  cross_org_passwords_not_enabled: [400, 'text', 'Cross-organization passwords are not enabled for this project.'],
  cross_org_passwords_enabled: [400, 'choice', 'Cross-organization passwords are enabled for this project.'],
  invalid_password_id: [400, 'choice', 'member_password_id format is invalid.'],
  invalid_password_reset_redirect_url: [
    400,
    'choice',
    'reset_password_redirect_url format is invalid. Common issues include using http instead of https, omitting https://, or having a trailing /.',
  ],
  no_password_reset_redirect_url: [
    400,
    'choice',
    'No reset_password_redirect_url was provided and no default is set for this project.',
  ],
  invalid_hash: [400, 'choice', 'The hash format is invalid.'],
  invalid_hash_type: [400, 'choice', 'hash_type is invalid.'],
  invalid_bcrypt_hash: [400, 'choice', 'The bcrypt hash format is invalid.'],
  invalid_bcrypt_cost: [400, 'choice', 'The cost of a bcrypt hash must be between 4 and 14.'],
  invalid_phpass_hash_prefix: [400, 'choice', 'A phpass hash must start with $P$ or $H$.'],
  invalid_phpass_hash_format: [400, 'choice', 'The phpass hash format is invalid.'],
  invalid_md_5_hash: [400, 'choice', 'An MD5 hash must have 32 hexadecimal digits.'],
  invalid_sha_1_hash: [400, 'choice', 'A SHA-1 hash must have 40 hexadecimal digits.'],
  invalid_sha_512_hash: [400, 'choice', 'A SHA-512 hash must have 128 hexadecimal digits.'],
  invalid_prepend_salt: [400, 'choice', 'prepend_salt is invalid.'],
  invalid_append_salt: [400, 'choice', 'append_salt is invalid.'],
  invalid_scrypt_n_parameter: [400, 'choice', 'n_parameter must be a power of two between 2 and 262144.'],
  invalid_scrypt_parameters: [400, 'choice', 'The parameters of the scrypt hash are missing or out of bounds.'],
  invalid_base64_scrypt_hash: [400, 'choice', 'The scrypt hash must be in base64.'],
  invalid_base64_scrypt_salt: [400, 'choice', 'The scrypt salt must be in base64.'],
  scrypt_key_length_mismatch: [400, 'choice', "The key_length value doesn't match the length of the provided hash."],
  invalid_pbkdf_2_hash: [400, 'choice', 'The PBKDF2 hash must be in base64.'],
  invalid_pbkdf_2_salt: [400, 'choice', 'The PBKDF2 salt must be in base64.'],
  invalid_pbkdf_2_iteration_amount: [400, 'choice', 'iteration_amount is out of bounds.'],
  invalid_pbkdf_2_algorithm: [400, 'choice', 'algorithm must be sha256 or sha512.'],
  pbkdf_2_key_length_mismatch: [400, 'choice', "The key_length value doesn't match the length of the provided hash."],
  invalid_argon_2_salt: [400, 'choice', 'The Argon2 salt must have at least 8 characters.'],
  invalid_argon_2_iteration_amount: [400, 'choice', 'iteration_amount is out of bounds.'],
  invalid_argon_2_memory: [400, 'choice', 'memory must be at least 8 KiB for each thread, and at most 64 MiB.'],
  invalid_argon_2_threads: [400, 'choice', 'threads must be between 1 and 16.'],
  invalid_argon_2_key_length: [400, 'choice', 'key_length must be between 4 and 512.'],
  argon_2_key_length_mismatch: [400, 'seen', "The key_length value doesn't match the length of the provided hash."],

  // Sessions
  invalid_session_token: [400, 'seen', 'Session token format is invalid.'],
  intermediate_session_not_found: [404, 'seen', 'Intermediate session could not be found.'],
  invalid_intermediate_session_token_for_organization: [
    400,
    'choice',
    'The intermediate session belongs to another email.',
  ],
  insufficient_factors_for_session_exchange: [
    400,
    'choice',
    'The session has no factor that can be used in another organization.',
  ],
  session_not_found: [404, 'seen', 'Session could not be found.'],
  no_session_arguments: [400, 'choice', 'One of the session arguments must be provided.'],
  too_many_session_arguments: [400, 'choice', 'Only one of the session arguments may be provided.'],
  no_session_revoke_arguments: [
    400,
    'choice',
    'One of member_session_id, session_token, session_jwt or member_id must be provided.',
  ],
  too_many_session_revoke_arguments: [
    400,
    'choice',
    'Only one of member_session_id, session_token, session_jwt or member_id may be provided.',
  ],
  invalid_session_id: [400, 'choice', 'member_session_id format is invalid.'],
  unable_to_parse_session_jwt: [
    400,
    'choice',
    'The session_jwt could not be read, or its signature is not by a key of this project.',
  ],
  jwt_invalid_issuer: [400, 'choice', 'The session_jwt has another issuer.'],
  jwt_invalid_audience: [400, 'choice', 'The session_jwt is meant for another project.'],
  jwt_invalid_claims: [400, 'choice', 'The session_jwt names no session.'],
  invalid_session_duration_minutes: [
    400,
    'seen',
    'session_duration_minutes is invalid, should be between 5 to 527040 minutes.',
  ],
  custom_claims_too_large: [400, 'choice', 'The custom claims of a session may not be larger than four kilobytes.'],
  stytch_claims_in_custom_claims: [400, 'choice', 'Custom claims may not begin with https://stytch.com/.'],
  session_authorization_error: [
    403,
    'seen',
    'The Member is not authorized to perform the requested action on that resource.',
  ],
  session_authorization_tenancy_error: [
    403,
    'seen',
    "OrganizationID in AuthorizationCheck request does not match session's Organization ID",
  ],

  // Organizations
  invalid_organization_id: [400, 'seen', 'organization_id format is invalid.'],
  organization_not_found: [404, 'text', 'Organization could not be found.'],
  organization_name_missing: [400, 'choice', 'organization_name is required.'],
  invalid_organization_name: [400, 'choice', 'organization_name must be between 1 and 128 characters long.'],
  organization_slug_already_used: [
    400,
    'seen',
    'The provided organization_slug is already used in another organization.',
  ],
  invalid_organization_slug: [
    400,
    'seen',
    "The organization_slug must be at least 2 characters long and may only contain alphanumerics and the reserved characters '-', '.', '_', or '~'. At least one character must be alphanumeric.",
  ],
  organization_external_id_already_used: [
    400,
    'choice',
    'The provided organization_external_id is already used in another organization.',
  ],
  invalid_organization_external_id: [
    400,
    'choice',
    "The organization_external_id must have 1 to 128 characters: alphanumerics and '.', '_', '-', or '|'.",
  ],
  invalid_organization_auth_factor_setting: [
    400,
    'choice',
    'An authentication setting of the organization has a value that is not accepted.',
  ],
  invalid_organization_auth_factor_setting_for_email_jit_provisioning: [
    400,
    'choice',
    'email_jit_provisioning must be RESTRICTED or NOT_ALLOWED.',
  ],
  invalid_organization_auth_factor_setting_for_oauth_tenant_jit_provisioning: [
    400,
    'choice',
    'oauth_tenant_jit_provisioning must be RESTRICTED or NOT_ALLOWED.',
  ],
  invalid_organization_allowed_auth_methods: [400, 'choice', 'allowed_auth_methods has a value that is not accepted.'],
  invalid_organization_mfa_factor_setting: [400, 'choice', 'mfa_methods must be ALL_ALLOWED or RESTRICTED.'],
  invalid_organization_allowed_mfa_methods: [400, 'choice', 'allowed_mfa_methods may hold sms_otp and totp.'],
  allowed_mfa_methods_required_for_restricted: [
    400,
    'choice',
    "Allowed MFA methods must be set for 'RESTRICTED' MFA methods",
  ],
  invalid_oauth_allowed_tenants_format: [
    400,
    'choice',
    'allowed_oauth_tenants must map slack, hubspot or github to lists of tenants.',
  ],
  invalid_rbac_role_assignment: [
    400,
    'choice',
    'rbac_email_implicit_role_assignments must be a list of {domain, role_id}.',
  ],
  rbac_invalid_domain: [400, 'choice', 'A role is assigned to a domain whose format is invalid.'],
  rbac_domain_too_common: [400, 'choice', 'Roles cannot be assigned to common email domains.'],
  invalid_organization_auth_method_settings: [400, 'choice', 'auth_methods must be ALL_ALLOWED or RESTRICTED.'],
  invalid_organization_mfa_policy: [400, 'choice', 'mfa_policy must be REQUIRED_FOR_ALL or OPTIONAL.'],
  allowed_auth_methods_required_for_restricted: [
    400,
    'seen',
    "Allowed auth methods must be set for 'RESTRICTED' auth methods",
  ],
  invalid_restricted_email_setting: [
    400,
    'choice',
    "email_allowed_domains must be set for 'RESTRICTED' email_invites or email_jit_provisioning.",
  ],
  organization_settings_domain_too_common: [
    400,
    'choice',
    'Common email domains are not allowed in the settings of an organization.',
  ],
  organization_settings_invalid_domain: [
    400,
    'choice',
    'The settings of the organization name a domain whose format is invalid.',
  ],
  organization_settings_duplicate_domain: [400, 'choice', 'The settings of the organization name a domain twice.'],
  organization_settings_claimed_domain_too_common: [400, 'choice', 'Common email domains cannot be claimed.'],
  organization_settings_invalid_claimed_domain: [400, 'choice', 'A claimed domain has an invalid format.'],
  organization_settings_duplicate_claimed_domain: [400, 'choice', 'A domain is claimed twice.'],
  action_not_allowed_email_domain_is_claimed: [
    400,
    'seen',
    'Members with this email domain are restricted to organizations that have claimed this domain.',
  ],

  metadata_invalid_format: [400, 'choice', 'Metadata must be a JSON object.'],
  invalid_url: [400, 'choice', 'organization_logo_url must be an http or https URL.'],
  organization_logo_url_too_long: [400, 'choice', 'organization_logo_url may have at most 2048 characters.'],

  metadata_too_many_keys: [400, 'choice', 'Metadata may have at most 20 top-level keys.'],
  metadata_too_large: [400, 'choice', 'Metadata may not be larger than four kilobytes.'],

  // Searches
  organization_search_filter_name_not_recognized: [
    400,
    'seen',
    'The organization search operand filter_name was not recognized. Please see https://stytch.com/docs/b2b/api/search-organizations',
  ],
  organization_search_missing_filter_name: [400, 'choice', 'An operand of the search has no filter_name.'],
  organization_search_filter_name_must_be_string: [400, 'choice', 'A filter_name must be a text.'],
  organization_search_missing_filter_value: [400, 'choice', 'An operand of the search has no filter_value.'],
  organization_search_expected_array_of_strings: [400, 'choice', 'The filter_value must be a list of texts.'],
  organization_search_expected_string: [400, 'choice', 'The filter_value must be a text.'],
  organization_search_expected_boolean: [400, 'choice', 'The filter_value must be true or false.'],
  organization_search_missing_organization_ids: [
    400,
    'choice',
    'The filter organization_ids needs at least one value.',
  ],
  organization_search_missing_organization_slugs: [
    400,
    'choice',
    'The filter organization_slugs needs at least one value.',
  ],
  organization_search_missing_member_emails: [400, 'choice', 'The filter member_emails needs at least one value.'],
  organization_search_missing_allowed_domains: [400, 'choice', 'The filter allowed_domains needs at least one value.'],
  organization_search_missing_claimed_email_domains: [
    400,
    'choice',
    'The filter claimed_email_domains needs at least one value.',
  ],
  organization_search_organization_name_fuzzy_too_short: [
    400,
    'choice',
    'The filter organization_name_fuzzy needs at least three characters.',
  ],
  organization_search_organization_slug_fuzzy_too_short: [
    400,
    'choice',
    'The filter organization_slug_fuzzy needs at least three characters.',
  ],
  organization_search_member_email_fuzzy_too_short: [
    400,
    'choice',
    'The filter member_email_fuzzy needs at least three characters.',
  ],
  organization_search_allowed_domain_fuzzy_too_short: [
    400,
    'choice',
    'The filter allowed_domain_fuzzy needs at least three characters.',
  ],
  member_search_filter_name_not_recognized: [
    400,
    'choice',
    'The member search operand filter_name was not recognized.',
  ],
  member_search_missing_filter_name: [400, 'choice', 'An operand of the search has no filter_name.'],
  member_search_filter_name_must_be_string: [400, 'choice', 'A filter_name must be a text.'],
  member_search_missing_filter_value: [400, 'choice', 'An operand of the search has no filter_value.'],
  member_search_expected_array_of_strings: [400, 'choice', 'The filter_value must be a list of texts.'],
  member_search_expected_string: [400, 'choice', 'The filter_value must be a text.'],
  member_search_expected_boolean: [400, 'choice', 'The filter_value must be true or false.'],
  member_search_missing_organization_id: [
    400,
    'choice',
    'organization_ids must be a list of the organizations to search in.',
  ],
  member_search_organization_ids_empty: [400, 'choice', 'organization_ids must name at least one organization.'],
  member_search_cannot_mix_internal_and_external_member_ids: [
    400,
    'choice',
    'member_ids may hold member IDs or external IDs, not both.',
  ],
  member_search_missing_member_ids: [400, 'choice', 'The filter member_ids needs at least one value.'],
  member_search_missing_member_emails: [400, 'choice', 'The filter member_emails needs at least one value.'],
  member_search_missing_member_roles: [400, 'choice', 'The filter member_roles needs at least one value.'],
  member_search_missing_statuses: [400, 'choice', 'The filter statuses needs at least one value.'],
  member_search_missing_mfa_member_phone_numbers: [
    400,
    'choice',
    'The filter member_phone_numbers needs at least one value.',
  ],
  member_search_member_email_fuzzy_too_short: [
    400,
    'choice',
    'The filter member_email_fuzzy needs at least three characters.',
  ],
  member_search_member_mfa_phone_number_fuzzy_too_short: [
    400,
    'choice',
    'The filter member_phone_number_fuzzy needs at least three characters.',
  ],
  search_invalid_status_filter: [400, 'choice', 'A status must be pending, invited, active or deleted.'],
  user_search_invalid_operator: [400, 'choice', 'The operator of a search must be AND or OR.'],
  user_search_invalid_cursor: [400, 'choice', 'The cursor of the search is invalid.'],
  user_search_invalid_limit: [400, 'choice', 'The limit of a search must be between 0 and 1000.'],
  user_search_maximum_filter_value_count_exceeded: [
    400,
    'choice',
    'A search may have at most 100 operands with 1000 values each, 100 where they are roles.',
  ],

  // Roles
  invalid_rbac_custom_role: [
    400,
    'choice',
    'org_policy must be {roles: [{role_id, description, permissions: [{resource_id, actions}]}]}.',
  ],
  empty_rbac_role_id: [400, 'choice', 'A role must have a role_id.'],
  rbac_role_id_too_long: [400, 'choice', 'A role_id may have at most 128 characters.'],
  rbac_description_too_long: [400, 'choice', 'The description of a role may have at most 1000 characters.'],
  rbac_resource_id_too_long: [400, 'choice', 'A resource_id may have at most 128 characters.'],
  rbac_action_too_long: [400, 'choice', 'An action may have at most 128 characters.'],
  rbac_role_duplicate: [400, 'choice', 'The policy names a role twice.'],
  invalid_rbac_stytch_role_edit: [400, 'choice', 'Roles that begin with stytch_ cannot be edited.'],
  empty_rbac_resource_id: [400, 'choice', 'A permission must name a resource_id.'],
  rbac_permission_missing_actions: [400, 'choice', 'A permission must name at least one action.'],
  cannot_specify_wildcard_with_other_actions: [400, 'choice', 'Beside the action * there can be no other.'],

  // Members
  invalid_id: [400, 'choice', 'The ID format is invalid.'],
  invalid_member_get_fields: [400, 'choice', 'Exactly one of member_id and email_address must be given.'],
  invalid_rbac_role_id: [400, 'choice', 'roles must be a list of role IDs.'],
  invalid_mfa_default_method: [400, 'choice', 'default_mfa_method must be sms_otp or totp.'],
  default_mfa_member_missing_factor: [400, 'choice', 'The member is not registered for this MFA method.'],
  duplicate_member_phone_number_for_member: [
    400,
    'choice',
    'The member already has a phone number. Delete it before a new one is set.',
  ],
  retired_member_email: [400, 'choice', 'Another member of the organization used this email before.'],
  member_cannot_update_their_email_address: [400, 'choice', 'Members cannot update their own email address.'],
  cannot_update_trusted_metadata: [400, 'choice', 'trusted_metadata cannot be updated when acting as a member.'],
  member_not_found: [404, 'text', 'Member could not be found.'],
  no_deleted_member_found_for_reactivation: [404, 'choice', 'No deleted member with this ID could be found.'],
  email_unverified_for_reactivation: [
    400,
    'choice',
    'Only a member whose email address was verified can be reactivated.',
  ],
  reactivation_email_belongs_to_another_member: [
    400,
    'choice',
    'The email address of the deleted member belongs to another member now.',
  ],
  duplicate_member_email: [400, 'choice', 'A member with this email already exists in the organization.'],
  duplicate_member_external_id: [400, 'choice', 'A member with this external_id already exists in the organization.'],
  invalid_phone_number: [
    400,
    'text',
    'Phone number format is invalid. Ensure the phone number is in the E.164 format.',
  ],
  user_already_invited: [400, 'choice', 'The member is already active in the organization and cannot be invited.'],
  invalid_email_for_invites: [400, 'choice', 'The organization does not allow this email to be invited.'],
  email_jit_provisioning_not_allowed: [
    400,
    'choice',
    'The organization does not allow this email to join by just-in-time provisioning.',
  ],
  invalid_email_for_jit_provisioning: [
    400,
    'choice',
    'The domain of this email may not join the organization by just-in-time provisioning.',
  ],
  // Impersonation
  unable_to_auth_impersonation_token: [
    401,
    'choice',
    'The impersonation token could not be authenticated because it is unknown, expired or used.',
  ],
  // SCIM
  active_scim_connection_exists: [
    400,
    'seen',
    'Cannot create a new SCIM connection for the specified organization since the organization already has an active SCIM connection. Organizations may only have one active SCIM connection at a time.',
  ],
  no_active_scim_connection: [404, 'choice', 'The organization has no such SCIM connection.'],
  scim_connection_not_rotating_token: [400, 'choice', 'No rotation of the SCIM connection’s token was started.'],
  invalid_scim_idp: [400, 'choice', 'The identity provider is not known.'],
  scim_group_role_assignment_does_not_contain_group_id: [
    400,
    'choice',
    'Each of scim_group_implicit_role_assignments must contain a group_id.',
  ],
  scim_group_role_assignment_group_does_not_exist: [
    400,
    'choice',
    'scim_group_implicit_role_assignments names a group that the connection does not have.',
  ],
  // Connected apps
  connected_app_not_found: [404, 'seen', 'The Connected App requested could not be found.'],
  invalid_connected_app_client_type: [
    400,
    'choice',
    'client_type must be first_party, first_party_public, third_party or third_party_public.',
  ],
  connected_app_client_is_public: [400, 'choice', 'A public Connected App has no secret.'],
  connected_app_secret_not_rotating: [400, 'choice', 'No rotation of the Connected App’s secret was started.'],
  connected_app_redirect_uri_not_allowed: [400, 'choice', 'The Connected App has no such redirect URL.'],
  connected_app_not_allowed: [400, 'choice', 'The organization does not allow this Connected App.'],
  idp_access_token_not_found: [404, 'seen', 'The access token could not be found.'],
  oauth_access_token_exchange_missing_full_access: [
    400,
    'choice',
    'The access token does not have the scope full_access.',
  ],
  oauth_access_token_exchange_token_too_old: [400, 'choice', 'The access token is more than five minutes old.'],
  oauth_access_token_exchange_token_invalid_grant: [
    400,
    'choice',
    'The access token was exchanged before, or its Connected App was revoked.',
  ],
  // M2M: no source names these types
  m2m_client_not_found: [404, 'choice', 'The M2M client could not be found.'],
  duplicate_m2m_client_id: [400, 'choice', 'An M2M client with this client_id already exists.'],
  invalid_m2m_scope: [400, 'choice', 'scopes must be a list of scopes, without spaces or quotes.'],
  invalid_m2m_client_status: [400, 'choice', 'status must be active or inactive.'],
  invalid_m2m_client_secret: [400, 'choice', 'client_secret must have at least 8 characters.'],
  m2m_client_secret_not_rotating: [400, 'choice', 'No rotation of the client’s secret was started.'],
  m2m_search_filter_name_not_recognized: [400, 'choice', 'The M2M client search has no such filter.'],
  operation_restricted_by_organization_auth_methods: [
    400,
    'choice',
    "The organization's auth_methods do not allow this operation.",
  ],
} as const satisfies Record<string, Entry> & Record<Exclude<SharedErrorCode, 'owner_deleted'>, Entry>;

export type ErrorType = keyof typeof ERRORS;

/**
 * Whether a string is one of Stytch's error types. The type a fault asks for and the message of a field's check may not
 * be.
 */
export const isErrorType = (name: string): name is ErrorType => Object.hasOwn(ERRORS, name);

/** Returns the text of an error; undefined if it's not one of Stytch's error types. */
export const messageOf = (code: string): string | undefined => (isErrorType(code) ? ERRORS[code][2] : undefined);

/** One of Stytch's errors. */
export class StytchError extends SandboxError {
  readonly status: number;
  /** False if Stytch's own status or text may differ. */
  readonly confirmed: boolean;

  /**
   * @param type the entry in the catalogue
   * @param detail replaces the catalogue's text
   */
  constructor(type: ErrorType, detail?: string) {
    const [status, origin, text] = ERRORS[type];
    super(type, detail, text);
    this.status = status;
    this.confirmed = origin === 'seen' && detail === undefined;
  }
}

/**
 * Throws a `StytchError`. Returns `never`, so it can be used where a value is expected.
 * @param detail replaces the catalogue's text
 */
export function fail(type: ErrorType, detail?: string): never {
  throw new StytchError(type, detail);
}

/**
 * Error types of the B2B product have their own pages, shared ones don't (docs/stytch.md, "Error bodies", seen in live
 * responses). It's not known for every type, so types that name a B2B object count as B2B.
 */
const B2B_ONLY = /organization|member|discovery|intermediate|invite|jit_provisioning|domain/;

/** Makes the body of an error, with exactly these five keys, as in live responses (docs/stytch.md, "Error bodies"). */
export function errorBody(status: number, type: string, message: string, requestId: string) {
  const pages = B2B_ONLY.test(type) ? 'https://stytch.com/docs/b2b/api/errors' : 'https://stytch.com/docs/api/errors';
  return {
    status_code: status,
    request_id: requestId,
    error_type: type,
    error_message: message,
    error_url: `${pages}/${status}#${type}`,
  };
}
