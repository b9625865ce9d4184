import { useState } from 'preact/hooks';
import { revealProject } from './api.ts';
import { CopyText } from './CopyText.tsx';

type Revealed = Awaited<ReturnType<typeof revealProject>>;

/** The reader's own sandbox project, and the lines that point an SDK on their machine at it. */
export function Project({ guide, onMade }: { guide: string; onMade: () => void }) {
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
  return (
    <section class="project" aria-label="Your sandbox project">
      {/* One button for both ways: it keeps the focus, and a secret can be put away again. */}
      <button
        class="quiet"
        type="button"
        aria-expanded={project !== null}
        onClick={project ? () => setProject(null) : reveal}
      >
        {project ? 'Hide' : 'Show'} your project's id and secret
      </button>
      <p role="alert">{trouble}</p>
      {project && (
        <>
          {guide === 'stytch-b2b' ? (
            <>
              <Snippet title="In a terminal" text={variables(project)} />
              <Snippet title="Node" text={nodeClient} />
              <Snippet title="Python" text={pythonClient} />
              <p>A link sent with these lands in the inbox here.</p>
              <Snippet title="To run the whole app beside this site" text={otherPort} />
            </>
          ) : (
            <>
              <Snippet title="In a terminal" text={passkeyVariables(project)} />
              <p>A passkey made with these is in your list here.</p>
            </>
          )}
        </>
      )}
    </section>
  );
}

/** Lines for the reader's own files. Long ones scroll; the keyboard must be able to. */
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

const variables = ({ project_id, secret, base_url }: Revealed) =>
  `export STYTCH_PROJECT_ID="${project_id}"\nexport STYTCH_SECRET="${secret}"\nexport STYTCH_API_URL="${base_url}"`;

/* This site has port 3000, and only its own address is registered from the start. */
const otherPort = `export PORT=4000
curl "$STYTCH_API_URL/_sandbox/redirect_urls" \\
  -u "$STYTCH_PROJECT_ID:$STYTCH_SECRET" \\
  -H 'Content-Type: application/json' \\
  -d '{"url":"http://localhost:4000/authenticate","types":["DISCOVERY"]}'`;

const passkeyVariables = ({ passwordless }: Revealed) =>
  passwordless
    ? `export API_URL="${passwordless.api_url}"\nexport API_SECRET="${passwordless.api_secret}"\nexport API_KEY="${passwordless.api_key}"\nexport PORT="4000"`
    : '';

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
