import { useState } from 'preact/hooks';
import { reveal } from '../presses.ts';
import { CopyText } from '../../chrome/copy/CopyText.tsx';
import { messageOf } from '../../chrome/message-of.ts';
import type { ProjectLine } from '../../../lib/guides/index.ts';
import { fillTemplate } from '../../../lib/guides/fill-template.ts';

type Revealed = Awaited<ReturnType<typeof reveal>>;

/** The reader's sandbox credentials as environment variables, which point a local SDK at the sandbox. */
export function Project({ lines }: { lines: ProjectLine[] }) {
  const [project, setProject] = useState<Revealed | null>(null);
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const show = async () => {
    if (busy) return;
    setBusy(true);
    try {
      setProject(await reveal());
    } catch (error) {
      setTrouble(messageOf(error));
    }
    setBusy(false);
  };
  return (
    <section class="project" aria-label="Your sandbox project">
      {/* A toggle keeps the focus, and lets the reader hide the secret again. */}
      <button
        class="quiet"
        type="button"
        aria-expanded={project !== null}
        aria-disabled={busy}
        onClick={project ? () => setProject(null) : show}
      >
        {project ? 'Hide' : 'Show'} your environment variables
      </button>
      <p role="alert">{trouble}</p>
      {project &&
        lines.map((line) =>
          'note' in line ? (
            <p key={line.note}>{line.note}</p>
          ) : (
            <Snippet key={line.title} title={line.title} text={fillTemplate(line.text, project)} />
          ),
        )}
    </section>
  );
}

/** Lines to copy. The block is focusable so that the keyboard can scroll it. */
function Snippet({ title, text }: { title: string; text: string }) {
  return (
    <>
      <header>
        <h4>{title}</h4>
        <CopyText text={`${text}\n`} label={`Copy the lines: ${title}`}>
          Copy
        </CopyText>
      </header>
      <pre tabIndex={0} role="group" aria-label={title}>
        {text}
      </pre>
    </>
  );
}
