/** Tables of what connects an organization with other systems: SSO, SCIM, M2M clients and connected apps. */
export interface ConnectionTables {
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
}
