import { differs, type Difference } from './difference.ts';

/** Differences of calls from a browser. */
export const BROWSER_DIFFERENCES: readonly Difference[] = [
  differs(
    'sdk-surface',
    'Browser SDKs call /sdk/v1 with the public token, from the origins of the project’s redirect URLs or those in POST /_sandbox/settings. Session claims and trusted metadata from a page are ignored. Only some of the prebuilt UI and of the admin portal was tried.',
    'There’s no dashboard where you could allow origins.',
  ),
];
