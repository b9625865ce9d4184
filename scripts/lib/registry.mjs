/** What npm prints at `--loglevel=http` when it got something: from its registry, or from its cache. */
const GOT = /^npm http (?:fetch \w+ [23]\d\d|cache) /;
/** What npm prints for each failed request before it repeats it, and when it gives up. `ERR!` is npm 9's. */
const FAILED = /^npm (?:http fetch \w+ \S+ attempt \d+ failed with|(?:error|ERR!) code) (\w+)$/;
/** Node's codes for a server that can't be reached, or isn't trusted. */
const NETWORK =
  /^(?:E?AI_AGAIN|ENOTFOUND|ECONN\w+|ENETUNREACH|EHOSTUNREACH|\w*TIMEDOUT|\w*TIMEOUT|\w*CERT\w*|UNABLE_TO_\w+)$/;

/**
 * Returns what npm's output says about the way to its registry.
 * @param {string} output of npm at `--loglevel=http`
 * @returns {{ isWaiting: boolean, code?: string }} whether npm has got nothing since its last failed request, if any;
 * and the code of that failure
 */
export function readProgress(output) {
  const lines = output.split('\n').map((line) => line.trim());
  const lastGot = lines.findLastIndex((line) => GOT.test(line));
  const codes = lines.slice(lastGot + 1).map((line) => FAILED.exec(line)?.[1] ?? '');
  const code = codes.findLast((one) => NETWORK.test(one));
  return { isWaiting: lastGot < 0 || code !== undefined, ...(code && { code }) };
}

/** Says why an installation takes long. @param {string} [code] */
export const sayWaiting = (code) => `npm can’t reach its registry yet${code ? ` (${code})` : ''}. Still trying…`;

/** Says why an installation failed if npm couldn't reach its registry. @param {string} code */
export const sayUnreachable = (code) =>
  `npm couldn’t reach its registry (${code}), so nothing was installed. ` +
  (/CERT|UNABLE_TO/.test(code)
    ? 'Your network has a certificate of its own: name its file in NODE_EXTRA_CA_CERTS, then try again.'
    : 'Check your network, and npm’s proxy settings if you need one, then try again.');

/** Leaves out what npm prints only because of `--loglevel=http`. @param {string} output */
export const withoutProgress = (output) =>
  output
    .split('\n')
    .filter((line) => !/^npm (?:http|warn|WARN) /.test(line))
    .join('\n');
