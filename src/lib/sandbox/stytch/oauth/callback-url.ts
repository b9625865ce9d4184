const PREFIX = 'oauth-callback-test-';
const PROJECT = /^project-(?:test|live)-/;

/** The path that OAuth providers redirect to, with the project in it (docs/stytch-federation.md, "OAuth callback"). */
export const CALLBACK_PATH = '/v1/b2b/oauth/callback/{callback_id}';

export const callbackUrl = (siteUrl: string, projectId: string): string =>
  siteUrl + CALLBACK_PATH.replace('{callback_id}', projectId.replace(PROJECT, PREFIX));

/** Returns the id of the project that a callback belongs to. */
export const projectOfCallback = (callbackId: string): string =>
  callbackId.startsWith(PREFIX) ? `project-test-${callbackId.slice(PREFIX.length)}` : callbackId;
