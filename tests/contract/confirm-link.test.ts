import { expect, test } from 'vitest';
import { authenticate } from '../../src/lib/quickstart/stytch/app/authenticate.ts';
import { confirmLinks } from '../../src/lib/quickstart/stytch/app/confirm-link.ts';
import { startSandbox } from './harness.ts';

const HOME = 'http://localhost:3000';

/** The link from an email, where it sends the browser, in an app that shows a button first. */
async function openedLink() {
  const { stytch, control, project } = await startSandbox();
  const redirectUrl = `${HOME}/authenticate`;
  await control('POST', '/redirect_urls', project, { url: redirectUrl, types: ['DISCOVERY'] });
  await stytch.magicLinks.email.discovery.send({
    email_address: 'ada@example.com',
    discovery_redirect_url: redirectUrl,
  });
  const { messages } = (await control('GET', '/messages', project)).body;
  const followed = await fetch(messages[0].link, { redirect: 'manual' });
  const url = followed.headers.get('location') ?? '';
  const app = { stytch, secure: false };
  const routes = confirmLinks(authenticate);
  const open = async () => await routes['GET /authenticate']?.(new Request(url), app);
  const press = async (page: string) => {
    const fields = [...page.matchAll(/name="(\w+)"\s+value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]);
    const body = new URLSearchParams(fields);
    return await routes['POST /open_link']?.(new Request(`${HOME}/open_link`, { method: 'POST', body }), app);
  };
  return { routes, app, open, press };
}

test('a scanner that opens the link uses up nothing, and the user’s button logs in', async () => {
  const { open, press } = await openedLink();
  await open();
  const shown = await open();
  const text = (await shown?.text()) ?? '';
  expect(shown?.status).toBe(200);
  expect(text).toContain('<button>Log in</button>');
  const pressed = await press(text);
  expect([pressed?.status, pressed?.headers.get('location')]).toEqual([303, '/authenticate']);
  expect(pressed?.headers.getSetCookie().join()).toContain('app_intermediate_session=');
  // The link is single-use all the same.
  expect((await press(text))?.status).toBe(401);
});

test('a link that didn’t come from an email needs no button, and a form without a token is explained', async () => {
  const { routes, app, press } = await openedLink();
  const google = new Request(`${HOME}/authenticate?stytch_token_type=discovery_oauth&token=x`);
  expect(await (await routes['GET /authenticate']?.(google, app))?.text()).not.toContain('<button>Log in</button>');
  const empty = await press('');
  expect(empty?.status).toBe(400);
  expect(await empty?.text()).toContain('Request a new link');
});
