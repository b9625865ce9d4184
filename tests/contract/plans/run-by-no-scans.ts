/**
 * Files whose tests no-scans.test.ts runs a second time, by their path from the repository's root. On PostgreSQL, which
 * is slower, they run only there: its tables are filled, so that one run is enough.
 */
export const RUN_BY_NO_SCANS = [
  'src/lib/bench/against-the-sandbox.test.ts',
  'src/lib/bench/ceremony/ceremony.test.ts',
  'src/lib/bench/report/reports.test.ts',
  'src/lib/sandbox/passwordless/auth-configs/operations.test.ts',
  'src/lib/sandbox/passwordless/users/operations.test.ts',
  'tests/contract/discovery.test.ts',
  'tests/contract/errors.test.ts',
  'tests/contract/oauth.test.ts',
  'tests/contract/operations.test.ts',
  'tests/contract/passwordless-nodejs.test.ts',
  'tests/contract/sso-oidc.test.ts',
  'tests/contract/sso-saml.test.ts',
];
