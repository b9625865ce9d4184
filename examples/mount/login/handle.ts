import type { App } from './app/app.ts';
import { routes } from './app/routes.ts';
import { createClient } from './client.ts';

const { APP_URL, PORT, INBOX_URL: inboxUrl, GUIDE_URL: guideUrl } = process.env;
// Where your users open the app.
const home = new URL(APP_URL || `http://localhost:${PORT || 4000}`).origin;

const app: App = {
  stytch: createClient(process.env),
  secure: home.startsWith('https:'),
  redirectUrl: `${home}/authenticate`,
  // Links on the app's pages, if the download's `.env` has them.
  inboxUrl,
  guideUrl,
};

/** The paths of the app. */
export const paths = [...new Set(Object.keys(routes).map((route) => route.split(' ')[1] ?? ''))];

/** Answers a request to one of them. */
export async function handle(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  // Browsers send the origin of the page that posts.
  const origin = request.headers.get('origin');
  if (request.method === 'POST' && origin !== null && origin !== home)
    return new Response('This form came from another site.', { status: 403 });
  const route = routes[`${request.method} ${pathname}`];
  return route ? await route(request, app) : new Response('Page not found', { status: 404 });
}
