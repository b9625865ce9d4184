import { expect, test } from 'vitest';
import { fullCode } from './full-code.ts';

const quickstart = 'src/lib/quickstart/stytch/';

test('the full code of the quickstart has no file of the guide that continues it', () => {
  const paths = fullCode(quickstart).map(({ path }) => path);
  expect(paths).toContain('app/routes.ts');
  expect(paths).toContain('send-magic-link.ts');
  expect(paths.filter((path) => path.includes('everyday'))).toEqual([]);
});

test('the guide that continues it has its own files and the quickstart’s that they import', () => {
  const paths = fullCode(`${quickstart}everyday/`).map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['everyday/invite-colleague.ts', 'app/serve.ts', 'client.ts']));
});

test('the same app in Python has its own folder, and every call in it is known', () => {
  const files = fullCode('examples/everyday-login-flask/');
  expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(['login.py', 'second_factor.py']));
  expect(files.flatMap(({ shown }) => shown.calls).map(({ call }) => call)).toContain('totps.authenticate');
});
