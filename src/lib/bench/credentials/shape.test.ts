import { expect, test } from 'vitest';
import { wrongShape } from './shape.ts';

const uuid = '0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9';
const id = `project-test-${uuid}`;
const secret = 'secret-test-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789=';
const publicKey = `myapp:public:${'a'.repeat(32)}`;
const privateKey = `myapp:secret:${'b'.repeat(32)}`;

test.each([
  ['stytch-b2b', id, secret],
  ['stytch-b2b', id, `secret-test-${uuid}`],
  ['passwordless', publicKey, privateKey],
])('%s: credentials of the right form are let through', (guide, given, key) => {
  expect(wrongShape(guide, given, key)).toBeUndefined();
});

test.each([
  ['stytch-b2b', `project-live-${uuid}`, secret, 'id', /live project/],
  ['stytch-b2b', id, 'secret-live-AbCdEfGhIjKlMnOpQrStUvWxYz0123456789', 'secret', /live project/],
  ['stytch-b2b', secret, id, 'id', /swapped/],
  ['stytch-b2b', 'project-test-1', secret, 'id', /isn’t a project ID/],
  ['stytch-b2b', '', '', 'id', /isn’t a project ID/],
  ['stytch-b2b', id, 'hunter2', 'secret', /isn’t a secret/],
  ['passwordless', privateKey, publicKey, 'id', /swapped/],
  ['passwordless', publicKey, publicKey, 'id', /swapped/],
  ['passwordless', publicKey, `other:secret:${'b'.repeat(32)}`, 'secret', /different applications/],
  ['passwordless', publicKey, 'myapp:secret:short', 'secret', /isn’t a private key/],
  ['passwordless', `project-live-${uuid}`, privateKey, 'id', /live project/],
])('%s: %s is refused in words that do not repeat it', (guide, given, key, field, words) => {
  const wrong = wrongShape(guide, given, key);
  expect(wrong).toMatchObject({ field, sentence: expect.stringMatching(words) });
  if (given) expect(wrong?.sentence).not.toContain(given);
  if (key) expect(wrong?.sentence).not.toContain(key);
});
