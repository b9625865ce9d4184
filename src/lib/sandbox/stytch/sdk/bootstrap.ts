import type { Executor } from '../../../store/database.ts';
import type { Project } from '../../core/projects/projects.ts';
import { policyOf } from '../rbac/project-policy.ts';

/**
 * Makes the answer that the browser SDK asks for first: the project's settings (docs/stytch-federation.md, "Bootstrap
 * and events"). Device fingerprinting is off, so the SDK loads no script of another host.
 */
export const bootstrapOf = async (db: Executor, { id }: Project) => ({
  project_name: id,
  disable_sdk_watermark: true,
  cname_domain: null,
  email_domains: ['stytch.com'],
  captcha_settings: { enabled: false, siteKey: '' },
  pkce_required_for_email_magic_links: false,
  pkce_required_for_password_resets: false,
  pkce_required_for_oauth: false,
  pkce_required_for_sso: false,
  slug_pattern: null,
  create_organization_enabled: true,
  password_config: { luds_complexity: 0, luds_minimum_count: 0 },
  dfp_protected_auth_enabled: false,
  dfp_protected_auth_mode: 'OBSERVATION',
  rbac_policy: await policyOf(db, id),
  siwe_required_for_crypto_wallets: false,
  vertical: 'B2B',
});
