import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The instructions of the image's last stage, which is what runs. */
const lastStage = readFileSync('Dockerfile', 'utf8')
  .replaceAll('\\\n', '')
  .split(/^FROM .*$/m)
  .at(-1)!
  .split('\n')
  .filter((line) => line && !line.startsWith('#'));
const linesOf = (instruction: string) =>
  lastStage.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.slice(instruction.length + 1));

test('the image and the service start what npm start does, and the image is healthy when the site is ready', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
  const command = scripts.start.replace('exec ', '');
  expect(JSON.parse(linesOf('CMD').at(-1) ?? '').join(' ')).toBe(command);
  expect(readFileSync('deploy/first-login.service', 'utf8')).toContain(`/node_modules/.bin/${command}\n`);
  expect(linesOf('HEALTHCHECK').join()).toContain('/readyz');
});

test('the image has all that the site reads, and only data can be written by its user', () => {
  const copied = linesOf('COPY').flatMap((line) => line.split(' ').filter((word) => word.startsWith('/app/')));
  const paths = copied.map((path) => path.slice('/app/'.length));
  expect(paths).toEqual(['node_modules', 'package.json', 'package-lock.json', 'scripts', 'src', 'dist']);
  for (const path of paths) if (path !== 'dist') expect(existsSync(path), path).toBe(true);
  expect(linesOf('USER')).toEqual(['first-login']);
  expect(linesOf('VOLUME')).toEqual(['/data']);
  expect(linesOf('ENV').join(' ')).toContain('DATA_DIR=/data');
});
