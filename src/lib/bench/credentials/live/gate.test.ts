import { expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../../config/secret.ts';
import { readSettings } from '../../../config/settings.ts';
import { createSeal } from '../../../store/seal.ts';
import { openTestDatabase } from '../../../store/testing/database.ts';
import { createGate } from './gate.ts';
import { createOwnership } from './ownership.ts';
import { createMailQuota } from './mail-quota.ts';
import { createProviders } from '../../providers/index.ts';
import type { Provider } from '../../providers/provider.ts';
import type { Connection } from '../types.ts';

const connection: Connection = {
  mode: 'host',
  url: 'https://provider.example',
  shownOrigin: 'https://provider.example',
  id: 'the host’s',
  secret: new Secret('the host’s'),
};

/** The gate of the host's project for one reader. */
async function start() {
  const db = await openTestDatabase();
  onTestFinished(() => db.destroy());
  const seal = createSeal(new Secret('a key for tests'));
  const context = { seal, ownership: createOwnership(db), mailQuota: createMailQuota(db, seal, readSettings({})) };
  const caller = { readerId: 'one-reader-of-many', from: '203.0.113.1' };
  const { stytch, passwordless } = createProviders();
  const gateOf = (provider: Provider) => createGate(context, provider, connection, caller).gate;
  return {
    beginSignIn: (body: object) =>
      gateOf(passwordless)?.({
        operation: 'passwordless.signin.begin',
        method: 'POST',
        path: '/signin/begin',
        body: JSON.stringify(body),
      }),
    send: (email_address: string) =>
      gateOf(stytch)?.({
        operation: 'magic_links.email.discovery.send',
        method: 'POST',
        path: '/v1/b2b/magic_links/email/discovery/send',
        body: JSON.stringify({ email_address }),
      }),
  };
}

const origin = { origin: 'http://localhost:3000', rpId: 'localhost' };

test.each([{ alias: 4155550100 }, { Alias: ['ada'] }, { userId: true }, { credentialId: {} }, { alias: null }])(
  'a value that only the provider may read as a name is blocked: %j',
  async (named) => {
    const { beginSignIn } = await start();
    expect(await beginSignIn({ ...origin, ...named })).toMatchObject({ status: 400 });
  },
);

test('a sign-in without a name passes', async () => {
  const { beginSignIn } = await start();
  expect(await beginSignIn(origin)).toBeUndefined();
  expect(await beginSignIn({ ...origin, alias: '' })).toBeUndefined();
});

test('an undeliverable address is rejected before it is counted', async () => {
  const { send } = await start();
  const endless = `a${'+'.repeat(60_000)}@lovelace.dev`;
  for (let sends = 0; sends < 11; sends++)
    expect(await send(endless)).toMatchObject({ status: 400, advice: expect.stringContaining('Use 254 or fewer') });
  expect(await send('ada@lovelace.dev')).toBeUndefined();
});
