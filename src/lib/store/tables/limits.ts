/** Counts of the rate limits. */
export interface LimitTables {
  limits: {
    /** The limit's name and a digest of who is counted, so that no address is stored. */
    key: string;
    points: number;
    expires_at: number;
  };
  /** One row: whether the database has reached its high-water mark, above which nothing in it may grow. */
  store_state: { id: number; is_full: number };
}
