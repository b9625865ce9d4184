import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { startSandbox } from './harness.ts';
import { changed, encrypted, post, providerKey, resigned, samlConnection, samlResponse, unsigned } from './saml.ts';

const ada = 'ada@example.com';

/** An active connection, a way to give it a new key, and what comes of a response whose assertion was encrypted. */
async function started() {
  const bench = await startSandbox();
  const ids = await samlConnection(bench);
  const giveKey = async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const saml_encryption_private_key = String(privateKey.export({ type: 'pkcs1', format: 'pem' }));
    await bench.stytch.sso.saml.updateConnection({ ...ids, saml_encryption_private_key });
    return publicKey;
  };
  const signed = resigned(await providerKey(bench), (assertion) => assertion);
  const outcome = async (change: (xml: string) => string) => {
    const { connection_id } = ids;
    const answer = await post(changed(await samlResponse(bench, ada, { connection_id }), change));
    return answer.status === 302 ? 'logged in' : (await answer.json()).error_type;
  };
  return { bench, ids, giveKey, signed, outcome };
}

test('an assertion may be encrypted for each key of the connection', async () => {
  const { giveKey, signed, outcome } = await started();
  const [older, newer] = [await giveKey(), await giveKey()];
  expect(await outcome((xml) => encrypted(signed(xml), older))).toBe('logged in');
  expect(await outcome((xml) => encrypted(signed(xml), newer))).toBe('logged in');
});

test('an encrypted assertion is refused without its key, or without a signature', async () => {
  const { bench, ids, giveKey, signed, outcome } = await started();
  const { publicKey: foreign } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  expect(await outcome((xml) => encrypted(signed(xml), foreign))).toBe('invalid_saml_response');
  const key = await giveKey();
  expect(await outcome((xml) => encrypted(signed(xml), foreign))).toBe('invalid_saml_response');
  // What is encrypted isn't proved by it: everyone may know the public key.
  expect(await outcome((xml) => encrypted(unsigned(xml), key))).toBe('missing_signature_saml_response');
  const forged = (xml: string) => signed(xml).replaceAll(ada, 'eve@example.com');
  expect(await outcome((xml) => encrypted(forged(xml), key))).toBe('missing_signature_saml_response');
  const { saml_connections } = await bench.stytch.sso.getConnections({ organization_id: ids.organization_id });
  const private_key_id = saml_connections[0]?.encryption_private_keys?.[0]?.private_key_id ?? '';
  await bench.stytch.sso.saml.deleteEncryptionPrivateKey({ ...ids, private_key_id });
  expect(await outcome((xml) => encrypted(signed(xml), key))).toBe('invalid_saml_response');
});
