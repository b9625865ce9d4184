/** Options of `createSandbox`. */
export interface SandboxOptions {
  /** The port to listen on, on this machine only. Default: any free one. */
  port?: number;
  /** The folder to keep the data in. Default: memory. */
  dataDir?: string;
  /** More hosts that redirect URLs may have, such as `app.test` or `127.0.0.1:3000`. `localhost` always works. */
  redirectHosts?: string[];
}

/** The emulators of Stytch B2B and Passwordless.dev, listening on this machine. */
export interface Sandbox {
  /** The base URL for SDKs, without a slash at the end. */
  readonly url: string;
  /**
   * Creates a project. A seed that names the `project_id` of an existing one replaces it.
   * @throws {Error} that lists what is wrong with the seed
   */
  createProject(seed?: Seed): Promise<Project>;
  /**
   * Stops after the open requests. Call it when your tests are done; otherwise the process doesn't end. A second call
   * does nothing.
   */
  close(): Promise<void>;
}

/** A project and its control plane. `new B2BClient(project)` makes the client of Stytch's Node SDK. */
export interface Project {
  readonly project_id: string;
  readonly secret: string;
  readonly public_token: string;
  /** The sandbox's base URL, under the name that Stytch's Node SDK gives it. */
  readonly env: string;
  /** Credentials of the same project at the emulated Passwordless.dev. */
  readonly passwordless: { readonly api_url: string; readonly api_key: string; readonly api_secret: string };
  /**
   * Waits for the newest message to an email address or phone number.
   * @throws {Error} if there is none in time
   */
  waitForMessage(to: string, options?: MessageOptions): Promise<Message>;
  /** Moves the project's clock ahead, so that links, codes and sessions expire. */
  advanceClock(seconds: number): Promise<void>;
  /** Restores what the project had when it was created. */
  reset(): Promise<void>;
  /**
   * Makes any other call of the control plane, such as `control('POST', 'faults', { … })`.
   * `<url>/_sandbox/openapi.json` describes all of them.
   * @param path with or without `/_sandbox/`
   * @returns the parsed response
   * @throws {Error} with the response, if it reports an error
   */
  control(method: string, path: string, body?: object): Promise<unknown>;
}

/** Which message `waitForMessage` waits for. */
export interface MessageOptions {
  /** Only messages of this kind, such as `discovery`, `login`, `invite` or `sms_otp`. */
  kind?: string;
  /** The `id` of a message: only later ones count. */
  after?: string;
  /** Seconds to wait: 30 at most. Default: 5. */
  seconds?: number;
}

/** An email or text message in the project's inbox. */
export interface Message {
  id: string;
  to: string;
  kind: string;
  subject: string;
  text: string;
  html: string;
  /** The link in it, if it has one. */
  link: string | null;
  /** The token in that link. */
  token: string | null;
  /** The one-time passcode, if it has one instead of a link. */
  code: string | null;
  state: 'unopened' | 'opened' | 'used' | 'expired';
  created_at: string;
  expires_at: string;
}

/** Data that a project starts with. Fields are named as in Stytch's API; one left out gets a default or a new value. */
export interface Seed {
  project_id?: string;
  secret?: string;
  public_token?: string;
  passwordless?: { api_key: string; api_secret: string };
  redirect_urls?: (string | { url: string; types?: string[]; default?: boolean })[];
  clock?: { advance_seconds: number };
  /** Settings of the dashboard, such as `password_policy`, `oauth_providers`, `sdk_origins` and `rbac_policy`. */
  settings?: Record<string, unknown>;
  organizations?: SeedOrganization[];
  /** The people who can sign in at the built-in identity provider. */
  people?: { email: string; name?: string; groups?: string[]; [field: string]: unknown }[];
  m2m_clients?: { client_id?: string; client_secret: string; scopes?: string[]; [field: string]: unknown }[];
  connected_apps?: { client_type: string; client_id?: string; client_secret?: string; [field: string]: unknown }[];
}

/** An organization of a seed. Every setting of Stytch's `organizations.create` works as well. */
export interface SeedOrganization {
  organization_name: string;
  organization_id?: string;
  organization_slug?: string;
  members?: SeedMember[];
  /** Without an `issuer` or `idp_sso_url`, a connection uses the built-in identity provider. */
  sso_connections?: { kind: 'oidc' | 'saml' | 'external'; connection_id?: string; [field: string]: unknown }[];
  scim_connection?: { bearer_token: string; connection_id?: string; [field: string]: unknown };
  [setting: string]: unknown;
}

/** A member of a seed. Every profile field of Stytch's `members.create` works as well. */
export interface SeedMember {
  email_address: string;
  member_id?: string;
  name?: string;
  status?: 'active' | 'invited' | 'pending';
  roles?: string[];
  [field: string]: unknown;
}
