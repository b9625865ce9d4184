import { readFileSync } from 'node:fs';
import { everydayLogin } from '../../../../lib/guides/everyday-login/outline.ts';
import type { GuideOutline } from '../../../../lib/guides/index.ts';
import { stytchB2b } from '../../../../lib/guides/stytch-b2b/outline.ts';
import { routes } from '../../../../lib/quickstart/stytch/app/routes.ts';
import { routes as everydayRoutes } from '../../../../lib/quickstart/stytch/everyday/app/routes.ts';
import type { ScopeSource } from '../lines/derive.ts';
import { errorText } from '../lines/error-text.ts';
import { scopeNotes } from '../lines/notes.ts';
import { storedCredentials } from '../lines/stored-credentials.ts';

const CONTENT = new URL('../../../../content/evaluate/', import.meta.url);

/** Reads a content file of the evaluation without Astro. */
export const readContent = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`${path}.json`, CONTENT), 'utf8'));

const sourceOf = (guide: GuideOutline, routes: object): ScopeSource => ({
  guide,
  routes: Object.keys(routes),
  notes: scopeNotes.parse(readContent(`scope/${guide.id}`)),
  kept: storedCredentials,
  codeOf: () => undefined,
  errorText,
});

/** Sources of the sheet, guide by guide. */
export const sources: [ScopeSource, ScopeSource] = [
  sourceOf(stytchB2b, routes),
  sourceOf(everydayLogin, everydayRoutes),
];
