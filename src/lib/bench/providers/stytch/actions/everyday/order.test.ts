import { expect, test } from 'vitest';
import { run, startBench } from '../../../../testing/start-bench.ts';

test('a reader who begins with Google, with their own address, is a member of the guide’s organization', async () => {
  const { bench, newReader } = await startBench();
  const reader = await newReader();
  await run(bench, reader, 'continue-with-google', 'sign-in', { email: 'me@company.test' });
  await run(bench, reader, 'continue-with-google', 'authenticate');
  const { outcome } = await run(bench, reader, 'continue-with-google', 'exchange');
  expect(outcome.sentence).toBe('me@company.test is logged in to Acme.');
});

test('a reader who begins with the second factor can log in with their own address', async () => {
  const { bench, newReader } = await startBench();
  const reader = await newReader();
  const { outcome } = await run(bench, reader, 'second-factor', 'log-in', { email: 'me@company.test' });
  expect(outcome).toMatchObject({ kind: 'done', detail: expect.stringContaining('this page added them') });
});

test('an invitation’s token survives an error that has nothing to do with it', async () => {
  const { bench, url, newReader } = await startBench();
  const reader = await newReader();
  await run(bench, reader, 'invite-a-colleague', 'open');
  const { project_id, secret } = await bench.revealProject(reader);
  await fetch(`${url}/_sandbox/faults`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${project_id}:${secret}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ operation: 'magic_links.authenticate', kind: 'error', status: 429 }),
  });
  expect((await run(bench, reader, 'invite-a-colleague', 'accept')).outcome.kind).toBe('refused');
  const { holdings } = await bench.state(reader, 'everyday-login', 'invite-a-colleague');
  expect(holdings.map(({ kind }) => kind)).toContain('invitation_token');
});
