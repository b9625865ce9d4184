/** Tables of the reader's bench. */
export interface LabTables {
  lab_readers: {
    /** SHA-256 of the key in the reader's cookie; the key itself is not stored. */
    id: string;
    created_at: number;
    last_seen_at: number;
    /** Whose mail is in the post: decides where its link leads. The latest send wins. */
    link_sent_by: 'guide' | 'app' | null;
    /** The step that asked for the mail, when it was the guide. */
    link_sent_from: string | null;
  };
  /** The sandbox project a reader works in. At most one. */
  lab_projects: {
    reader_id: string;
    project_id: string;
    secret: string;
    base_url: string;
    /** The keys of the project's passkey account; null when the sandbox gave none. */
    api_key: string | null;
    api_secret: string | null;
    created_at: number;
    expires_at: number;
  };
  lab_runs: {
    id: string;
    reader_id: string;
    guide: string;
    step: string;
    action: string;
    started_at: number;
    /** The `RunResult` as JSON, sealed: tokens stand in its exchanges. */
    result: string;
  };
  /** The credentials a reader holds, one of a kind. */
  lab_holdings: {
    reader_id: string;
    kind: string;
    /** Sealed. */
    value: string;
    run_id: string | null;
    received_at: number;
    /** Null: the provider does not say. */
    expires_at: number | null;
  };
  /** What else the steps need of each other: the organization made, the choices found, who is logged in. Sealed JSON. */
  lab_facts: { reader_id: string; name: string; value: string };
  /** Runs whose second half is under way in a browser. Gone when they end. */
  lab_ceremonies: {
    id: string;
    reader_id: string;
    guide: string;
    step: string;
    action: string;
    started_at: number;
    /** One `Exchange` a line, sealed JSON: a line is added by one statement, whoever else writes. */
    exchanges: string;
  };
  lab_progress: { reader_id: string; guide: string; step: string; done_at: number };
  /** Which credentials a reader uses at a provider. No row: the default. */
  lab_connections: {
    reader_id: string;
    provider: string;
    /** What the reader chose; null when they chose nothing. */
    mode: 'sandbox' | 'host' | 'reader' | null;
    /** The reader's own test credentials, sealed. Only in mode `reader`. */
    sealed: string | null;
    used_at: number;
    /** When the reader's credentials were forgotten because nobody used them; until the reader chooses again. */
    forgotten_at: number | null;
    /** A digest of what answered last: when it is another, what the reader holds is worth nothing. */
    answered_by: string | null;
    /** A digest of the access code that opened the host's project; another code closes it again. */
    access: string | null;
  };
  /** What in the host's shared project somebody may reach: what this site made for them, or what a mailbox proved. */
  lab_reach: { holder: string; thing: string; expires_at: number };
  /** What a reader chose to share: frozen and redacted when it was made. Outlives the reader. */
  lab_reports: {
    /** Random: whoever knows it may read the report. */
    id: string;
    /** Whose it is to withdraw. */
    reader_id: string;
    guide: string;
    made_at: number;
    expires_at: number;
    /** The rest of the `Report` as JSON. */
    content: string;
  };
}
