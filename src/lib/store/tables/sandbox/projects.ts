import type { Generated } from 'kysely';

/** Tables of sandbox projects: what belongs to the sandbox itself, whichever providers it emulates. */
export interface ProjectTables {
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
  /** Settings of a project that Stytch has in its dashboard. The value is JSON. */
  sandbox_settings: { project_id: string; name: string; value: string };
}
