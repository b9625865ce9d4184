/** Counts of the rate limits. */
export interface LimitTables {
  limits: {
    /** The limit's name and a digest of who is counted, so that no address is stored. */
    key: string;
    points: number;
    expires_at: number;
  };
}
