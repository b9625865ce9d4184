import { expect } from 'vitest';
import type { EverydayApp } from '../../src/lib/quickstart/stytch/everyday/app/app.ts';
import { routes } from '../../src/lib/quickstart/stytch/everyday/app/routes.ts';
import { startSandbox } from './harness.ts';

/** A browser with cookies, and without JavaScript, at the everyday-login app. */
export function browserOf(app: EverydayApp, origin: string) {
  const cookies = new Map<string, string>();
  /** One request. A route that throws is answered as the app's server does. */
  const ask = async (method: string, path: string, fields?: Record<string, string>) => {
    const url = new URL(path, origin);
    const route = routes[`${method} ${url.pathname}`];
    if (!route) throw new Error(`The app has no ${method} ${url.pathname}.`);
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const body = fields && new URLSearchParams(fields);
    const request = new Request(url, { method, headers: { cookie }, ...(body && { body }) });
    const answer = await Promise.resolve(route(request, app)).catch(() => new Response('', { status: 500 }));
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (set.includes('Max-Age=0')) cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = (await answer.text()).replace(/\s+/g, ' ');
    const title = /<h1>(.*?)<\/h1>/.exec(text)?.[1] ?? '';
    return { status: answer.status, to: answer.headers.get('location') ?? '', text, title };
  };
  /** Opens a page and follows redirects. */
  const open = async (path: string): Promise<Awaited<ReturnType<typeof ask>>> => {
    const answer = await ask('GET', path);
    return answer.to ? open(answer.to) : answer;
  };
  /** Submits a form and follows the redirect. */
  const submit = async (path: string, fields: Record<string, string>) => {
    const answer = await ask('POST', path, fields);
    return answer.to ? open(answer.to) : answer;
  };
  return { cookies, ask, open, submit };
}

export type Browser = ReturnType<typeof browserOf>;

/** The app on a sandbox of its own. */
export async function startEverydayApp() {
  const sandbox = await startSandbox();
  const { url, project, stytch, control } = sandbox;
  const app: EverydayApp = {
    stytch,
    secure: false,
    publicToken: project.public_token,
    apiUrl: url,
    returnUrl: `${url}/authenticate`,
  };
  const newBrowser = () => browserOf(app, url);
  /** Opens the link in the newest email. */
  const openMail = async (browser: Browser) => {
    const [mail] = (await control('GET', '/messages', project)).body.messages;
    const answer = await fetch(mail.link, { redirect: 'manual' });
    return browser.open(answer.headers.get('location') ?? '');
  };
  /** Logs in with a magic link, up to the list of organizations. */
  const askAndOpen = async (browser: Browser, email: string) => {
    expect((await browser.submit('/request_magic_link', { email })).title).toBe('Check your email');
    return openMail(browser);
  };
  /** Someone who created the organization Acme, as its admin. */
  const founder = async (email = 'ada@example.com', name = 'Acme') => {
    const browser = newBrowser();
    await askAndOpen(browser, email);
    const dashboard = await browser.submit('/authenticate', { organization_name: name });
    expect(dashboard.title).toBe(`Welcome to ${name}`);
    return browser;
  };
  return { ...sandbox, app, newBrowser, openMail, askAndOpen, founder };
}

/** The address behind a link of a page. */
export const linkIn = (text: string, words: string): string => {
  const href = new RegExp(`<a href="([^"]*)"\\s*>\\s*${words}`).exec(text)?.[1];
  if (href === undefined) throw new Error(`No link “${words}” in ${text}`);
  return href.replaceAll('&amp;', '&');
};

/** The value of the first button with these words. */
export const valueOf = (text: string, words: string): string => {
  const value = new RegExp(`value="([^"]*)"\\s*>\\s*${words}`).exec(text)?.[1];
  if (value === undefined) throw new Error(`No button “${words}” in ${text}`);
  return value;
};
