import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { Report } from '../../../lib/bench/index.ts';
import { everydayLogin } from '../../../lib/guides/everyday-login/outline.ts';
import { FINISHED_APP } from '../../../lib/guides/finished-app.ts';
import { stytchB2b } from '../../../lib/guides/stytch-b2b/outline.ts';
import type { Feature } from '../scope/features/group-by-feature.ts';
import { sayRisk } from '../scope/risks.ts';
import type { ScopeLine } from '../scope/types.ts';
import { toHar } from './files/har.ts';
import { headOf } from './content/head.ts';
import { memoToMarkdown } from './files/markdown.ts';
import { memoOf } from './content/memo.ts';
import { toScript } from './files/script.ts';
import { notCovered, sayCounts } from './content/sentences.ts';
import { viewOf } from './content/tried.ts';

const nasty = `Acme'; touch /tmp/never; '\n$(id) <b>`;
const report: Report = {
  id: 'x',
  guide: 'stytch-b2b',
  origin: 'https://site.example',
  made_at: Date.UTC(2026, 10, 22),
  expires_at: Date.UTC(2026, 11, 22),
  names: true,
  runs: [
    {
      guide: 'stytch-b2b',
      step: 'choose',
      action: 'exchange',
      started_at: 0,
      mode: 'sandbox',
      origin: 'https://site.example',
      outcome: 'done',
      sentence: `ada is logged in to ${nasty}.`,
      person: null,
      exchanges: [
        {
          id: 'e',
          operation: 'discovery.intermediate_sessions.exchange',
          method: 'POST',
          path: '/v1/b2b/discovery/intermediate_sessions/exchange?q=[name 1]',
          request: {
            headers: [['content-type', 'application/json']],
            body: JSON.stringify({
              intermediate_session_token: '[intermediate session token]',
              name: nasty,
              session_duration_minutes: 60,
            }),
          },
          response: { status: 200, headers: [], body: '{"a":1}' },
          problem: null,
          started_at: 0,
          duration_ms: 4.4,
        },
      ],
    },
  ],
  mail: { sent: 2, used: 1 },
  memo: { title: 'Our login', words: 'First.\n\n# Second', recommendation: 'Do it.' },
  scope: {
    days: { ask: { from: 1, to: 2 } },
    done: ['r'],
    decisions: { 'decision:domains': { answer: 'All but <Globex>', owner: 'Ada', due: '2026-12-24' } },
    own: [{ title: 'Translations', days: null }],
  },
};

const guides = [stytchB2b, everydayLogin];
const ALL_STEPS = guides.flatMap(({ steps }) => steps).length;
const lines = [
  {
    id: 'call:x',
    section: 'call',
    title: 'Log in to an organization',
    name: 'discovery.intermediate_sessions.exchange',
  } as ScopeLine,
];
const decision = (id: string, title: string, shown: ScopeLine['shown'] = []) => ({
  id: `decision:${id}`,
  title,
  provider: '',
  shown,
});
const ask: Feature = {
  id: 'ask',
  title: 'Ask for a link',
  what: 'A form.',
  covered: true,
  included: [],
  remains: [
    { id: 'r', text: 'Design', more: '' },
    { id: 's', text: 'Texts', more: '' },
  ],
  failures: [
    { id: 'f', text: 'It expired', more: '', hasText: true },
    { id: 'g', text: 'A scanner', more: '' },
  ],
  cost: 'What is our own sender?',
  decisions: [
    decision('life', 'How long?', [{ by: 'choose/exchange', answer: '{session}, as run.' }]),
    decision('lost', 'Who helps?'),
    decision('domains', 'Which domains?'),
  ],
  see: [],
};
const questions = {
  groups: [],
  questions: [
    {
      id: 'sla',
      group: 'limits',
      title: 'SLA?',
      answer: '',
      sources: [],
      ask: 'Send us the SLA.',
      risk: 'No SLA.',
      mitigation: 'Ask.',
    },
    { id: 'price', group: 'cost', title: 'Price?', answer: '', sources: [], ask: 'What is one more user?' },
  ],
  anyVendor: [],
};
/** Work beside the guides, which has no estimate. */
const rollout: Feature = { ...ask, id: 'rollout', title: 'Rollout', covered: false, remains: [], failures: [] };
const READ = 'The facts come from copies of public pages, last read on November 30, 2026.';
const checked = '2026-11-30';
const memo = memoOf(report, { features: [ask], capabilities: [], questions, checked });
const view = viewOf(report, guides, lines);

test('a report says what was run', () => {
  expect(view.runs[0]).toMatchObject({
    title: '6 Choose an organization',
    calls: [{ title: 'Log in to an organization', ms: null }],
  });
  expect(view.counts).toEqual({ steps: 1, total: ALL_STEPS, app: 0, calls: 1, broken: 0 });
});

test('a memo says what to build with the days, and which decisions are made, by whom, and open', () => {
  expect(memo.build).toEqual([
    {
      title: 'Ask for a link',
      path: '/evaluate/what-it-takes/#ask',
      sample: 'yes',
      toDo: '1 of 2',
      failures: '2 of 2',
      days: '1–2 days',
    },
  ]);
  expect(memo.columns).toContain('In all, there are 2, and the downloads have a text for 1.');
  expect(memo.decided).toEqual([
    { title: 'Which domains?', answer: 'All but <Globex>', owner: 'Ada', due: '2026-12-24' },
  ]);
  expect([memo.costs, memo.asks, memo.risks.map(({ text }) => text)]).toEqual([
    ['What is one more user?', 'What is our own sender?'],
    ['Send us the SLA.'],
    ['No SLA.'],
  ]);
});

test('a decision stays open after the demo answered it, and the answer is listed as seen', () => {
  expect(memo.open.map(({ title }) => title)).toEqual(['How long?', 'Who helps?']);
  expect(memo.seen).toEqual(['How long? 60 minutes, as run.']);
  const text = memoToMarkdown(headOf(report), memo, view, report);
  expect(text).toContain('- [ ] How long?\n');
  expect(text).toContain('## Seen in the demo, not decided\n\n- How long? 60 minutes, as run.');
});

test('a decision that the demo answered in two ways is seen in both, and a failed run shows nothing', () => {
  const [entered] = report.runs;
  if (!entered) throw new Error('a report has a run');
  const shown = [
    { by: 'choose/exchange', answer: 'One way.' },
    { by: 'check-without-a-call/check-jwt', answer: 'The other way.' },
  ];
  const features = [{ ...ask, decisions: [decision('both', 'Which way?', shown)] }];
  const seen = (outcome: 'done' | 'refused') => {
    const other = { ...entered, guide: everydayLogin.id, step: 'check-without-a-call', action: 'check-jwt', outcome };
    const runs = [entered, other];
    return memoOf({ ...report, runs }, { features, capabilities: [], questions, checked }).seen;
  };
  expect(seen('done')).toEqual(['Which way? One way. The other way.']);
  expect(seen('refused')).toEqual(['Which way? One way.']);
});

test('a memo with hidden names says so as Markdown, too, and one that shows them doesn’t', () => {
  const hidden = { ...report, names: false };
  expect(memoToMarkdown(headOf(hidden), memo, view, hidden)).toContain('replaced, such as by \\[organization 1\\].');
  expect(memoToMarkdown(headOf(report), memo, view, report)).not.toContain('replaced');
});

test('a risk says what to do about it, and the rollout is a list of steps that are left', () => {
  const steps = [
    { id: 'r', text: 'Done already', more: '' },
    { id: 'pilot', text: 'A pilot', more: '' },
  ];
  const sources = {
    features: [ask, { ...rollout, remains: steps, decisions: [] }],
    capabilities: [],
    questions,
    checked,
  };
  const text = memoToMarkdown(headOf(report), memoOf(report, sources), view, report);
  expect(text).toContain('- [No SLA.](https://site.example/evaluate/questions/#sla) Ask.');
  const scope = { ...report.scope, decisions: { 'risk:sla': { answer: 'High', owner: 'Ada', due: '' } } };
  const judged = memoOf({ ...report, scope }, { features: [ask], capabilities: [], questions, checked });
  expect([memo.aboutRisks, judged.aboutRisks]).toEqual([
    `${READ} 1 of 1 has no owner yet.`,
    `${READ} A likelihood is our own judgment: no source has figures.`,
  ]);
  expect(memoToMarkdown(headOf(report), judged, view, report)).toContain('Ask. (likelihood: High, owner: Ada)\n');
  expect(text).toContain('## Rollout\n\n1. A pilot\n\n');
  expect(text).toContain('(https://site.example/evaluate/compare/). Other vendors aren’t compared here.');
});

test('a total over blanks says how many lines have no estimate', () => {
  const sources = { features: [ask, { ...rollout, decisions: [] }], capabilities: [], questions, checked };
  expect(memoOf(report, sources).sums).toBe(
    '2 of 3 lines aren’t estimated yet, so the total isn’t complete. ' +
      'Your team’s work on features with sample code: 1–2 days. Other work: 0 days. Estimated so far: 1–2 days.',
  );
  const all = { ...report, scope: { ...report.scope, own: [] } };
  expect(memoOf(all, { features: [ask], capabilities: [], questions, checked }).sums).toMatch(/Together: 1–2 days\.$/);
});

test('a feature with 0 days is left out and listed as not needed, and an entry that isn’t a range is quoted', () => {
  const scope = { ...report.scope, days: { ask: { from: 0, to: 0 } }, unclear: { rollout: 'about |3|' } };
  const typed = { ...report, scope };
  const sources = { features: [ask, { ...rollout, decisions: [] }], capabilities: [], questions, checked };
  const other = memoOf(typed, sources);
  expect(other.build).toMatchObject([{ title: 'Rollout', days: 'not estimated' }]);
  expect([other.get, other.open, other.seen, other.notNeeded, other.sums]).toEqual([
    [],
    [],
    [],
    ['Ask for a link'],
    '',
  ]);
  const text = memoToMarkdown(headOf(typed), other, view, typed);
  expect(text).toContain('| not estimated |');
  expect(text).toContain('Not needed, by our own estimate: Ask for a link.');
});

test('a memo says of an own line with 0 days that it isn’t needed, and puts what was typed on one line', () => {
  const own = [
    { title: 'Translations', days: { from: 0, to: 0 } },
    { title: 'Legal', days: null, unclear: ' about\n  3 ' },
    { title: 'Blank', days: null, unclear: ' ' },
  ];
  const decisions = { 'risk:sla': { answer: 'Twice\na year', owner: ' Ada \n Lovelace', due: '' } };
  const typed = { ...report, scope: { ...report.scope, own, decisions } };
  const other = memoOf(typed, { features: [ask], capabilities: [], questions, checked });
  expect(other.own.map(({ days }) => days)).toEqual(['not needed', 'not estimated', '']);
  expect(other.risks.map(sayRisk)).toEqual(['likelihood: Twice a year, owner: Ada Lovelace']);
});

test('a memo quotes the prices that are known before it asks for the others', () => {
  const known = { ...questions, questions: questions.questions.map((one) => ({ ...one, price: `$1 (${one.id})` })) };
  const text = memoToMarkdown(
    headOf(report),
    memoOf(report, { features: [ask], capabilities: [], questions: known, checked }),
    view,
    report,
  );
  expect(text).toContain(
    '## Costs to find out\n\n- [$1 (sla)](https://site.example/evaluate/questions/#sla)\n' +
      '- [$1 (price)](https://site.example/evaluate/questions/#price)\n- What is one more user?\n',
  );
});

test('an owner and a date follow a decision in brackets, and a missing or past date is named', () => {
  const decide = (owner: string, due: string, answer = '') => ({
    ...report,
    scope: { ...report.scope, decisions: { 'decision:lost': { answer, owner, due } } },
  });
  const said = (one: typeof report) => {
    const own = memoOf(one, { features: [ask], capabilities: [], questions, checked });
    return memoToMarkdown(headOf(one), own, view, one);
  };
  expect(said(decide('Ada', ''))).toContain('- [ ] Who helps? (owner: Ada, no date)\n');
  expect(said(decide('Ada', '2020-01-01'))).toContain('(owner: Ada, by 2020-01-01 (past))');
  expect(said(decide('Ada', '', 'Support'))).toContain('- [x] Who helps? Support (owner: Ada)');
});

test('a step whose call another step made isn’t listed as untried', () => {
  const [entered] = report.runs;
  const [call] = entered?.exchanges ?? [];
  if (!entered || !call) throw new Error('a report has a run');
  const sent = { ...call, operation: 'magic_links.email.discovery.send' as const };
  const runs = [{ ...entered, step: 'ask-for-a-link', action: 'send', exchanges: [sent] }];
  const watched = viewOf({ ...report, runs }, guides, lines);
  expect(watched.left).toContain('Send your first magic link');
  expect(watched.untried).not.toContain('Send your first magic link');
  expect(watched.untried).toContain('Exchange the token');
  expect(notCovered(watched, [])).toContain(
    'Steps whose calls were made only in other steps: Send your first magic link.',
  );
});

test('what was tried is listed in the order of the guides, whatever a later story repeated', () => {
  const [entered] = report.runs;
  if (!entered) throw new Error('a report has a run');
  const at = (step: string, action: string) => ({ ...entered, step, action });
  const runs = [at('logged-in-and-out', 'revoke'), at('set-up', 'create'), at('ask-for-a-link', 'send')];
  const titles = viewOf({ ...report, runs }, guides, lines).runs.map(({ title }) => title);
  expect(titles).toEqual(['2 Set up your project', '3 Send the link from your app', '7 Check the session and log out']);
});

test('an outage that the author simulated is an error demo, and says so instead of a bare “no response”', () => {
  const [entered] = report.runs;
  if (!entered) throw new Error('a report has a run');
  const exchanges = entered.exchanges.map((one) => ({ ...one, response: null, problem: 'UND_ERR_SOCKET' }));
  const down = { ...entered, outcome: 'unanswered' as const, exchanges };
  const shown = (run: typeof down) => viewOf({ ...report, runs: [run] }, guides, lines).runs[0];
  const simulated = {
    broken: true,
    failed: null,
    sentence: expect.stringContaining('Stytch was taken down in the sandbox') as string,
  };
  expect(shown(down)).toMatchObject(simulated);
  expect(shown({ ...down, step: FINISHED_APP, action: 'GET /dashboard' })).toMatchObject(simulated);
  expect(shown({ ...down, mode: 'reader' as const })).toMatchObject({ broken: false, failed: 'no response' });
  // A fresh project isn't down.
  expect(toScript({ ...report, runs: [entered, down] }).match(/call curl/g)).toHaveLength(1);
});

test('a run that was refused says so, and decides nothing', () => {
  const runs = report.runs.map((run) => ({ ...run, outcome: 'refused' as const, sentence: 'This slug is taken.' }));
  const refused = viewOf({ ...report, runs }, guides, lines);
  expect(refused.runs[0]).toMatchObject({ failed: 'rejected', broken: false });
  expect(refused.counts.steps).toBe(0);
  expect([refused.failed, refused.left.length]).toEqual([['Choose an organization'], ALL_STEPS - 1]);
  const text = memoToMarkdown(headOf(report), memo, refused, report);
  expect(text).toContain('- **6 Choose an organization** (rejected): This slug is taken.');
  expect(text).toContain(
    `Run, or shown in a story: 0 of the guides’ ${ALL_STEPS} steps, 1 failed. Counted and listed without repeats: 1 call to Stytch’s emulator.`,
  );
  expect(text).toContain('Steps that failed: Choose an organization.');
  expect(memoOf({ ...report, runs }, { features: [ask], capabilities: [], questions, checked })).toMatchObject({
    seen: [],
  });
  expect(text).not.toContain('The user sees');
});

test('a step is passed once an action of it succeeded, and still shows what was refused there', () => {
  const [entered] = report.runs;
  if (!entered) throw new Error('a report has a run');
  const runs = [entered, { ...entered, action: 'create', outcome: 'unanswered' as const }];
  const mixed = viewOf({ ...report, runs }, guides, lines);
  expect(mixed.runs.map(({ failed }) => failed)).toEqual([null, 'no response']);
  expect([mixed.counts.steps, mixed.failed]).toEqual([1, []]);
});

test('a step with several main actions is passed after all of them, as in the guide', () => {
  const [entered] = report.runs;
  if (!entered) throw new Error('a report has a run');
  const check = { ...entered, step: 'logged-in-and-out', action: 'authenticate' };
  const half = viewOf({ ...report, runs: [check] }, guides, lines);
  expect([half.counts.steps, half.begun, half.failed]).toEqual([
    0,
    ['Check the session and log out (not run: “Log out”)'],
    [],
  ]);
  expect(sayCounts(half)).toContain(`0 of the guides’ ${ALL_STEPS} steps, 1 only in part.`);
  const text = memoToMarkdown(headOf(report), memo, half, report);
  expect(text).toContain('Steps that were run only in part: Check the session and log out (not run: “Log out”).');
  const both = viewOf({ ...report, runs: [check, { ...check, action: 'revoke' }] }, guides, lines);
  expect([both.counts.steps, both.begun]).toEqual([1, []]);
});

test('a 5xx is listed as a server error, since the provider rejected nothing', () => {
  const [entered] = report.runs;
  const [call] = entered?.exchanges ?? [];
  if (!entered || !call) throw new Error('a report has a run');
  const exchanges = [{ ...call, response: { status: 503, headers: [], body: '' } }];
  const runs = [{ ...entered, outcome: 'refused' as const, exchanges }];
  expect(viewOf({ ...report, runs }, guides, lines).runs[0]?.failed).toBe('server error');
});

test('an action that fails on purpose passes no step, and its refusal is no failure', () => {
  const [entered] = report.runs;
  if (!entered) throw new Error('a report has a run');
  const twice = { ...entered, step: 'discover', action: 'open-twice', outcome: 'refused' as const };
  const broken = viewOf({ ...report, runs: [twice] }, guides, lines);
  expect(broken.runs[0]).toMatchObject({ broken: true, failed: null });
  expect([broken.counts.steps, broken.failed]).toEqual([0, []]);
  expect(broken.left).toContain('Exchange the token');
});

test('a reader who used a link’s token has opened it, although that leaves no run', () => {
  const [entered] = report.runs;
  if (!entered) throw new Error('a report has a run');
  const spent = viewOf({ ...report, runs: [{ ...entered, step: 'discover', action: 'authenticate' }] }, guides, lines);
  expect(spent.counts.steps).toBe(2);
  expect(spent.left).not.toContain('Open the link');
  expect(view.left).toContain('Open the link');
});

test('text that people typed has no effect as Markdown', () => {
  const text = memoToMarkdown(headOf(report), memo, view, report);
  expect(text).toContain('All but \\<Globex\\>');
  expect(text).not.toMatch(/[^\\]<b>/);
  expect(text).toContain('- [ ] Who helps?');
  expect(text).toContain('First.\n\n\\# Second');
  expect(text).toContain('https://site.example/runs/x');
  expect(text).toContain('(https://site.example/evaluate/what-it-takes/#ask)');
  expect(text).toContain('(`discovery.intermediate_sessions.exchange`)');
});

test('the archive contains each call as HAR 1.2 requires', () => {
  const { log } = toHar(report) as {
    log: { version: string; entries: Record<string, never>[] };
  };
  expect(log.version).toBe('1.2');
  expect(log.entries).toMatchObject([
    {
      time: 4.4,
      request: { method: 'POST', url: expect.stringMatching(/^https:\/\/site\.example\/v1\/b2b\//) as string },
      response: { status: 200, content: { text: '{"a":1}' } },
      timings: { wait: 4.4 },
    },
  ]);
});

test('a report of a real project says so in every form, and where its calls went', () => {
  const runs = report.runs.map((run) => ({ ...run, mode: 'reader' as const, origin: 'https://test.stytch.com' }));
  const live = { ...report, runs };
  const answered = 'It used a real test project at test.stytch.com, which belongs to the author of this report.';
  expect(headOf(live).answered).toBe(answered);
  expect(headOf(report).answered).toContain('answered by the sandbox’s emulator, not by Stytch');
  expect(memoToMarkdown(headOf(live), memo, view, live)).toContain(answered);
  // Only a real project's times are quoted.
  expect(memoToMarkdown(headOf(live), memo, viewOf(live, guides, lines), live)).toContain('exchange`, 4 ms)');
  expect(toScript(live)).toContain(`# ${answered}`);
  const archive = JSON.stringify(toHar(live));
  expect(archive).toContain(answered);
  expect(archive).toContain('https://test.stytch.com/v1/b2b/');
  expect(archive).not.toMatch(/site\.example|emulator/);
});

test('a shell runs the script as it is meant: names are data, tokens are variables', () => {
  const script = toScript(report);
  expect(script).toContain(`"intermediate_session_token":"'"$INTERMEDIATE_SESSION_TOKEN"'"`);
  // Everything the shell would hand to curl, with curl put aside.
  const output = execFileSync('sh', ['-s'], {
    input: `curl() { for part; do printf '%s\\n' "$part"; done; }\n${script}`,
    env: { STYTCH_API_URL: 'http://a', STYTCH_PROJECT_ID: 'p', STYTCH_SECRET: 's', INTERMEDIATE_SESSION_TOKEN: 't' },
    encoding: 'utf8',
  });
  const body = JSON.parse(output.split('\n').find((part) => part.startsWith('{')) ?? '') as Record<string, string>;
  expect(body).toMatchObject({ name: nasty, intermediate_session_token: '' });
});

test('a memo from the finished app alone says what it called, and what its user read when that failed', () => {
  const [entered] = report.runs;
  if (!entered) throw new Error('a report has a run');
  const app = { ...entered, step: FINISHED_APP, action: 'POST /authenticate', sentence: '' };
  const person = { title: 'This link was already used', advice: 'Request a new one.' };
  const failed = { ...app, action: 'GET /authenticate', outcome: 'refused' as const, sentence: 'Used.', person };
  const tried = { ...report, runs: [app, failed] };
  const shown = viewOf(tried, guides, lines);
  expect(shown.runs.map(({ title, failed: why }) => [title, why])).toEqual([
    ['The app’s user entered an organization', null],
    ['The app’s user came back from a login', 'rejected'],
  ]);
  expect(sayCounts(shown)).toBe(
    'Counted and listed without repeats: 2 requests to the finished app, 2 calls to Stytch’s emulator.',
  );
  const text = memoToMarkdown(headOf(tried), memo, shown, tried);
  expect(text).toContain('- **The app’s user entered an organization**\n');
  expect(text).toContain('(rejected)\n  - The user sees: This link was already used. Request a new one.');
  expect(text).toContain('The guides’ steps: none was run.');
});

test.each([
  ['POST /authenticate', 'discovery.organizations.create', 'created an organization'],
  ['GET /authenticate', 'magic_links.discovery.authenticate', 'came back from a login'],
  ['GET /authenticate', 'discovery.organizations.list', 'saw their organizations'],
] as const)('in the finished app, %s that calls %s is named for what its user did', (action, operation, did) => {
  const [entered] = report.runs;
  if (!entered) throw new Error('a report has a run');
  const exchanges = entered.exchanges.map((one) => ({ ...one, operation }));
  const runs = [{ ...entered, step: FINISHED_APP, action, exchanges }];
  expect(viewOf({ ...report, runs }, guides, lines).runs[0]?.title).toBe(`The app’s user ${did}`);
});

test('a step of the second guide is named with its guide', () => {
  const [entered] = report.runs;
  if (!entered) throw new Error('a report has a run');
  const runs = [{ ...entered, guide: everydayLogin.id, step: 'switch-organization', action: 'exchange' }];
  const shown = viewOf({ ...report, runs }, guides, lines);
  expect(shown.runs[0]?.title).toBe('Everyday login, 7 Switch organization');
  expect(shown.counts.steps).toBe(1);
});
