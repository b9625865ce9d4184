import { expect, test } from 'vitest';
import { findAction, guides, type Place } from '../../guides/index.ts';
import { toPrepare } from '../../guides/to-prepare.ts';
import { run, startBench } from '../testing/start-bench.ts';

test('a reader who has what an action needs gets nothing else prepared', async () => {
  const { bench, newReader } = await startBench();
  const reader = await newReader();
  const place = findAction('stytch-b2b', 'discover');
  if (!place) throw new Error('There is no such step.');
  await run(bench, reader, 'see-it-happen', 'send');
  await run(bench, reader, 'open-it', 'open');
  expect((await bench.prepare(reader, place)).value.runs).toEqual([]);
  const { outcome } = (await bench.run(reader, place, {})).value;
  // It's the one at their domain: Prepare didn't create the organization that the guide sets up.
  expect(outcome.sentence).toContain('Stytch found one organization');
});

test('a reader is told beforehand what a press prepares', async () => {
  const { bench, newReader } = await startBench();
  const reader = await newReader();
  const place = findAction('stytch-b2b', 'choose');
  if (!place) throw new Error('There is no such step.');
  const { missing } = await bench.state(reader, 'stytch-b2b', 'choose');
  const ran = (await bench.prepare(reader, place)).value.runs.map(
    ({ guide, step, action }) => findAction(guide, step, action)?.action.label,
  );
  expect(ran.length).toBeGreaterThan(0);
  expect(missing.exchange?.prepares).toEqual(ran);
});

test('an address that can’t be one is refused before anything is prepared, and by the provider once all is there', async () => {
  const { bench, newReader } = await startBench();
  const reader = await newReader();
  const place = findAction('everyday-login', 'invite-a-colleague', 'invite');
  if (!place) throw new Error('There is no such action.');
  for (const invitee of ['mary', '@example.com', 'mary@', '@', ' ']) {
    const { runs } = (await bench.prepare(reader, place, { invitee })).value;
    expect(runs.map(({ action, outcome }) => [action, outcome.kind])).toEqual([['invite', 'invalid']]);
  }
  expect(await bench.inbox(reader)).toEqual([]);
  const { runs } = (await bench.prepare(reader, place, { invitee: 'mary@example.com' })).value;
  expect(runs.length).toBeGreaterThan(0);
  expect((await bench.prepare(reader, place, { invitee: 'mary' })).value.runs).toEqual([]);
  const { outcome, exchanges } = (await bench.run(reader, place, { invitee: 'mary' })).value;
  expect(outcome).toMatchObject({ kind: 'refused', error_type: 'invalid_email' });
  expect(exchanges).toHaveLength(1);
});

test('an action that works only in the sandbox changes nothing in a real project', async () => {
  const { bench, newReader } = await startBench({ onHost: true });
  const reader = await newReader();
  const place = findAction('stytch-b2b', 'make-it-yours', 'join');
  if (!place) throw new Error('There is no such action.');
  const { runs, waiting } = (await bench.prepare(reader, place, { colleague: 'linus' })).value;
  expect(waiting).toBeUndefined();
  expect(runs.map(({ action, outcome }) => [action, outcome.sentence])).toEqual([
    ['join', 'This works only in the sandbox.'],
  ]);
});

/** Every action of every guide with what a press prepares for a new reader. */
const announced = guides
  .flatMap((guide) => guide.steps.flatMap((step) => step.actions.map((action): Place => ({ guide, step, action }))))
  .map((place) => ({ place, labels: toPrepare(place, () => false) }))
  .filter(({ labels }) => labels.length > 0);

test('every action prepares for a new reader what the page announces, in that order', async () => {
  const { bench, newReader } = await startBench();
  expect(announced.length).toBeGreaterThan(20);
  for (const { place, labels } of announced) {
    const { runs, browser } = (await bench.prepare(await newReader(), place)).value;
    const names = [...runs, ...(browser ? [{ guide: place.guide.id, ...browser }] : [])];
    const ran = names.map(({ guide, step, action }) => findAction(guide, step, action)?.action.label);
    // What comes after a browser's part is prepared once the browser has done it.
    expect(ran, `${place.step.id}/${place.action.id}`).toEqual(browser ? labels.slice(0, ran.length) : labels);
  }
});
