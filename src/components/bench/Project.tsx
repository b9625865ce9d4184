import { useState } from 'preact/hooks';
import { revealProject } from './api.ts';

type Revealed = Awaited<ReturnType<typeof revealProject>>;

/** The reader's own sandbox project, and the lines that point an SDK on their machine at it. */
export function Project({ onMade }: { onMade: () => void }) {
  const [project, setProject] = useState<Revealed | null>(null);
  const [trouble, setTrouble] = useState('');
  const reveal = async () => {
    try {
      setProject(await revealProject());
      onMade();
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
    }
  };
  if (!project) {
    return (
      <section class="project" aria-label="Your sandbox project">
        <button class="quiet" type="button" onClick={reveal}>
          Show your project's id and secret
        </button>
        <p role="alert">{trouble}</p>
      </section>
    );
  }
  return (
    <section class="project" aria-label="Your sandbox project">
      <h4>In a terminal</h4>
      <pre>{variables(project)}</pre>
      <h4>Node</h4>
      <pre>{nodeClient}</pre>
      <h4>Python</h4>
      <pre>{pythonClient}</pre>
      <p>A link sent with these lands in the inbox here.</p>
    </section>
  );
}

const variables = ({ project_id, secret, base_url }: Revealed) =>
  `export STYTCH_PROJECT_ID="${project_id}"\nexport STYTCH_SECRET="${secret}"\nexport STYTCH_API_URL="${base_url}"`;

/* `env` and `environment`, not `custom_base_url`: both SDKs refuse plain http there (fact sheet 5.1). */
const nodeClient = `new B2BClient({
  project_id: process.env.STYTCH_PROJECT_ID,
  secret: process.env.STYTCH_SECRET,
  env: process.env.STYTCH_API_URL,
})`;

const pythonClient = `B2BClient(
    project_id=os.environ["STYTCH_PROJECT_ID"],
    secret=os.environ["STYTCH_SECRET"],
    environment=os.environ["STYTCH_API_URL"],
)`;
