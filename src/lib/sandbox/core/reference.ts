import type { Route } from './router.ts';

/** What the page `/sandbox/` says of one emulated provider. */
export interface ProviderReference {
  id: string;
  name: string;
  emulated: Route[];
  notEmulated: Route[];
  /** The ids are anchors on the page. */
  differences: { id: string; kind: 'differs' | 'unconfirmed'; what: string; why: string }[];
  /** The header X-Sandbox-Note points to the anchor. */
  errors: { anchor: string; type: string; status: number; origin: string; message: string }[];
}

export const routesOf = (operations: readonly Route[]): Route[] =>
  operations.map(({ name, method, path }) => ({ name, method, path }));
