import { expect, test } from 'vitest';
import { makeSandbox } from '../../testing/sandbox.ts';

async function inbox() {
  const { project } = await makeSandbox();
  const made = await project();
  const send = (email_address: string, by = 'magic_links') =>
    made.post(`${by}/email/discovery/send`, { email_address });
  const list = async (query: string) => (await made.control('GET', `messages?${query}`)).body;
  return { send, list };
}

test('a call waits for a message that fits', async () => {
  const { send, list } = await inbox();
  await send('ada@example.com');
  const waiting = list('to=bob@example.com&wait=5');
  await send('bob@example.com');
  expect((await waiting).messages).toMatchObject([{ to: 'bob@example.com' }]);
  expect(await list('to=cy@example.com&wait=0.1')).toEqual({ messages: [] });
});

test('a plus sign in an address needs no escaping', async () => {
  const { send, list } = await inbox();
  await send('ada+tag@example.com');
  for (const to of ['ada+tag@example.com', 'ada%2Btag@example.com'])
    expect((await list(`to=${to}`)).messages).toMatchObject([{ to: 'ada+tag@example.com' }]);
});

test('messages are chosen by kind, and by what came before', async () => {
  const { send, list } = await inbox();
  await send('ada@example.com');
  await send('ada@example.com', 'otps');
  const { messages } = await list('kind=discovery_otp');
  expect(messages).toMatchObject([{ kind: 'discovery_otp', link: null }]);
  const first = (await list('kind=discovery')).messages?.[0]?.id;
  expect((await list(`after=${first}`)).messages).toMatchObject([{ kind: 'discovery_otp' }]);
  expect(await list('wait=31')).toMatchObject({ error_message: expect.stringContaining('30') });
});
