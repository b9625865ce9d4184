/**
 * Tables of the emulated Passwordless.dev. Every key starts with the project's id, as in the Stytch sandbox, so that a
 * project can't access another's rows even with a known id.
 */
export interface PasswordlessTables {
  /** One account per sandbox project. */
  passwordless_accounts: {
    project_id: string;
    /** Prefix of the keys, and the salt of alias hashes. */
    name: string;
    public_key: string;
    /** In the clear: it only gives access to a sandbox, and its owner may request it again. */
    secret_key: string;
    /** Encrypts tokens. A reset replaces it, which invalidates every token. */
    seal_key: string;
    created_at: number;
  };
  passwordless_credentials: {
    project_id: string;
    /** base64url, as WebAuthn writes it. */
    id: string;
    user_id: string;
    /** The COSE key, base64url. */
    public_key: string;
    sign_count: number;
    attestation_fmt: string;
    aaguid: string;
    rp_id: string;
    origin: string;
    country: string;
    device: string;
    nickname: string | null;
    /** The browser's `credProps.rk`; null if it didn't send one. */
    is_discoverable: number | null;
    is_backup_eligible: number;
    backup_state: number;
    created_at: number;
    last_used_at: number;
  };
  passwordless_aliases: {
    project_id: string;
    /** SHA-256 of the account's name and the alias, in base64. */
    hash: string;
    user_id: string;
    /** Null if only the hash of the alias is stored. */
    plaintext: string | null;
  };
  passwordless_auth_configs: {
    project_id: string;
    purpose: string;
    user_verification: 'preferred' | 'required' | 'discouraged';
    /** Seconds. */
    time_to_live: number;
    hints: string;
    created_by: string;
    created_at: number;
    edited_by: string | null;
    edited_at: number | null;
    last_used_at: number | null;
  };
  /** Ids of used tokens. The tokens themselves aren't stored. */
  passwordless_spent: { project_id: string; token_id: string; expires_at: number };
}
