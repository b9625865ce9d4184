import { expect, test } from 'vitest';
import { POST as withdraw } from '../../pages/runs/[id]/withdraw.ts';
import { browserOn, startSite } from '../testing/site.ts';

/** Nested deeper than JSON.stringify can write without a stack overflow. */
const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;

test.each<[string, string, string]>([
  ['a run', 'run', `{"guide":${deep}}`],
  ['a step of a run', 'run', `{"guide":"stytch-b2b","step":${deep}}`],
  ['a preparation', 'prepare', `{"guide":${deep}}`],
  ['a ceremony', 'ceremony', `{"guide":${deep}}`],
  ['the end of one', 'ceremony/finish', `{"run":${deep}}`],
])('a deeply nested value instead of a name is a bad request: %s', async (_, route, body) => {
  const { press } = await startSite({});
  const answer = await press(route, { body });
  expect([answer.status, await answer.json()]).toEqual([400, { error: expect.any(String), field: expect.any(String) }]);
});

test('a deeply nested body is not passed on to the provider', async () => {
  const browser = browserOn(await startSite({}));
  const body = JSON.stringify({ guide: 'passwordless', step: 'see-it-happen', action: 'make' });
  const begun = (await (await browser('ceremony', { body })).json()) as { run: string };
  const route = `passkeys/${begun.run}/signin/begin`;
  const answer = await browser(route, { body: `{"origin":${deep}}` });
  expect([answer.status, await answer.json()]).toMatchObject([400, { status: 400 }]);
});

test.each(['x\r\nSet-Cookie: a=b', 'é☃', '//evil.example'])(
  'withdrawing a report with the id %j is not found',
  async (id) => {
    const { press } = await startSite({});
    const answer = await press(withdraw, { params: { id } });
    expect([answer.status, answer.headers.get('location')]).toEqual([404, null]);
  },
);

test('withdrawing a missing report, or another reader’s, redirects to its address', async () => {
  const { press } = await startSite({});
  const answer = await press(withdraw, { params: { id: 'aB3_-x' } });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/runs/aB3_-x']);
});

test.each([
  ['a ceremony', 'ceremony', { guide: 'passwordless', step: 'see-it-happen', action: 'make', shown: 'nothing' }],
  ['a choice of credentials', 'connection/choose', { guide: 'passwordless', mode: 'sandbox', shown: 'nothing' }],
])('an unknown step to show is not found, before anything happens: %s', async (_, route, body) => {
  const { press, readers } = await startSite({});
  const answer = await press(route, { body: JSON.stringify(body) });
  expect([answer.status, await answer.json()]).toEqual([404, { error: expect.stringMatching(/no such step/) }]);
  expect(await readers()).toBe(0);
});

test('the end of a ceremony with an unknown step to show answers with its own step', async () => {
  const browser = browserOn(await startSite({}));
  const body = JSON.stringify({ guide: 'passwordless', step: 'see-it-happen', action: 'make' });
  const { run } = (await (await browser('ceremony', { body })).json()) as { run: string };
  const answer = await browser('ceremony/finish', { body: JSON.stringify({ run, shown: 'nothing' }) });
  expect([answer.status, await answer.json()]).toMatchObject([200, { result: { step: 'see-it-happen' } }]);
});
