import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { stytchB2b } from '../../lib/guides/stytch-b2b/outline.ts';
import { archive, packageFile, readmeFile } from './app-archive.ts';

const server = {
  path: 'app/server.ts',
  text: "import { createServer } from 'node:http';\nimport { B2BClient } from 'stytch';\nimport { page } from './page.ts';\n",
};

test('the archive unpacks into one folder, with every file as it is', () => {
  const unpacked = unzipSync(archive('app-so-far', [server, { path: 'client.ts', text: '“ö”\n' }]));
  expect(Object.keys(unpacked)).toEqual(['app-so-far/app/server.ts', 'app-so-far/client.ts']);
  expect(strFromU8(unpacked['app-so-far/client.ts'] ?? new Uint8Array())).toBe('“ö”\n');
});

test('the archive is the same at every build', () => {
  expect(archive('a', [server])).toEqual(archive('a', [server]));
  // The time of an entry, as a zip writes it: 1 January 2026, whatever the clock and its zone say.
  const [time, day] = new Uint16Array(archive('a', [server]).slice(10, 14).buffer);
  expect([time, day]).toEqual([0, ((2026 - 1980) << 9) | (1 << 5) | 1]);
});

test('npm installs the packages that the files import, in the version this site has', () => {
  const { dependencies, scripts } = JSON.parse(packageFile('a', [server], { stytch: '1.2.3', zod: '4.0.0' }).text);
  expect(dependencies).toEqual({ stytch: '1.2.3' });
  expect(scripts).toEqual({ start: 'node app/server.ts' });
  expect(() => packageFile('a', [server], {})).toThrow('The app imports stytch');
});

test('a file beside the app names its variables and the step that says where they come from', () => {
  const [, setUp, ask] = stytchB2b.steps;
  if (!setUp || !ask) throw new Error('The guide has lost its steps.');
  const { text } = readmeFile(stytchB2b, ask, setUp, 'npm install stytch\n\nexport STYTCH_SECRET="…"');
  expect(text).toContain('The app up to step 3, “Send the link from your app”');
  expect(text).toContain('       export STYTCH_SECRET="…"\n');
  expect(text).toContain('step 2, “Set up your project”');
});
