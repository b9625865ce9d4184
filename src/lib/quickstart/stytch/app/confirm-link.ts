// #region code
import type { App } from './app.ts';
import { readForm } from './form.ts';
import { html, page } from './page.ts';

type Route<Own extends App> = (
  request: Request,
  app: Own,
) => Response | Promise<Response>;

/** The types of links in emails, which mail scanners open. */
const EMAILED = ['discovery', 'multi_tenant_magic_links'];

/**
 * Shows a button before the app uses a link from an email.
 * @param authenticate the app's own GET /authenticate
 * @returns the two routes to add after the app's own
 */
export function confirmLinks<Own extends App>(
  authenticate: Route<Own>,
): Record<string, Route<Own>> {
  return {
    'GET /authenticate': (request, app) => {
      const query = new URL(request.url).searchParams;
      const type = query.get('stytch_token_type') ?? '';
      if (!EMAILED.includes(type))
        return authenticate(request, app);
      // @note No call to Stytch here: a scanner that opens the page uses up nothing.
      return page(
        'Finish logging in',
        html`<form action="/open_link" method="post">
          <input
            type="hidden"
            name="token"
            value="${query.get('token') ?? ''}"
          />
          <input
            type="hidden"
            name="stytch_token_type"
            value="${type}"
          />
          <button>Log in</button>
        </form>`,
      );
    },
    // @note Most scanners open links, but don’t submit forms.
    'POST /open_link': async (request, app) => {
      const url = new URL('/authenticate', request.url);
      const fields = await readForm(request);
      for (const name of ['token', 'stytch_token_type'])
        url.searchParams.set(name, fields[name] ?? '');
      return await authenticate(new Request(url), app);
    },
  };
}
// #endregion code
