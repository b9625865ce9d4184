import { useStore } from '@nanostores/preact';
import { useEffect } from 'preact/hooks';
import type { ProjectLine } from '../../lib/guides/index.ts';
import { Inbox } from '../bench/inbox/Inbox.tsx';
import { load } from '../bench/look.ts';
import { Project } from '../bench/project/Project.tsx';
import { $inbox, $state } from '../bench/store.ts';
import { Calls } from './Calls.tsx';
import { useCalls } from './use-calls.ts';

interface Props {
  /** The step that sets the project up: its bench knows the project. */
  setUp: { guide: string; step: string };
  lines: ProjectLine[];
}

/** The reader's own sandbox project: its credentials, the calls it gets from anywhere, and its email. */
export function Machine({ setUp, lines }: Props) {
  const state = useStore($state);
  const messages = useStore($inbox);
  const hasReader = state?.known ?? false;
  const { calls, following } = useCalls(hasReader);
  useEffect(() => void load(setUp), []);
  return (
    <section class="machine" aria-label="Your sandbox">
      <div>
        <h3>Environment variables</h3>
        <Project lines={lines} />
      </div>
      <Calls calls={calls} following={following} hasReader={hasReader} />
      {(state?.answers.mode ?? 'sandbox') === 'sandbox' ? (
        <Inbox messages={messages} open />
      ) : (
        <p>
          You use real credentials in the guide, so the sandbox’s email isn’t shown. <a href="/preflight/">Switch</a> to
          the emulator to see it.
        </p>
      )}
    </section>
  );
}
