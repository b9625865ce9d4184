/**
 * Returns the environment in which Node keeps compiled code between processes, if `npm test` chose a folder for it.
 * Tests start the site and the sandbox many times, and with it a start takes 30 to 50 % less CPU time.
 */
export function compileCache(): Record<string, string> {
  const { NODE_COMPILE_CACHE } = process.env;
  return NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE };
}
