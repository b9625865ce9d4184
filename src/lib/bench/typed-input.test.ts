import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { findAction } from '../guides/index.ts';
import { everydayLogin } from '../guides/everyday-login/outline.ts';
import { stytchB2b } from '../guides/stytch-b2b/outline.ts';
import { run, startBench } from './testing/start-bench.ts';

test('an address typed in the first step is the default of every later one, and brings the reader where the text says', async () => {
  const { bench, newReader } = await startBench();
  const reader = await newReader();
  const email = 'grace@hopper.example';
  await run(bench, reader, 'see-it-happen', 'send', { email });
  for (const step of ['set-up', 'ask-for-a-link']) {
    expect((await bench.state(reader, 'stytch-b2b', step)).prefill).toMatchObject({ email });
  }
  await run(bench, reader, 'set-up', 'create', { name: 'Hopper', slug: 'hopper' });
  await run(bench, reader, 'ask-for-a-link', 'send');
  const result = await run(bench, reader, 'discover', 'authenticate');
  expect(result.outcome).toMatchObject({ detail: 'You are a member of Hopper.' });
  const entered = await run(bench, reader, 'choose', 'exchange');
  expect(entered.outcome.sentence).toBe('grace@hopper.example is logged in to Hopper.');
  expect((await run(bench, reader, 'make-it-yours', 'allow')).outcome.sentence).toBe(
    'Anyone with an email at hopper.example can now join Hopper.',
  );
  expect((await run(bench, reader, 'make-it-yours', 'join')).outcome.sentence).toContain('linus@hopper.example joined');
});

test('a step keeps what was typed in it, and an address that was refused is not passed on', async () => {
  const { bench, newReader } = await startBench();
  const reader = await newReader();
  await run(bench, reader, 'set-up', 'create', { name: 'Hopper', slug: 'hopper' });
  await run(bench, reader, 'see-it-happen', 'send', { email: 'nobody' });
  const { prefill } = await bench.state(reader, 'stytch-b2b', 'set-up');
  expect(prefill).toMatchObject({ name: 'Hopper', slug: 'hopper', email: 'ada@example.com' });
  expect((await bench.state(reader, 'stytch-b2b', 'choose')).prefill.name).toBeUndefined();
});

test('the organization that the reader logged in to is chosen again the next time', async () => {
  const { bench, newReader } = await startBench();
  const reader = await newReader();
  await run(bench, reader, 'discover', 'authenticate');
  const { choices } = await bench.state(reader, 'stytch-b2b', 'choose');
  expect(choices.find((choice) => choice.default)?.name).toBe('Acme');
  const globex = choices.find(({ name }) => name === 'Globex')?.value ?? '';
  await run(bench, reader, 'choose', 'exchange', { organization_id: globex });
  const again = await run(bench, reader, 'choose', 'exchange');
  expect(again.outcome.sentence).toBe('ada@example.com is logged in to Globex.');
});

test('in the sandbox, set-up and prepare go on with an organization that another program gave this slug', async () => {
  const { bench, url, newReader } = await startBench();
  const reader = await newReader();
  const { project_id, secret } = await bench.revealProject(reader);
  await fetch(`${url}/v1/b2b/organizations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${project_id}:${secret}`)}` },
    body: JSON.stringify({ organization_name: 'Acme', organization_slug: 'acme' }),
  });
  expect((await run(bench, reader, 'choose', 'exchange')).outcome.kind).toBe('done');
  const { outcome } = await run(bench, reader, 'set-up', 'create');
  expect(outcome.sentence).toBe('ada@example.com is already a member of Acme, which you created before.');
});

/** Every action of the guides at Stytch, killed after each of its calls. */
const kills = [stytchB2b, everydayLogin].flatMap((guide) =>
  guide.steps.flatMap((step) =>
    step.actions
      .filter(({ ownProjectOnly }) => !ownProjectOnly)
      .flatMap((action) =>
        action.operations.map(
          (_, index) => [`${step.id}/${action.id}`, index + 1, guide.id, step.id, action.id] as const,
        ),
      ),
  ),
);

/** The killed run used it up at the provider, and no one noted that. */
const SPENT = new Set([
  'unable_to_auth_magic_link',
  'intermediate_session_not_found',
  'session_not_found',
  'oauth_token_not_found',
  'sso_token_not_found',
  'unable_to_authenticate_recovery_code',
]);

/** Its code is single-use, and the next one comes within 30 seconds. */
const LATER = 'second-factor/authenticate';

test.each(kills)(
  '%s runs again after the process was killed after call %i',
  async (name, after, guide, step, action) => {
    let left = Infinity;
    const lets = ({ url = '' }: IncomingMessage) => !url.startsWith('/v1/b2b/') || left-- > 0;
    const { bench, newReader } = await startBench({
      lets,
      wrap: (record) => async (options, work) => {
        const recorded = await record(options, work);
        if (left <= 0) throw new Error('killed');
        return recorded;
      },
    });
    const reader = await newReader();
    const place = findAction(guide, step, action);
    if (!place) throw new Error(`There is no ${step}/${action}.`);
    const press = () => run(bench, reader, step, action);
    // Prepared before, so that the calls counted are the action's own.
    await bench.prepare(reader, place);
    left = after;
    await press().catch((error: unknown) => expect(String(error)).toContain('killed'));
    left = Infinity;
    const expected = place.action.demonstratesFailure ? ['done', 'refused'] : ['done'];
    // A refusal shows the reader, and Prepare, what to get again.
    for (let tries = 0; tries < 3; tries++) {
      const { outcome } = await press();
      if (expected.includes(outcome.kind)) return;
      const error = outcome.kind === 'refused' ? outcome.error_type : outcome.kind;
      if (name === LATER && error === 'totp_code_already_authenticated') return;
      expect(SPENT).toContain(error);
    }
    expect.fail('It never ran again.');
  },
);
