import type { EverydayApp } from '../../../../quickstart/stytch/everyday/app/app.ts';
import { signup } from '../../../../quickstart/stytch/everyday/app/signup.ts';
import { html, seeOther } from '../../../../quickstart/stytch/app/page.ts';

/**
 * GET /signup as this site serves it. Google and SSO need the public token of the reader's sandbox project. On a first
 * visit there is none yet, so a button creates it. Not part of the app that readers copy.
 */
export async function signupHere(request: Request, app: EverydayApp): Promise<Response> {
  const response = signup(request, app);
  if (app.publicToken || !app.inboxUrl) return response;
  const text = (await response.text()).replace('</main>', `${button.text}</main>`);
  return new Response(text, { status: response.status, headers: response.headers });
}

/** Folded, so that the login by email has the only button that stands out. */
const button = html`<details>
  <summary>Other ways to log in</summary>
  <p>Google and SSO run in a sandbox project of your own. This button creates it.</p>
  <form action="/signup" method="post"><button>Show Google and SSO</button></form>
</details>`;

/** POST /signup. The reader of a POST has a project, so the page that follows offers every way to log in. */
export const createProject = (): Response => seeOther('/signup');
