/** Values that the site as a whole notes about itself. */
export interface SiteTables {
  site_values: {
    /** `app-secret`: a digest that tells whether APP_SECRET is still the same. `probe`: written by `/readyz`. */
    name: string;
    value: string;
  };
}
