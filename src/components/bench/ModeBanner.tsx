import type { BenchState } from '../../lib/bench/index.ts';
import { goToSandbox } from './presses.ts';

interface Props {
  answers: BenchState['answers'];
  name: { guide: string; step: string };
  busy: boolean;
}

/**
 * Names the live project in use, or says its credentials expired, with a button back. Renders nothing in the sandbox.
 */
export function ModeBanner({ answers: { mode, forgotten }, name, busy }: Props) {
  if (mode === 'sandbox' && !forgotten) return null;
  return (
    <p class="answering">
      <span>
        {forgotten ? 'Your credentials were removed because you didn’t use them for an hour.' : sentences[mode]}
      </span>{' '}
      <a href="/preflight/">Preflight</a>
      <button class="quiet" type="button" aria-disabled={busy} onClick={() => void goToSandbox(name)}>
        {mode === 'reader' ? 'Remove my credentials and use the sandbox' : 'Use the sandbox'}
      </button>
    </p>
  );
}

/** Says what an action of a real project needs before it can run: getting it may change something there. */
export function Beforehand({ id, what, from, how, here }: BenchState['missing'][string] & { id: string }) {
  // What only preparing gives has no step to name.
  const source = how ? '' : ` from “${here ?? from.title}”`;
  return (
    <small class="beforehand" id={id}>
      Needs {what}
      {source}. The button tries to get it first.
    </small>
  );
}

const sentences = {
  sandbox: '',
  host: 'You’re using this site’s test project. Emails are real.',
  reader: 'You’re using your own test project. Emails are real.',
};
