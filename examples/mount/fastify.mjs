import { getRequestListener } from '@hono/node-server';
import fastify from 'fastify';
import { handle, paths } from './login/handle.ts';

const login = getRequestListener(handle, { overrideGlobalObjects: false });

const server = fastify();
// A context of its own, so that the rest of your server keeps its body parsers.
server.register(async (app) => {
  // The handlers read their forms themselves.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (request, body, done) => done(null));
  for (const url of paths)
    app.route({
      url,
      method: ['GET', 'POST'],
      handler: async (request, reply) => {
        reply.hijack();
        await login(request.raw, reply.raw);
      },
    });
});
server.get('/', async () => 'Your own page');
await server.listen({ port: Number(process.env.PORT || 4000), host: 'localhost' });
