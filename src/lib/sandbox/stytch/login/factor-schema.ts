import { z } from 'zod';

const common = {
  sequence_order: z.enum(['PRIMARY', 'SECONDARY']),
  last_authenticated_at: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
};

const emailFactor = z.object({
  type: z.enum(['magic_link', 'email_otp']),
  delivery_method: z.literal('email'),
  ...common,
  email_factor: z.object({ email_id: z.string(), email_address: z.string() }),
});

const smsFactor = z.object({
  type: z.literal('otp'),
  delivery_method: z.literal('sms'),
  ...common,
  phone_number_factor: z.object({ phone_id: z.string(), phone_number: z.string() }),
});

const totpFactor = z.object({
  type: z.literal('totp'),
  delivery_method: z.literal('authenticator_app'),
  ...common,
  authenticator_app_factor: z.object({ totp_id: z.string() }),
});

const recoveryCodeFactor = z.object({
  type: z.literal('recovery_codes'),
  delivery_method: z.literal('recovery_code'),
  ...common,
  recovery_code_factor: z.object({ totp_recovery_code_id: z.string() }),
});

const passwordFactor = z.object({
  type: z.literal('password'),
  delivery_method: z.literal('knowledge'),
  ...common,
  /** The only organization that the password is valid for; null if all. Not part of an answer. */
  organization_id: z.string().nullable(),
});

const trustedTokenFactor = z.object({
  type: z.literal('trusted_auth_token'),
  delivery_method: z.literal('trusted_token_exchange'),
  ...common,
  trusted_auth_token_factor: z.object({ token_id: z.string() }),
});

const importedFactor = z.object({
  type: z.literal('imported'),
  delivery_method: z.literal('imported_auth0'),
  ...common,
});

const impersonatedFactor = z.object({
  type: z.literal('impersonated'),
  delivery_method: z.literal('impersonation'),
  ...common,
  impersonated_factor: z.object({ impersonator_id: z.string(), impersonator_email_address: z.string() }),
});

/** The field with the details is named after the provider, such as `google_oauth_factor`. */
const oauthFactor = z.looseObject({ type: z.literal('oauth'), delivery_method: z.string(), ...common });

const ssoFactor = z.looseObject({
  type: z.literal('sso'),
  delivery_method: z.enum(['sso_oidc', 'sso_saml']),
  ...common,
});

/** An authentication factor (docs/stytch.md, "Factors in the session"). */
export const factorSchema = z.union([
  emailFactor,
  oauthFactor,
  ssoFactor,
  smsFactor,
  totpFactor,
  recoveryCodeFactor,
  passwordFactor,
  trustedTokenFactor,
  importedFactor,
  impersonatedFactor,
]);
