import { request } from 'node:http';
import { expect, test } from 'vitest';
import { startSite } from '../testing/site.ts';

test('a site on https tells browsers to stay on it, and to keep passkeys and windows to itself', async () => {
  const { url } = await startSite({ SITE_URL: 'https://learn.example', TRUSTED_PROXIES: '127.0.0.1' });
  const headersOf = (path: string) =>
    new Promise<Record<string, unknown>>((resolve) =>
      request(url + path, (response) => resolve(response.resume().headers)).end(),
    );
  expect(await headersOf('/dashboard')).toMatchObject({
    'strict-transport-security': expect.stringContaining('max-age=') as string,
    'permissions-policy': 'publickey-credentials-create=(self), publickey-credentials-get=(self)',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(await headersOf('/v1/b2b/organizations/x')).toHaveProperty('strict-transport-security');
  const own = await startSite({});
  expect((await fetch(`${own.url}/dashboard`)).headers.get('strict-transport-security')).toBeNull();
});
