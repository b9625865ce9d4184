/** Tables of organizations and their members. */
export interface OrganizationTables {
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
