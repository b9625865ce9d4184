import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { handle, paths } from './login/handle.ts';

const server = new Hono();
server.on(['GET', 'POST'], paths, (context) => handle(context.req.raw));
server.get('/', (context) => context.text('Your own page'));
serve({ fetch: server.fetch, port: Number(process.env.PORT || 4000), hostname: 'localhost' });
