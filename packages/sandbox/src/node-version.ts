/** Node's SQLite, with what the sandbox uses of it. */
const OLDEST = [22, 16] as const;

/**
 * Checks that this Node has the SQLite driver that the sandbox needs.
 * @throws {Error} that says what to do
 */
export function checkNodeVersion(version = process.versions.node): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new Error(
    `first-login-sandbox needs Node ${OLDEST.join('.')} or newer, and this is ${version}. npm can bring one: ` +
      'npx -p node@24 -p first-login-sandbox first-login-sandbox',
  );
}
