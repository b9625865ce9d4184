import { isoCBOR } from '@simplewebauthn/server/helpers';
import { expect, test } from 'vitest';
import { createAuthenticator, type CreateOptions, type GetOptions } from './authenticator.ts';
import { fromText, randomBytes, toBase64Url, fromBase64Url } from './bytes.ts';
import { encodeCbor, type Cbor } from './cbor.ts';
import { toDer } from './der.ts';

const page = { origin: 'https://login.shop.example' };
const create = (more: Partial<CreateOptions> = {}): CreateOptions => ({
  challenge: randomBytes(16),
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  rp: {},
  user: { id: fromText('u1') },
  ...more,
});
const get = (more: Partial<GetOptions> = {}): GetOptions => ({ challenge: randomBytes(16), ...more });

test.each<[Cbor]>([[0], [23], [24], [255], [256], [65_536], [-1], [-7], [-257], ['none'], ['x'.repeat(300)]])(
  'CBOR of %s can be decoded',
  (value) => expect(isoCBOR.decodeFirst(encodeCbor(value))).toEqual(value),
);

test('DER integers have no leading zeros, except where a number would look negative', () => {
  const signature = new Uint8Array(64).fill(0x80, 0, 32);
  signature[63] = 5;
  expect([...toDer(signature)]).toEqual([0x30, 38, 0x02, 33, 0, ...new Uint8Array(32).fill(0x80), 0x02, 1, 5]);
});

test('bytes can be encoded and decoded as base64url', () => {
  const bytes = randomBytes(67);
  expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
});

test('a page can only use its own host or a parent domain as RP ID', async () => {
  const authenticator = createAuthenticator();
  for (const id of [undefined, 'login.shop.example', 'shop.example'])
    await authenticator.create(create({ rp: { ...(id && { id }) } }), page);
  for (const id of ['example', 'evil.example', 'p.example', 'ogin.shop.example'])
    await expect(authenticator.create(create({ rp: { id } }), page)).rejects.toThrow('relying party ID');
  await expect(authenticator.get(get({ rpId: 'evil.example' }), page)).rejects.toThrow('relying party ID');
});

test('a passkey only works on the site it was created for', async () => {
  const authenticator = createAuthenticator();
  await authenticator.create(create(), page);
  await expect(authenticator.get(get(), { origin: 'https://other.example' })).rejects.toThrow('not allowed');
  expect((await authenticator.get(get(), page)).type).toBe('public-key');
  await expect(
    authenticator.get(get({ allowCredentials: [{ type: 'public-key', id: randomBytes(16) }] }), page),
  ).rejects.toThrow('not allowed');
});

test('an excluded passkey and an unknown algorithm are refused', async () => {
  const authenticator = createAuthenticator();
  const { rawId } = await authenticator.create(create(), page);
  const again = create({ excludeCredentials: [{ type: 'public-key', id: rawId }] });
  await expect(authenticator.create(again, page)).rejects.toMatchObject({ name: 'InvalidStateError' });
  const foreign = create({ pubKeyCredParams: [{ type: 'public-key', alg: -257 }] });
  await expect(authenticator.create(foreign, page)).rejects.toMatchObject({ name: 'NotSupportedError' });
});
