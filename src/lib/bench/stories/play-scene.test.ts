import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Story } from '../../../components/evaluate/play/types.ts';
import { viewOf } from '../../../components/evaluate/report/content/tried.ts';
import { exampleFacts } from '../../../components/evaluate/play/example.ts';
import { factsOf, fill } from '../../../components/evaluate/play/facts.ts';
import { draw } from '../../../components/evaluate/play/scene/draw.ts';
import { isAsTold } from '../../../components/evaluate/play/scene/run-scene.ts';
import { findAction, guides } from '../../guides/index.ts';
import type { Bench, Reader, RunResult } from '../index.ts';
import { redactRuns } from '../report/redact-report.ts';
import { emptyScope } from '../report/scope.ts';
import { noteFirstCall } from '../reader/first-call.ts';
import { run, startBench } from '../testing/start-bench.ts';
import { storyReaderId } from './story-reader.ts';

const stories = ['stytch-b2b', 'everyday-login'].flatMap((guide) => {
  const file = new URL(`../../../content/evaluate/scenes/${guide}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { stories: Story[] }).stories.map((one) => ({ ...one, guide }));
});

/** Plays a story's scenes, or the first few of them, and expects each to end as it's told, with a screen to show. */
async function watch(bench: Bench, reader: Reader, id: string, scenes?: number): Promise<RunResult[]> {
  const story = stories.find((one) => one.id === id);
  if (!story) throw new Error(`no story ${id}`);
  const [guide] = guides;
  if (!guide) throw new Error('no guide');
  const example = exampleFacts(guide, 'Ada');
  const results: RunResult[] = [];
  for (const [index, scene] of story.scenes.slice(0, scenes).entries()) {
    const place = findAction(story.guide, ...(scene.action.split('/') as [string, string]));
    if (!place) throw new Error(`no action ${scene.action}`);
    const { result, subject } = await bench.playScene(reader, { place, isFirst: index === 0, down: scene.down });
    results.push(result);
    expect(
      isAsTold({ ...scene, fails: scene.fails ?? false }, result),
      `${id}, ${scene.action}: ${result.outcome.sentence}`,
    ).toBe(true);
    const facts = factsOf(example, results);
    // A value that the call doesn't have would be empty.
    expect(JSON.stringify(draw(scene.screen, { facts, subject, result })), `${id}, ${scene.action}`).not.toMatch(
      /""|\[\]|undefined|"0 /,
    );
    const text = [scene.title, scene.person, scene.app, scene.provider].join('\n');
    expect(fill(text, { ...example, ...story.example }), `the text of ${id}, ${scene.action}`).toBe(fill(text, facts));
  }
  return results;
}

test('every story plays to its end after each other one, half watched or not, whatever was done in the guides', async () => {
  const { bench, newReader } = await startBench();
  const reader = await newReader();
  const [guide] = guides;
  if (!guide) throw new Error('no guide');
  await run(bench, reader, 'second-factor', 'require');
  await run(bench, reader, 'log-in-with-sso', 'require');
  await run(bench, reader, 'invite-a-colleague', 'limit');
  await bench.moveClock(reader, 61 * 60);
  await bench.setDown(reader, guide, true);
  const before = await bench.state(reader, guide.id, 'set-up');
  const mail = await bench.inbox(reader);

  const ids = stories.map(({ id }) => id);
  expect(ids).toHaveLength(10);
  const played = [];
  for (const id of ids) played.push(...(await watch(bench, reader, id)));
  const memo = { title: '', words: '', recommendation: '' };
  const { runs } = redactRuns(played, { names: false, memo, scope: emptyScope() }, []);
  // The reader typed nothing, so a memo hides nothing.
  expect(runs.flatMap(({ sentence, person }) => [sentence, person?.advice]).join('\n')).not.toMatch(/\[\w+ \d+\]/);
  for (const id of ids.toReversed()) await watch(bench, reader, id, 2);
  for (const id of ['colleague', 'roles', 'invitation']) await watch(bench, reader, id);
  await watch(bench, reader, 'second-factor', 2);
  for (const id of ['login', 'google']) await watch(bench, reader, id);

  expect(await bench.state(reader, guide.id, 'set-up')).toEqual(before);
  expect(await bench.inbox(reader)).toEqual(mail);
  expect(await bench.isDown(reader, guide)).toBe(true);
});

test('a memo keeps what the reader ran, also if a story shows the same action succeed', async () => {
  const { db, bench, newReader } = await startBench();
  const reader = await newReader();
  const options = { names: true, memo: { title: '', words: '', recommendation: '' }, scope: emptyScope() };
  const { outcome } = await run(bench, reader, 'ask-for-a-link', 'send', { email: 'ada@' });
  expect(outcome.kind).toBe('refused');
  await watch(bench, reader, 'scanner', 1);
  const made = await bench.reports.make(reader, 'stytch-b2b', options);
  if (made.kind !== 'made') throw new Error(made.kind);
  const { report } = (await bench.reports.find(reader, made.report.id)) ?? {};
  expect(report?.runs.find(({ step }) => step === 'ask-for-a-link')?.outcome).toBe('refused');
  // A host measures the time to a new reader's first call, and a watcher's story isn't one.
  expect(await noteFirstCall(db, storyReaderId(reader.id), Date.now())).toBeUndefined();
});

test('a memo can be made of a watched login alone, and starting over deletes what it has', async () => {
  const { bench, newReader } = await startBench();
  const reader = await newReader();
  const options = { names: true, memo: { title: '', words: '', recommendation: '' }, scope: emptyScope() };
  await watch(bench, reader, 'stytch-down');
  const made = await bench.reports.make(reader, 'stytch-b2b', options);
  if (made.kind !== 'made') throw new Error(made.kind);
  const { report } = (await bench.reports.find(reader, made.report.id)) ?? {};
  // The outage is next to what else its actions showed, and no step that failed for the reader.
  const tried = (wanted: string) =>
    report?.runs.filter(({ outcome }) => outcome === wanted).map(({ step, action }) => `${step}/${action}`);
  expect(tried('unanswered')).toEqual(['logged-in-and-out/authenticate', 'ask-for-a-link/send']);
  expect(tried('done')).toEqual(expect.arrayContaining(['logged-in-and-out/authenticate']));
  if (!report) throw new Error('the memo is there');
  const view = viewOf(report, guides, []);
  expect([view.failed, view.counts.broken]).toEqual([[], 2]);
  await bench.startOver(reader);
  expect(await bench.reports.make(reader, 'stytch-b2b', options)).toEqual({ kind: 'nothing_to_report' });
});
