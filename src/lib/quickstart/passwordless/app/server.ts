import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { NotReady, preflight } from '../preflight.ts';
import type { App } from './app.ts';
import { json } from './json.ts';
import { createPeople } from './people.ts';
import { routes } from './routes.ts';
import { createSessions } from './sessions.ts';

const { port, ...settings } = start();
// @note Your users, in a file beside the app: a restart forgets no one.
const database = new DatabaseSync('people.db');
const sessions = createSessions(database);
const people = createPeople(database, sessions);
const app: App = {
  ...settings,
  idFor: people.idFor,
  startSession(userId) {
    people.confirm(userId);
    return sessions.start(userId);
  },
};

createServer((incoming, outgoing) => void serve(incoming, outgoing))
  // @note Only this machine reaches it. `localhost`, not 127.0.0.1: a passkey belongs to a name.
  .listen(port, 'localhost', () =>
    console.log(`Your app is on http://localhost:${port}`),
  );

async function serve(
  incoming: IncomingMessage,
  to: ServerResponse,
) {
  const response = await answer(incoming).catch(
    (error: unknown) => {
      // @note The error, never the request: it may hold a token.
      console.error(error);
      return json({ title: 'Something broke', advice: '' }, 500);
    },
  );
  to.statusCode = response.status;
  for (const [name, value] of response.headers)
    to.setHeader(name, value);
  to.end(await response.text());
}

async function answer(
  incoming: IncomingMessage,
): Promise<Response> {
  const method = incoming.method ?? 'GET';
  const url = new URL(
    incoming.url ?? '/',
    `http://localhost:${port}`,
  );
  const route = routes[`${method} ${url.pathname}`];
  if (!route) return json({ title: 'Not here', advice: '' }, 404);
  const body =
    method === 'POST' ? await readBody(incoming) : undefined;
  const headers = {
    cookie: incoming.headers.cookie ?? '',
    'content-type': incoming.headers['content-type'] ?? '',
  };
  return await route(
    new Request(url, { method, headers, body }),
    app,
  );
}

async function readBody(incoming: IncomingMessage) {
  let body = '';
  for await (const chunk of incoming) {
    body += chunk;
    // No token is that long.
    if (body.length > 65_536) return '';
  }
  return body;
}

function start() {
  try {
    return preflight(process.env);
  } catch (error) {
    if (!(error instanceof NotReady)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
