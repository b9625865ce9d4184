/**
 * Files whose tests no-scans.test.ts runs, by their path from the repository's root. On PostgreSQL they run only there,
 * and on SQLite too if everything is run: one run of each is enough.
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
