import { expect, test } from 'vitest';
import { callHints } from '../guides/call-hints.ts';
import { run, startBench } from './testing/start-bench.ts';

test.each([
  ['see-it-happen', 'send', 'magic_links.email.discovery.send'],
  ['make-it-yours', 'allow', 'organizations.update'],
  ['invite-a-colleague', 'invite', 'magic_links.email.invite'],
  ['second-factor', 'require', 'second-factor/organizations.update'],
  ['roles', 'assign', 'organizations.members.update'],
])('%s/%s sends the fields that its preview shows, with lists as lists', async (step, action, operation) => {
  const { bench, newReader } = await startBench();
  const { exchanges } = await run(bench, await newReader(), step, action);
  const sent: Record<string, unknown> = JSON.parse(exchanges.at(-1)?.request.body ?? '');
  const { body = {}, liveOnly = [] } = callHints[operation] ?? {};
  const shown = Object.entries(body).filter(([name]) => !liveOnly.includes(name));
  // An organization is named in the body or in the path.
  expect(Object.keys(sent).sort()).toEqual(shown.map(([name]) => name).sort());
  for (const [name, value] of shown) expect(Array.isArray(sent[name]), name).toBe(Array.isArray(value));
});
