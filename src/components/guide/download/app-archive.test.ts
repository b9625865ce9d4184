import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { archive, fillIn } from './app-archive.ts';

const server = { path: 'app/server.ts', text: "import { page } from './page.ts';\n" };

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

test('the settings of a reader take the place of the empty ones', () => {
  const example = '# The keys\nID=\nSECRET=\nPORT=4000\n';
  expect(fillIn(example, { ID: 'a$&b', SECRET: 's' })).toBe('# The keys\nID=a$&b\nSECRET=s\nPORT=4000\n');
  expect(() => fillIn(example, { KEY: 'x' })).toThrow('.env.example does not have KEY.');
});
