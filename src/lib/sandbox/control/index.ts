import { Hono, type Context } from 'hono';
import { randomUUID } from 'node:crypto';
import { json } from '../answer.ts';
import { parseObject, readBody } from '../body.ts';
import { failure } from '../failure.ts';
import type { Parts } from '../parts.ts';
import { authenticate, readCredentials, touch } from '../project.ts';
import { networkOf } from '../network.ts';
import { headerOf, requestOf, socketOf } from '../socket.ts';
import { fail } from '../stytch/errors.ts';
import { controlOpenApi } from './openapi.ts';
import { createProject } from './project.ts';
import { CONTROL_ROUTES } from './routes.ts';

/** The control plane below `/_sandbox`: what a test or the site asks of the emulator that Stytch itself has no call for. */
export function createControl(parts: Parts): Hono {
  const app = new Hono().basePath('/_sandbox');

  app.post('/projects', async (context) => {
    const given = parseObject(await readBody(requestOf(context)));
    return json(context, 201, await createProject(parts, given, countedBy(context, parts)));
  });
  app.get('/openapi.json', (context) => json(context, 200, controlOpenApi(parts.siteUrl, CONTROL_ROUTES)));

  for (const { method, path, status, limit, run } of CONTROL_ROUTES) {
    app.on(method, path.replace('{id}', ':id'), async (context) => {
      const project = await authenticate(parts.db, readCredentials(headerOf(context, 'authorization')));
      await touch(parts.db, project, parts.now());
      const given = { ...context.req.query(), ...parseObject(await readBody(requestOf(context), limit)) };
      return json(context, status, await run({ ...parts, project, id: context.req.param('id') ?? '' }, given));
    });
  }

  app.all('/*', () =>
    fail('route_not_found', 'The control plane has no such route. GET /_sandbox/openapi.json lists them.'),
  );
  app.onError((error, context) => {
    const { status, body, headers } = failure(parts, error, `request-id-test-${randomUUID()}`);
    return json(context, status, body, headers);
  });
  return app;
}

/** The network a new project counts for. Null for loopback and where there is no socket: tests and the site itself are not limited. */
function countedBy(context: Context, { clientAddress }: Parts): string | null {
  const request = socketOf(context);
  const address = request && clientAddress(request).replace(/^::ffff:/, '');
  return !address || address === '::1' || address.startsWith('127.') ? null : networkOf(address);
}
