/**
 * The bare server: the most that Node can do on this machine. It reads each request and repeats a response that was
 * recorded from the sandbox, with a newly signed JWT in the two calls that return one. It checks and stores nothing.
 */
import { createServer, type ServerResponse } from 'node:http';
import { decodeJwt, decodeProtectedHeader, generateKeyPair } from 'jose';
import { signJwt } from '../src/lib/sandbox/core/keys/sign.ts';
import type { Recorded } from './client.ts';
import { CALLS } from './flows/stytch.ts';

const { privateKey } = await generateKeyPair('RS256');

type Respond = (response: ServerResponse) => void | Promise<void>;

const repeat =
  ({ status, location, body }: Recorded): Respond =>
  (response) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...(location !== undefined && { location }),
    });
    response.end(body);
  };

/** Repeats a response, with the claims of its JWT signed again. */
function signAgain(recorded: Recorded, jwt: string): Respond {
  const [before = '', after = ''] = recorded.body.split(jwt);
  const key = { kid: decodeProtectedHeader(jwt).kid ?? '', privateKey };
  return async (response) =>
    repeat({ ...recorded, body: before + (await signJwt(decodeJwt(jwt), key)) + after })(response);
}

process.once('message', (recorded: Recorded[]) => {
  const responses = new Map<string, Respond>(
    recorded.map((one, i) => {
      const [, jwt] = /"session_jwt":"([^"]+)"/.exec(one.body) ?? [];
      return [CALLS[i] ?? '', jwt === undefined ? repeat(one) : signAgain(one, jwt)];
    }),
  );
  responses.set('GET /healthz', repeat({ status: 200, location: undefined, body: '{"ok":true}' }));
  const server = createServer((request, response) => {
    const respond = responses.get(`${request.method} ${request.url?.split('?')[0]}`);
    request.on('data', () => {}).on('end', () => void respond?.(response));
  });
  server.listen(Number(process.env.PORT), '127.0.0.1');
});
process.once('disconnect', () => process.exit());
