import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../config/secret.ts';
import { SANDBOX_ERRORS } from '../../sandbox/core/errors.ts';
import { createControlPlane } from './control-plane.ts';

const project = { project_id: 'project-test-1', secret: new Secret('secret-test-1') };

/** A control plane of a sandbox that is full. @param body its response */
async function fullSandbox(body: string) {
  const server = createServer((_, response) => response.writeHead(507).end(body));
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  return createControlPlane(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

const answer = (type: 'project_full' | 'network_full' | 'sandbox_full') =>
  JSON.stringify({ status_code: 507, error_type: type, error_message: SANDBOX_ERRORS[type][1] });

test.each([
  [
    'project_full',
    'This sandbox project holds as much data as a project may here',
    'Delete some, reset it, or create another project.',
  ],
  ['network_full', 'The sandbox projects of your network hold as much data as they may here', 'Delete some of it.'],
] as const)('a reader whose sandbox answers %s reads the sandbox’s own sentences', async (type, message, advice) => {
  const { reset } = await fullSandbox(answer(type));
  await expect(reset(project)).rejects.toMatchObject({ status: 507, message, advice });
});

test.each([
  ['sandbox_full', answer('sandbox_full')],
  ['a text', 'Insufficient Storage'],
])('a reader whose sandbox is full (%s) reads that this site has no room', async (_, body) => {
  const { reset } = await fullSandbox(body);
  const message = 'This site has no room for more data right now';
  await expect(reset(project)).rejects.toMatchObject({ status: 507, message });
});
