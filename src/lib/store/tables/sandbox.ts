/**
 * Tables of the emulated provider. Every key begins with the project's id, so that one project cannot reach another's
 * rows even with a known id, and a snapshot of one project can be restored into another.
 */
export interface SandboxTables {
  sandbox_projects: {
    id: string;
    /** SHA-256 of the secret; the secret itself is shown once and not stored. */
    secret_hash: string;
    /** Names the project in the link of a mail, where no secret may stand. */
    public_token: string;
    /** What the project was made with: `RedirectUrl[]` as JSON. A reset brings it back. */
    initial_redirect_urls: string;
    /** What else it was made with: a `Seed` as JSON. Null for what every new project holds. */
    seed: string | null;
    /** Sandbox time is real time plus this; never negative. */
    clock_offset_ms: number;
    /** 0: signs with the key of the instance. Otherwise the version of its own key. */
    key_version: number;
    /** The network it was made from, for the limit; null for loopback, which is not counted. */
    made_from: string | null;
    created_at: number;
    last_used_at: number;
  };
  /** Signing keys. The owner is a project or the instance, so that a key outlives a restart. */
  sandbox_keys: { owner: string; version: number; private_jwk: string; public_jwk: string; created_at: number };
  sandbox_redirect_urls: {
    project_id: string;
    url: string;
    /** `RedirectType[]` as JSON. */
    types: string;
    /** The first one of a type is its default. */
    position: number;
  };
  sandbox_faults: {
    project_id: string;
    id: string;
    operation: string;
    /** What happens, as JSON. */
    effect: string;
    /** How many calls it still meets; null: until it is deleted. */
    remaining: number | null;
    position: number;
  };
  /** Calls of one project that were kept together. */
  sandbox_calls: {
    project_id: string;
    /** Of the last of them. */
    position: number;
    count: number;
    /** `Exchange[]` as JSON, oldest first, without the secret. */
    exchanges: string;
    /** When the last of them began. */
    started_at: number;
  };
  sandbox_organizations: {
    project_id: string;
    id: string;
    name: string;
    slug: string;
    external_id: string | null;
    /** The name in lower case, for searches. */
    name_key: string;
    /** `OrganizationSettings` as JSON. */
    settings: string;
    /** The roles of its own policy, `CustomRole[]` as JSON. */
    custom_roles: string;
    created_at: number;
    updated_at: number;
  };
  /**
   * What an organization says of a domain, apart from its settings so that it is found without reading them all.
   * `allow` is each allowed domain; `join` the same while it lets people in.
   */
  sandbox_domains: { project_id: string; domain: string; organization_id: string; purpose: 'join' | 'claim' | 'allow' };
  /** The roles that an organization gives by e-mail domain, again apart from its settings. */
  sandbox_implicit_roles: { project_id: string; organization_id: string; domain: string; role_id: string };
  sandbox_members: StoredMember & { status: 'pending' | 'invited' | 'active' };
  /** Members who were deleted and may be reactivated. Apart, so that their addresses are free and no login sees them. */
  sandbox_deleted_members: StoredMember;
  /** Magic links and one-time passcodes, and at the same time the mail that carries them. */
  sandbox_mail: {
    project_id: string;
    id: string;
    position: number;
    kind: 'discovery' | 'login' | 'signup' | 'invite' | 'discovery_otp';
    email_address: string;
    email_key: string;
    /** The link's token or the passcode. In clear, since the inbox shows it. */
    token: string;
    redirect_url: string | null;
    pkce_code_challenge: string | null;
    organization_id: string | null;
    /** The organization's name when the mail was sent: a mail does not change afterwards. */
    organization_name: string | null;
    member_id: string | null;
    created_at: number;
    expires_at: number;
    opened_at: number | null;
    used_at: number | null;
  };
  sandbox_intermediate_sessions: {
    project_id: string;
    token_hash: string;
    email_address: string;
    email_key: string;
    email_id: string;
    /** `AuthenticationFactor[]` as JSON. */
    factors: string;
    expires_at: number;
  };
  sandbox_sessions: {
    project_id: string;
    id: string;
    organization_id: string;
    member_id: string;
    /** In clear: an answer to a JWT repeats it. */
    token: string;
    /** `AuthenticationFactor[]` as JSON. */
    factors: string;
    custom_claims: string;
    started_at: number;
    last_accessed_at: number;
    expires_at: number;
  };
}

interface StoredMember {
  project_id: string;
  id: string;
  organization_id: string;
  email_address: string;
  /** The address in lower case, and what follows its @. */
  email_key: string;
  email_domain: string;
  email_id: string;
  email_verified: number;
  external_id: string | null;
  /** `MemberProfile` as JSON. */
  profile: string;
  /** Some of its fields again, for searches. */
  is_breakglass: number;
  phone_number: string;
  /** The roles given explicitly, each between line breaks. */
  role_ids: string;
  created_at: number;
  updated_at: number;
}
