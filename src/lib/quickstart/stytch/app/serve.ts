import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createClient, MissingVariable } from '../client.ts';
import type { App } from './app.ts';
import { html, page, seeOther } from './page.ts';

type Routes<Own extends App> = Record<
  string,
  (request: Request, app: Own) => Response | Promise<Response>
>;

/** The app as its variables describe it. */
type Started = App & { redirectUrl: string };

/**
 * Starts the app on this machine, from the variables that are
 * set.
 * @param routes by method and path
 * @param complete adds whatever else the routes need
 */
export function serve<Own extends App>(
  routes: Routes<Own>,
  complete: (app: Started) => Own,
): void {
  const port = portOf(process.env.PORT || '4000');
  // @note Where your users open the app. The redirect URL, the cookies and the check of `Origin` all follow from it.
  const home = originOf(
    'APP_URL',
    process.env.APP_URL || `http://localhost:${port}`,
  );
  const app = complete(startApp(home));
  createServer((incoming, outgoing) => {
    const answering = answer(incoming, routes, app, home);
    void send(answering, outgoing);
  })
    .on('error', (error) => portInUse(error, port))
    // @note Only this machine can connect: a proxy in front of it does https. Set LISTEN_HOST if the proxy is on another machine. `localhost`, not 127.0.0.1, because cookies belong to a name.
    .listen(port, process.env.LISTEN_HOST || 'localhost', () =>
      console.log(`Your app is on ${home}/signup`),
    );
}

async function send(
  answering: Promise<Response>,
  to: ServerResponse,
) {
  const response = await answering.catch((error: unknown) => {
    console.error(error);
    const reason = html`<p>The server’s output shows the error.</p>`;
    return page('Something went wrong', reason, 500);
  });
  to.statusCode = response.status;
  for (const [name, value] of response.headers)
    if (name !== 'set-cookie') to.setHeader(name, value);
  to.setHeader('Set-Cookie', response.headers.getSetCookie());
  to.end(await response.text());
}

async function answer<Own extends App>(
  incoming: IncomingMessage,
  routes: Routes<Own>,
  app: Own,
  home: string,
): Promise<Response> {
  const method = incoming.method ?? 'GET';
  const path = incoming.url ?? '/';
  // Append the path: resolving `//example.com` would make it another host.
  const url = new URL(path.startsWith('/') ? home + path : home);
  // @note Browsers send the origin of the page that posts. `SameSite` alone lets in other ports of localhost and your other subdomains.
  const { origin } = incoming.headers;
  if (method === 'POST' && origin && origin !== home)
    return notFromHere();
  if (url.pathname === '/') return seeOther('/signup');
  const route = routes[`${method} ${url.pathname}`];
  if (!route) return notHere();
  const body =
    method === 'POST' ? await readBody(incoming) : undefined;
  if (body === null) return tooMuch();
  const headers = { cookie: incoming.headers.cookie ?? '' };
  return await route(
    new Request(url, { method, headers, body }),
    app,
  );
}

/** Null when it's longer than any form in this app. */
async function readBody(incoming: IncomingMessage) {
  let body = '';
  for await (const chunk of incoming) {
    body += chunk;
    if (body.length > 65_536) return null;
  }
  return body;
}

const notHere = () =>
  page(
    'Page not found',
    html`<p><a href="/dashboard">Go to the dashboard</a></p>`,
    404,
  );

const notFromHere = () =>
  page(
    'This form came from another site',
    html`<p>Use the form on <a href="/signup">the app’s own page</a>.</p>`,
    403,
  );

const tooMuch = () =>
  page(
    'This form is too long',
    html`<p>No form in this app needs that much text.</p>`,
    413,
  );

function portOf(port: string): number {
  if (Number(port) > 0 && Number(port) < 65_536)
    return Number(port);
  return stop(`PORT is "${port}", which is not a port number.`);
}

function originOf(name: string, url: string): string {
  if (/^https?:/.test(url) && URL.canParse(url))
    return new URL(url).origin;
  return stop(
    `${name} is "${url}", which is not a URL. Write it like https://app.example.com.`,
  );
}

function portInUse(
  error: NodeJS.ErrnoException,
  port: number,
): never {
  if (error.code !== 'EADDRINUSE') throw error;
  const other = port + 1;
  return stop(
    `Port ${port} is in use. Choose another with PORT=${other}, and register http://localhost:${other}/authenticate.`,
  );
}

function stop(reason: string): never {
  console.error(reason);
  process.exit(1);
}

function startApp(home: string): Started {
  const {
    INBOX_URL: inboxUrl,
    GUIDE_URL: guideUrl,
    STYTCH_API_URL: apiUrl,
  } = process.env;
  if (apiUrl) originOf('STYTCH_API_URL', apiUrl);
  // @note Register this URL for discovery. In a new test project, only the one on port 3000 is registered.
  const redirectUrl = `${home}/authenticate`;
  try {
    return {
      stytch: createClient(process.env),
      secure: home.startsWith('https:'),
      redirectUrl,
      inboxUrl,
      guideUrl,
      report: (fix) => console.error(fix),
    };
  } catch (error) {
    if (!(error instanceof MissingVariable)) throw error;
    return stop(error.message);
  }
}
