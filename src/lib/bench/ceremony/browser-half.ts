import type { BrowserHalf, Provider } from '../providers/provider.ts';

/**
 * The part of a provider that runs in the browser.
 * @throws if it has none: an outline that says `inBrowser` is wrong
 */
export function browserHalfOf({ id, browser }: Provider): BrowserHalf {
  if (!browser) throw new Error(`Nothing of ${id} runs in the browser.`);
  return browser;
}
