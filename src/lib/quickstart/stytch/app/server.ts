import { createServer, type IncomingMessage } from 'node:http';
import { createClient, MissingVariable } from '../client.ts';
import type { App } from './app.ts';
import { html, page, seeOther } from './page.ts';
import { routes } from './routes.ts';

const port = Number(process.env.PORT ?? 3000);
const app = startApp();

createServer(async (incoming, outgoing) => {
  const response = await answer(incoming).catch((error: unknown) => {
    console.error(error);
    return page('Something broke', html`<p>The reason is in the server's output.</p>`, 500);
  });
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  outgoing.setHeader('Set-Cookie', response.headers.getSetCookie());
  outgoing.end(await response.text());
}).listen(port, () => console.log(`Your app is on http://localhost:${port}/signup`));

async function answer(incoming: IncomingMessage): Promise<Response> {
  const url = new URL(incoming.url ?? '/', `http://localhost:${port}`);
  if (url.pathname === '/') return seeOther('/signup');
  const route = routes[`${incoming.method} ${url.pathname}`];
  if (!route) return page('Not here', html`<p><a href="/dashboard">Go to the dashboard</a></p>`, 404);
  const body = incoming.method === 'POST' ? await readBody(incoming) : undefined;
  if (body === null) return page('Too much', html`<p>A form of this app is never that long.</p>`, 413);
  const headers = { cookie: incoming.headers.cookie ?? '' };
  return await route(new Request(url, { method: incoming.method, headers, body }), app);
}

async function readBody(incoming: IncomingMessage): Promise<string | null> {
  let body = '';
  for await (const chunk of incoming) {
    body += chunk;
    if (body.length > 65_536) return null;
  }
  return body;
}

function startApp(): App {
  try {
    return {
      stytch: createClient(process.env),
      secure: false,
      inboxUrl: process.env.INBOX_URL,
      guideUrl: process.env.GUIDE_URL,
    };
  } catch (error) {
    if (!(error instanceof MissingVariable)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
