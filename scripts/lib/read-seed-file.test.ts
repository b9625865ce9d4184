import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSeedFile } from './read-seed-file.ts';

function fileWith(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'first-login-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

test('a seed is the same in JSON and YAML', () => {
  const yaml = fileWith('seed.yaml', 'organizations:\n  - organization_name: Acme\n');
  const json = fileWith('seed.json', '{"organizations": [{"organization_name": "Acme"}]}');
  expect(readSeedFile(yaml)).toEqual(readSeedFile(json));
});

const members = 'organizations:\n  - organization_name: Acme\n    members:\n      - email_address: ';
test.each([
  ['seed.yaml', `${members}nobody`, 'organizations[0].members[0].email_address: Email format is invalid.'],
  ['seed.yaml', `${members}a@b.example\n        nmae: Ada`, 'organizations[0].members[0]: Unrecognized key: "nmae"'],
  ['seed.yaml', 'organizations:\n  - organization_slug: acme', 'organizations[0].organization_name: '],
  ['seed.yaml', 'organisations: []', 'the whole: Unrecognized key: "organisations"'],
  ['seed.yaml', '', 'the whole: Invalid input: expected object'],
  ['seed.yaml', 'secret: hunter2', 'secret: must be secret-test- and 36 letters'],
  ['seed.yaml', 'project_id: project-1', 'project_id: must have the form project-test-'],
  ['seed.yaml', 'organizations: [', '(2:1)'],
  ['seed.json', '{', 'JSON'],
  ['seed.txt', '', 'its name must end in .json, .yaml or .yml'],
])('%s with %j is rejected with the file and the place', (name, text, sentence) => {
  const file = fileWith(name, text);
  expect(() => readSeedFile(file)).toThrow(`The seed ${file} cannot be used:\n  `);
  expect(() => readSeedFile(file)).toThrow(sentence);
});

test('all problems are reported together', () => {
  const file = fileWith('seed.yaml', 'secret: 1\nproject_id: 2\nclock: { advance_seconds: -1 }');
  expect(() => readSeedFile(file)).toThrow(/project_id: .*\n.*secret: .*\n.*clock\.advance_seconds: /);
});

test('a missing file is named', () => {
  expect(() => readSeedFile('/nowhere/seed.yaml')).toThrow(
    '/nowhere/seed.yaml cannot be used:\n  it cannot be read (ENOENT)',
  );
});
