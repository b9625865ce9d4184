import type { Generated } from 'kysely';

/**
 * Tables of the emulated Stytch, and of sandbox projects. Every key starts with the project's id, so that a project
 * can't access another's rows even with a known id, and a snapshot of one project can be restored into another.
 */
export interface SandboxTables {
  sandbox_projects: {
    id: string;
    /** SHA-256 of the secret, which is shown once and not stored. */
    secret_hash: string;
    /** Identifies the project in a mailed link, which must not contain a secret. */
    public_token: string;
    /** Redirect URLs the project was created with: `RedirectUrl[]` as JSON. A reset restores them. */
    initial_redirect_urls: string;
    /** The `Seed` it was created with, as JSON. Null for the default one. */
    seed: string | null;
    /** Sandbox time is real time plus this; never negative. */
    clock_offset_ms: number;
    /** Version of the project's own signing key. 0: it uses the key of the instance. */
    key_version: number;
    /** A digest of the network it was created from, for the limits; null for loopback, which doesn't count. */
    made_from: string | null;
    created_at: number;
    last_used_at: number;
    /** Bytes it holds. Only counted where the site has budgets (`store/budgets`). */
    bytes: Generated<number>;
  };
  /** Bytes that the projects of one network hold, counted like those of a project. */
  sandbox_networks: { network: string; bytes: number };
  /** Signing keys. The owner is a project, or the instance. */
  sandbox_keys: { owner: string; version: number; private_jwk: string; public_jwk: string; created_at: number };
  sandbox_redirect_urls: {
    project_id: string;
    url: string;
    /** `RedirectType[]` as JSON. */
    types: string;
    /** The first URL of a type is the default. */
    position: number;
  };
  sandbox_faults: {
    project_id: string;
    id: string;
    operation: string;
    /** The `Effect` as JSON. */
    effect: string;
    /** Calls it still applies to; null: until it's deleted. */
    remaining: number | null;
    position: number;
  };
  /** Recorded calls: each row holds several calls of one project. */
  sandbox_calls: {
    project_id: string;
    /** Position of the last one. */
    position: number;
    count: number;
    /** `Exchange[]` as JSON, oldest first, redacted. */
    exchanges: string;
    /** When the last one started. */
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
    /** Roles of its own policy: `CustomRole[]` as JSON. */
    custom_roles: string;
    /** Its SSO connections: `Connection[]` as JSON. */
    connections: string;
    /** Its SCIM connection, as JSON, and that connection's id. Null if it has none. */
    scim: string | null;
    scim_id: string | null;
    created_at: number;
    updated_at: number;
  };
  /**
   * Domains in an organization's settings, copied so that they can be looked up. `claim`: a claimed domain. `allow`: an
   * allowed one. `join`: an allowed one whose users may join without an invitation. `tenant`: not a domain but a tenant
   * of an OAuth provider, such as `slack:T0123`, whose users may join.
   */
  sandbox_domains: {
    project_id: string;
    domain: string;
    organization_id: string;
    purpose: 'join' | 'claim' | 'allow' | 'tenant';
  };
  /** Roles that an organization assigns by email domain, also copied from its settings. */
  sandbox_implicit_roles: { project_id: string; organization_id: string; domain: string; role_id: string };
  sandbox_members: StoredMember & { status: 'pending' | 'invited' | 'active' };
  /** Deleted members, who can be reactivated. In a table of their own, so that their addresses are free. */
  sandbox_deleted_members: StoredMember;
  /** Magic links and one-time passcodes, with the email or text message that contains them. */
  sandbox_mail: {
    project_id: string;
    id: string;
    position: number;
    kind:
      | 'discovery'
      | 'login'
      | 'signup'
      | 'invite'
      | 'email_update'
      | 'email_update_otp'
      | 'reset_password'
      | 'discovery_reset_password'
      | 'discovery_otp'
      | 'login_otp'
      | 'signup_otp'
      | 'sms_otp';
    /** The recipient: an email address, or the phone number of a text message. */
    email_address: string;
    email_key: string;
    /** The link's token, or the passcode. In the clear, because the inbox shows it. */
    token: string;
    redirect_url: string | null;
    pkce_code_challenge: string | null;
    organization_id: string | null;
    /** The organization's name when the mail was sent. */
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
    /** The `Proof` of a login through another provider, as JSON. Null for other logins. */
    proof: string | null;
    expires_at: number;
  };
  sandbox_sessions: {
    project_id: string;
    id: string;
    organization_id: string;
    member_id: string;
    /** In the clear: the response to a JWT repeats it. */
    token: string;
    /** `AuthenticationFactor[]` as JSON. */
    factors: string;
    custom_claims: string;
    started_at: number;
    last_accessed_at: number;
    expires_at: number;
  };
  /** Single-use tokens. Using one up deletes it. */
  sandbox_one_time: {
    project_id: string;
    token_hash: string;
    /** The token's purpose, such as `oauth`. A token for one purpose is unknown to the others. */
    purpose: string;
    /** JSON; each purpose has its own. */
    data: string;
    expires_at: number;
  };
  /** Ids of connections, copied from their organizations so that they can be looked up. */
  sandbox_connections: {
    project_id: string;
    id: string;
    organization_id: string;
    /** Whether it has everything that a login needs. */
    active: number;
  };
  /** Clients of machine-to-machine authentication. */
  sandbox_m2m_clients: {
    project_id: string;
    id: string;
    /** `M2mClient` as JSON. */
    data: string;
    created_at: number;
  };
  /** Apps that members may let act for them. */
  sandbox_connected_apps: {
    project_id: string;
    id: string;
    /** `ConnectedAppData` as JSON. */
    data: string;
    created_at: number;
  };
  /** Scopes that members granted to connected apps. */
  sandbox_app_grants: {
    project_id: string;
    app_id: string;
    organization_id: string;
    member_id: string;
    /** `string[]` as JSON. */
    scopes: string;
    /** When it was first granted. Tokens from before were revoked. */
    created_at: number;
  };
  /** Users that an identity provider manages through SCIM. Their ids are those of their members. */
  sandbox_scim_users: {
    project_id: string;
    connection_id: string;
    id: string;
    organization_id: string;
    /** The user name in lower case. */
    user_key: string;
    /** The provider's own id; empty if it sent none. */
    external_id: string;
    /** The `ScimUser` as JSON. */
    data: string;
    created_at: number;
    updated_at: number;
  };
  sandbox_scim_groups: {
    project_id: string;
    connection_id: string;
    id: string;
    organization_id: string;
    name: string;
    external_id: string;
    /** Ids of users: `string[]` as JSON. */
    members: string;
    created_at: number;
    updated_at: number;
  };
  /** Settings of a project that Stytch has in its dashboard. The value is JSON. */
  sandbox_settings: { project_id: string; name: string; value: string };
}

interface StoredMember {
  project_id: string;
  id: string;
  organization_id: string;
  email_address: string;
  /** The address in lower case, and its domain. */
  email_key: string;
  email_domain: string;
  email_id: string;
  email_verified: number;
  external_id: string | null;
  /** `MemberProfile` as JSON. */
  profile: string;
  /** Fields of the profile, copied for searches. */
  is_breakglass: number;
  phone_number: string;
  /** Roles assigned explicitly, each between line breaks. */
  role_ids: string;
  created_at: number;
  updated_at: number;
}
