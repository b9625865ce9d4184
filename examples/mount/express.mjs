import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { handle, paths } from './login/handle.ts';

const login = getRequestListener(handle, { overrideGlobalObjects: false });

const server = express();
// Before express.json() and other body parsers: the handlers read their forms themselves.
server.all(paths, (request, response) => login(request, response));
server.get('/', (request, response) => response.send('Your own page'));
server.listen(process.env.PORT || 4000, 'localhost');
