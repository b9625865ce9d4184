import type { Generated } from 'kysely';

/** Tables of the reader's bench. */
export interface BenchTables {
  bench_readers: {
    /** SHA-256 of the key in the reader's cookie; the key itself is not stored. */
    id: string;
    created_at: number;
    last_seen_at: number;
    /** Sender of the last magic link: decides what opening it does. */
    link_sent_by: 'guide' | 'app' | null;
    /** The step that sent it, if it was the guide. */
    link_sent_from: string | null;
    /** Time of their first successful call. Noted only while the site keeps metrics. */
    first_call_at: number | null;
  };
  /** The reader's sandbox project. At most one. */
  bench_projects: {
    reader_id: string;
    project_id: string;
    secret: string;
    /** Not secret: a browser names it to start a login. */
    public_token: string;
    base_url: string;
    /** Keys of the project's passkey account; null if the sandbox returned none. */
    api_key: string | null;
    api_secret: string | null;
    created_at: number;
    expires_at: number;
  };
  bench_runs: {
    id: string;
    reader_id: string;
    guide: string;
    step: string;
    action: string;
    started_at: number;
    /** The `RunResult` as JSON. Sealed, because its exchanges contain tokens. */
    result: string;
  };
  /** The tokens a reader holds, one of each kind. */
  bench_holdings: {
    reader_id: string;
    kind: string;
    /** Sealed. */
    value: string;
    run_id: string | null;
    received_at: number;
    /** Null if the provider doesn't say. */
    expires_at: number | null;
  };
  /** Other results that later steps need: the new organization, the choices, who is logged in. Sealed JSON. */
  bench_facts: { reader_id: string; name: string; value: string };
  /** Passkey ceremonies that a browser has yet to finish. */
  bench_ceremonies: {
    id: string;
    reader_id: string;
    guide: string;
    step: string;
    action: string;
    started_at: number;
    /** Sealed JSON, one `Exchange` per line: appending is one statement, safe with other writers. */
    exchanges: string;
    /** Calls that its browser has made. */
    calls: Generated<number>;
  };
  bench_progress: { reader_id: string; guide: string; step: string; done_at: number };
  /** The credentials that a reader uses at a provider. Without a row: the default. */
  bench_connections: {
    reader_id: string;
    provider: string;
    /** The reader's choice; null if they made none. */
    mode: 'sandbox' | 'host' | 'reader' | null;
    /** The reader's own test credentials, sealed. Only in mode `reader`. */
    sealed: string | null;
    used_at: number;
    /** Time at which the reader's unused credentials were deleted; null again after the next choice. */
    forgotten_at: number | null;
    /** Digest of the credentials used last. If they change, the reader's tokens are no longer valid. */
    answered_by: string | null;
    /** Digest of the access code the reader entered for the host's project. A new code locks it again. */
    access: string | null;
  };
  /** Entities of the host's shared project that a reader may access, because they created them or proved an email. */
  bench_ownership: { holder: string; thing: string; expires_at: number };
  /** Reports that a reader shared. Redacted when created; kept even after the reader is deleted. */
  bench_reports: {
    /** Random: anyone who knows it may read the report. */
    id: string;
    /** The only reader who may withdraw it. */
    reader_id: string;
    guide: string;
    made_at: number;
    expires_at: number;
    /** The rest of the `Report`, as JSON. */
    content: string;
  };
}
