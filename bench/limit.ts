/**
 * The limit: what a server on Node can do at most. A bare `node:http` server that reads the request and repeats answers
 * that were recorded from the sandbox, byte for byte as long, and signs a JWT by the sandbox's own function on the two
 * calls that sign. It checks nothing and keeps nothing.
 */
import { createServer } from 'node:http';
import { generateKeyPair } from 'jose';
import { signJwt } from '../src/lib/sandbox/stytch/sessions/sign.ts';
import { CALLS, type Recorded } from './flow.ts';

const { privateKey } = await generateKeyPair('RS256');

type Answer = (response: import('node:http').ServerResponse) => void | Promise<void>;

const repeat =
  ({ status, location, body }: Recorded): Answer =>
  (response) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...(location !== undefined && { location }),
    });
    response.end(body);
  };

/** The same, with a JWT of the recorded claims signed anew. */
function sign(recorded: Recorded, jwt: string): Answer {
  const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
  const { kid } = JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString()) as { kid: string };
  const [before = '', after = ''] = recorded.body.split(jwt);
  return async (response) =>
    repeat({ ...recorded, body: before + (await signJwt(claims, { kid, privateKey })) + after })(response);
}

process.once('message', (recorded: Recorded[]) => {
  const answers = new Map<string, Answer>(
    recorded.map((one, i) => {
      const [, jwt] = /"session_jwt":"([^"]+)"/.exec(one.body) ?? [];
      return [CALLS[i] ?? '', jwt === undefined ? repeat(one) : sign(one, jwt)];
    }),
  );
  answers.set('GET /healthz', repeat({ status: 200, location: undefined, body: '{"ok":true}' }));
  const server = createServer((request, response) => {
    const answer = answers.get(`${request.method} ${request.url?.split('?')[0]}`);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void answer?.(response));
  });
  server.listen(Number(process.env.PORT), '127.0.0.1');
});
process.once('disconnect', () => process.exit());
