import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { NotReady, preflight } from '../preflight.ts';
import { createAccounts } from './accounts.ts';
import type { App } from './app.ts';
import { json } from './json.ts';
import { html, page } from './page.ts';
import { routes } from './routes.ts';

const { port, home, ...settings } = start();
// @note Your users, in a file next to the app, so they survive a restart.
const database = new DatabaseSync('people.db');
// @note Over https the session’s cookie is `Secure`, with a `__Host-` name.
const secure = home.startsWith('https:');
const app: App = {
  ...settings,
  ...createAccounts(database, secure),
};

createServer((incoming, outgoing) => void serve(incoming, outgoing))
  .on('error', portInUse)
  // @note Only this machine can connect: a proxy in front of it does https. Set LISTEN_HOST if the proxy is on another machine. `localhost`, not 127.0.0.1, because a passkey belongs to a domain.
  .listen(port, process.env.LISTEN_HOST || 'localhost', () =>
    console.log(`Your app is on ${home}`),
  );

async function serve(
  incoming: IncomingMessage,
  to: ServerResponse,
) {
  const response = await answer(incoming).catch(
    (error: unknown) => {
      // @note Log the error, never the request: it may hold a token.
      console.error(error);
      return json(
        { title: 'Something went wrong', advice: '' },
        500,
      );
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
  const path = incoming.url ?? '/';
  // Append the path: resolving `//example.com` would make it another host.
  const url = new URL(path.startsWith('/') ? home + path : home);
  const { origin } = incoming.headers;
  if (method === 'POST' && origin && origin !== home)
    return notFromHere();
  const route = routes[`${method} ${url.pathname}`];
  if (!route) return notHere();
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
    // No token is this long.
    if (body.length > 65_536) return '';
  }
  return body;
}

const notHere = () =>
  page(app, {
    title: 'Not here',
    status: 404,
    content: html`<p><a href="/">Go to your app</a></p>`,
  });

const notFromHere = () =>
  json(
    {
      title: 'This request came from another site',
      advice: `Use the app’s own page: ${home}`,
    },
    403,
  );

function portInUse(error: NodeJS.ErrnoException): never {
  if (error.code !== 'EADDRINUSE') throw error;
  console.error(
    `Port ${port} is in use. Choose another with PORT=${port + 1}.`,
  );
  process.exit(1);
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
