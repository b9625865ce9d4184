import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('./', import.meta.url);
const texts = globSync('*.md', { cwd: folder }).map((file) => readFileSync(new URL(file, folder), 'utf8'));
const all = texts.join('\n');

test.each([
  ['a secret store', /HashiCorp Vault/],
  ['a process per core, with the command', /systemctl enable --now app@4000 app@4001/],
  ['a production server for Python', /gunicorn -w 4/],
  ['load balancing with nginx', /```nginx/],
  ['load balancing with HAProxy', /HAProxy/],
  ['managed load balancing', /AWS Elastic Load Balancing/],
  ['a database to create, read, update and delete', /creates, reads, updates and deletes/],
  ['certificate checks', /NODE_TLS_REJECT_UNAUTHORIZED=0/],
  ['logging', /title: What to log/],
  ['monitoring', /title: What to alert on/],
  ['a button against mail scanners', /title: A button before a link is used/],
  ['errors', /title: What users see when a call fails/],
  ['troubleshooting', /\(\/troubleshooting\/\)/],
  ['where to ask', /title: Where to ask/],
])('the production topics include %s, as the source text does', (_, text) => expect(all).toMatch(text));

test('each topic has one plain sentence, its cost and its owner', () => {
  for (const text of texts)
    for (const field of ['plain', 'cost', 'owner']) expect(text).toMatch(new RegExp(`^${field}: \\S`, 'm'));
});
