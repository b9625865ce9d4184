import type { Report, ReportRun } from '../../../../lib/bench/index.ts';
import { FINISHED_APP } from '../../../../lib/guides/finished-app.ts';
import type { GuideOutline, Step } from '../../../../lib/guides/index.ts';
import { isSimulatedOutage } from '../../../../lib/guides/simulated-outage.ts';
import type { ScopeLine } from '../../scope/types.ts';
import { stepStatusOf } from './step-status.ts';

/** A call as shown in a report. */
export interface ShownCall {
  title: string;
  name: string;
  /** Null where the emulator answered: its times say nothing about the provider. The table for developers has them. */
  ms: number | null;
  status: number | null;
}

export interface ShownRun {
  /** The step with its number, or what the finished app did. */
  title: string;
  /** Whether it was a failure demo. */
  broken: boolean;
  /** The reason the run failed; null if it succeeded. */
  failed: string | null;
  /** Empty for a request to the finished app that succeeded. */
  sentence: string;
  person: ReportRun['person'];
  /** Empty where the title says it all. */
  calls: ShownCall[];
}

export interface ReportView {
  runs: ShownRun[];
  /** Titles of steps that were begun and not finished, each with what is missing; that failed; that weren't tried. */
  begun: string[];
  failed: string[];
  left: string[];
  /** Those of `left` whose calls no other step made, either. */
  untried: string[];
  /** `steps` counts passed steps, `app` requests to the finished app. */
  counts: { steps: number; total: number; app: number; calls: number; broken: number };
  /** Names what answered the calls, for the counts: the provider, or the sandbox’s emulator of it. */
  callee: string;
}

/** Prepares what was tried for the page and the Markdown file. @param guides in the order they're read */
export function viewOf(report: Report, guides: GuideOutline[], lines: ScopeLine[]): ReportView {
  const steps = guides.flatMap(({ id, steps }) => steps.map((step) => `${id}/${step.id}`));
  const placeOf = ({ guide, step }: ReportRun) =>
    step === FINISHED_APP ? steps.length : steps.indexOf(`${guide}/${step}`);
  // Of runs that repeat, a report has the newest, so their times would tell one story in the order of another.
  const inOrder = report.runs.toSorted((a, b) => placeOf(a) - placeOf(b));
  const runs = inOrder.flatMap((run) => shownRun(run, guides, lines));
  const status = guides.map((guide) =>
    stepStatusOf(
      guide,
      report.runs.filter((run) => run.guide === guide.id && !isSimulatedOutage(run)),
    ),
  );
  const titles = (kind: 'failed' | 'left') => status.flatMap((one) => one[kind]).map(({ title }) => title);
  return {
    runs,
    begun: status
      .flatMap(({ begun }) => begun)
      .map(({ title, missing }) => `${title} (not run: ${missing.map(({ label }) => `“${label}”`).join(', ')})`),
    failed: titles('failed'),
    left: titles('left'),
    untried: untriedOf(
      status.flatMap(({ left }) => left),
      report.runs,
    ),
    counts: {
      steps: status.reduce((sum, { passed }) => sum + passed.length, 0),
      total: guides.reduce((sum, { steps }) => sum + steps.length, 0),
      app: report.runs.filter(({ step }) => step === FINISHED_APP).length,
      calls: report.runs.reduce((sum, { exchanges }) => sum + exchanges.length, 0),
      broken: runs.filter(({ broken }) => broken).length,
    },
    callee: report.runs.every(({ mode }) => mode === 'sandbox') ? 'Stytch’s emulator' : 'Stytch',
  };
}

/** The same call is in several steps, such as sending a link: a step isn't untried if another one made its calls. */
function untriedOf(left: Step[], runs: ReportRun[]): string[] {
  const done = runs.filter(({ step, outcome }) => step !== FINISHED_APP && outcome === 'done');
  const calledOperations = new Set(done.flatMap(({ exchanges }) => exchanges.map(({ operation }) => operation)));
  const callsOf = ({ actions }: Step) =>
    actions.filter(({ demonstratesFailure }) => !demonstratesFailure).flatMap(({ operations }) => operations);
  return left
    .filter((step) => callsOf(step).length === 0 || callsOf(step).some((operation) => !calledOperations.has(operation)))
    .map(({ title }) => title);
}

function shownRun(run: ReportRun, guides: GuideOutline[], lines: ScopeLine[]): ShownRun[] {
  const calls = run.exchanges.map(({ operation, method, path, duration_ms, response }) => ({
    title: lines.find(({ section, name }) => section === 'call' && name === operation)?.title ?? operation ?? path,
    name: operation ?? `${method} ${path}`,
    ms: run.mode === 'sandbox' ? null : Math.round(duration_ms),
    status: response?.status ?? null,
  }));
  // In a memo, “this page” is another one.
  const told = { ...run, sentence: run.sentence.replaceAll('this page', 'the guide’s page') };
  const shown = run.step === FINISHED_APP ? ofFinishedApp(told, calls) : ofStep(told, calls, guides);
  if (!shown) return [];
  return [isSimulatedOutage(run) ? { ...shown, broken: true, failed: null, sentence: SIMULATED } : shown];
}

/** What the user of the finished app did, by the request, with its first call where other calls mean something else. */
const REQUESTS: Record<string, string> = {
  'GET /authenticate discovery.organizations.list': 'saw their organizations',
  'POST /authenticate discovery.organizations.create': 'created an organization',
  'POST /request_magic_link': 'requested a magic link',
  'GET /authenticate': 'came back from a login',
  'POST /authenticate': 'entered an organization',
  'GET /dashboard': 'opened the dashboard',
  'POST /logout': 'logged out',
  'POST /invite': 'invited a colleague',
  'GET /sso': 'looked for a company’s SSO',
  'POST /enroll': 'set up an authenticator app',
  'POST /second_factor': 'entered a code',
  'POST /recover': 'entered a recovery code',
  'POST /assign_role': 'changed a role',
  'POST /rename': 'renamed the organization',
  'POST /switch': 'switched to another organization',
};

function ofFinishedApp(run: ReportRun, calls: ShownCall[]): ShownRun {
  const { action, person, exchanges } = run;
  const known = [`${action} ${exchanges[0]?.operation}`, action].find((key) => Object.hasOwn(REQUESTS, key));
  const did = known && REQUESTS[known];
  const title = did
    ? `The app’s user ${did}`
    : `Finished app: ${[...new Set(calls.map((call) => call.title))].join('; ')}`;
  // What its user read says it better than the sentence for a developer.
  const sentence = person ? '' : run.sentence;
  return { title, broken: false, failed: sayFailure(run), sentence, person, calls: [] };
}

/** Undefined for a step that the guides don't have any more. */
function ofStep(run: ReportRun, calls: ShownCall[], guides: GuideOutline[]): ShownRun | undefined {
  const { sentence, person } = run;
  const guide = guides.find(({ id }) => id === run.guide);
  const index = guide?.steps.findIndex(({ id }) => id === run.step) ?? -1;
  const step = guide?.steps[index];
  if (!guide || !step) return undefined;
  const prefix = guide === guides[0] ? '' : `${guide.name}, `;
  const broken = step.actions.find(({ id }) => id === run.action)?.demonstratesFailure ?? false;
  const failed = broken && run.outcome === 'refused' ? null : sayFailure(run);
  return { title: `${prefix}${index + 1} ${step.title}`, broken, failed, sentence, person, calls };
}

const SIMULATED = 'Stytch was taken down in the sandbox, so this call got no response.';

/** A short label beside the step's title. */
const FAILURES: Record<ReportRun['outcome'], string | null> = {
  done: null,
  refused: 'rejected',
  unanswered: 'no response',
  blocked: 'blocked by this site',
  invalid: 'not run',
  missing: 'requirement missing',
};

/** A 5xx is the provider's fault, so it rejected nothing. */
function sayFailure({ outcome, exchanges }: ReportRun): string | null {
  const isFault = outcome === 'refused' && (exchanges.at(-1)?.response?.status ?? 0) >= 500;
  return isFault ? 'server error' : FAILURES[outcome];
}
