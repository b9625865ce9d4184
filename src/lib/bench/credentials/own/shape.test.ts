import { expect, test } from 'vitest';
import { createProviders, providerOf } from '../../providers/index.ts';
import { wrongShape } from './shape.ts';

const shapeOf = (provider: string) => providerOf({ providers: createProviders() }, provider).credentials.shape;

const uuid = '0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9';
const id = `project-test-${uuid}`;
const secret = 'secret-test-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789=';
const publicKey = `myapp:public:${'a'.repeat(32)}`;
const privateKey = `myapp:secret:${'b'.repeat(32)}`;

test.each([
  ['stytch', id, secret],
  ['stytch', id, `secret-test-${uuid}`],
  ['passwordless', publicKey, privateKey],
])('%s: credentials of the right form pass', (provider, id, key) => {
  expect(wrongShape(shapeOf(provider), id, key)).toBeUndefined();
});

test.each([
  ['stytch', `project-live-${uuid}`, secret, 'id', /live project/],
  ['stytch', id, 'secret-live-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789', 'secret', /live project/],
  ['stytch', secret, id, 'id', /swapped/],
  ['stytch', 'project-test-1', secret, 'id', /isn’t a project ID/],
  ['stytch', '', '', 'id', /isn’t a project ID/],
  ['stytch', id, 'hunter2', 'secret', /isn’t a secret/],
  ['stytch', id, 'secret-test-abc', 'secret', /at least 8/],
  ['passwordless', privateKey, publicKey, 'id', /^The public API key and the API secret are swapped/],
  ['passwordless', publicKey, publicKey, 'id', /swapped/],
  ['passwordless', publicKey, `other:secret:${'b'.repeat(32)}`, 'secret', /different applications/],
  ['passwordless', publicKey, 'myapp:secret:short', 'secret', /isn’t an API secret/],
  ['passwordless', `project-live-${uuid}`, privateKey, 'id', /live project/],
])('%s: %s is rejected in words that don’t repeat it', (provider, id, key, field, words) => {
  const wrong = wrongShape(shapeOf(provider), id, key);
  expect(wrong).toMatchObject({ field, sentence: expect.stringMatching(words) });
  if (id) expect(wrong?.sentence).not.toContain(id);
  if (key) expect(wrong?.sentence).not.toContain(key);
});
