import { benchClient, type BenchClient } from './bench-client.ts';
import { expect, test, type OwnServer } from './own-server.ts';

/** The actions of a step, and the sentence that each run ends with. */
const steps: { step: string; runs: [action: string, sentence: RegExp][]; holds: string[] }[] = [
  { step: 'see-it-happen', runs: [['send', /sent a magic link to ada@example\.com/]], holds: [] },
  { step: 'set-up', runs: [['create', /Acme was created, and ada@example\.com is its first member/]], holds: [] },
  { step: 'ask-for-a-link', runs: [['send', /sent a magic link to ada@example\.com/]], holds: [] },
  { step: 'open-it', runs: [['open', /came back with a token/]], holds: ['magic_link_token'] },
  {
    step: 'discover',
    runs: [['authenticate', /found 2 organizations for ada@example\.com/]],
    holds: ['intermediate_session_token'],
  },
  { step: 'choose', runs: [['exchange', /is logged in to Acme/]], holds: ['session_jwt', 'session_token'] },
  {
    step: 'logged-in-and-out',
    runs: [
      ['authenticate', /The session is valid: ada@example\.com in Acme/],
      ['revoke', /The session was revoked/],
    ],
    holds: [],
  },
  {
    step: 'make-it-yours',
    runs: [
      ['allow', /Anyone with an email at example\.com can now join Acme/],
      ['join', /linus@example\.com joined Acme/],
    ],
    holds: [],
  },
];

/** After these, a reader has in turn: an opened link, an intermediate session, and a session. */
const KILLED_AFTER = ['open-it', 'discover', 'choose'];

test('a program goes through the eight steps, and goes on where it was after the server is killed', async ({
  playwright,
  startServer,
}) => {
  test.slow();
  let server: OwnServer = await startServer();
  const request = await playwright.request.newContext({ baseURL: server.url });
  const client = benchClient(request, server.url);

  for (const [index, { step, runs, holds }] of steps.entries()) {
    await test.step(step, async () => {
      for (const [action, sentence] of runs) await expectDone(client, step, action, sentence);
      const before = await everything(client, step);
      if (KILLED_AFTER.includes(step)) {
        await server.kill();
        server = await startServer({ port: server.port });
        expect(await everything(client, step)).toEqual(before);
      }
      // Actions that a step or the diagram marks are named with their step: `make-it-yours/join`.
      const doneSteps = before.state.done.filter((mark) => !mark.includes('/'));
      expect(doneSteps.sort()).toEqual(
        steps
          .slice(0, index + 1)
          .map(({ step }) => step)
          .sort(),
      );
      expect(before.state.holdings.map(({ kind }) => kind).sort()).toEqual(holds);
    });
  }
  await request.dispose();
});

async function expectDone(client: BenchClient, step: string, action: string, sentence: RegExp): Promise<void> {
  const { status, result, state, messages } = await client.run(step, action);
  expect([status, result.outcome.sentence]).toEqual([200, expect.stringMatching(sentence)]);
  await test.step('the response carries what a look would', async () => {
    const looked = await client.view(step);
    expect(looked.state.last_run).toEqual(result);
    expect(withoutUse(state)).toEqual(withoutUse(looked.state));
    expect(messages).toEqual(looked.messages);
  });
}

/** Returns what a reader would find: the bench and the inbox. */
const everything = async (client: BenchClient, step: string) => ({
  state: withoutUse(await client.state(step)),
  inbox: await client.inbox(),
});

/** A project's expiry moves when it is used. */
function withoutUse({ project, ...state }: Awaited<ReturnType<BenchClient['state']>>) {
  return { ...state, project: project?.project_id };
}
