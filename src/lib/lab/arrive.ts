import { authenticate } from '../quickstart/stytch/app/authenticate.ts';
import { html, page, seeOther } from '../quickstart/stytch/app/page.ts';
import type { LabParts } from './parts.ts';
import { parkToken, SPENDING_STEP } from './park-token.ts';
import type { Reader } from './reader/readers.ts';
import { runApp } from './run-app.ts';

/**
 * GET /authenticate. Who sent the mail decides what happens, never the address: the guide's token is parked for the
 * step that teaches spending it, the app's is spent at once. In a browser that is not the reader's nothing is spent.
 */
export async function arrive(parts: LabParts, reader: Reader | undefined, request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const token = query.get('token');
  if (!token || query.get('stytch_token_type') !== 'discovery')
    return await runApp(parts, reader, request, authenticate);
  const project = reader && (await parts.projects.find(reader.id));
  if (!reader || !project) return notFromHere();
  if (reader.link_sent_by === 'app') return await runApp(parts, reader, request, authenticate);
  if (!(await parkToken(parts, reader, project, token))) return notFromHere();
  return seeOther(`/guides/stytch-b2b/${SPENDING_STEP}/#step`);
}

function notFromHere(): Response {
  const response = page(
    'This link is not from this browser',
    html`<p>
        It was asked for in another browser, or it is mistyped. Nothing has been spent: it still works where it came
        from.
      </p>
      <p>
        Open it in the browser that asked for it. Or <a href="/signup">ask for a link here</a>, or
        <a href="/guides/stytch-b2b/see-it-happen/">start the guide here</a>.
      </p>`,
    403,
  );
  // The address still holds the token.
  response.headers.set('Referrer-Policy', 'no-referrer');
  return response;
}
