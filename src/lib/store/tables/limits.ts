/** How often something was done of late. */
export interface LimitTables {
  limits: {
    /** What is counted, and whose: a digest, so that no address is kept. */
    key: string;
    points: number;
    expires_at: number;
  };
}
