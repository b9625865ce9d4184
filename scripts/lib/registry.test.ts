import { expect, test } from 'vitest';
import { readProgress, sayUnreachable, sayWaiting, withoutProgress } from './registry.mjs';

const GOT = 'npm http fetch GET 200 https://registry.example/left-pad 66ms (cache miss)\n';
const CACHED = 'npm http cache left-pad@https://registry.example/left-pad/-/left-pad-1.3.0.tgz 0ms (cache hit)\n';
const failed = (code: string) => `npm http fetch GET https://registry.example/left-pad attempt 1 failed with ${code}\n`;

test('an installation that gets packages, or has them, isn’t waiting', () => {
  expect(readProgress(GOT)).toEqual({ isWaiting: false });
  expect(readProgress(CACHED)).toEqual({ isWaiting: false });
  expect(readProgress(failed('ECONNRESET') + GOT)).toEqual({ isWaiting: false });
});

test('without an answer, or after a failed request, it waits for the registry', () => {
  expect(readProgress('')).toEqual({ isWaiting: true });
  const code = 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY';
  expect(readProgress(GOT + failed(code))).toEqual({ isWaiting: true, code });
  expect(sayWaiting('ENOTFOUND')).toBe('npm can’t reach its registry yet (ENOTFOUND). Still trying…');
});

test('an installation that failed for another reason doesn’t blame the network', () => {
  expect(readProgress(`${GOT}npm error code EINTEGRITY\n`).code).toBeUndefined();
  expect(readProgress(`${GOT}npm error code ETIMEDOUT\n`).code).toBe('ETIMEDOUT');
  // As npm 9 says it, which comes with Node 18.
  expect(readProgress(`${GOT}npm ERR! code ETIMEDOUT\n`).code).toBe('ETIMEDOUT');
});

test('a certificate and a dead network have their own advice', () => {
  expect(sayUnreachable('SELF_SIGNED_CERT_IN_CHAIN')).toContain('NODE_EXTRA_CA_CERTS');
  expect(sayUnreachable('ENOTFOUND')).toContain('Check your network');
});

test('npm’s own error is shown without its progress', () => {
  expect(withoutProgress(`${GOT}npm warn EBADENGINE\nnpm error code EINTEGRITY`)).toBe('npm error code EINTEGRITY');
});
