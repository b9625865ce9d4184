import type { Route } from './http/router.ts';

/** The part of the page `/sandbox/` about one provider. */
export interface ProviderReference {
  id: string;
  name: string;
  emulated: Route[];
  /** Emulated, but not part of the description that the provider is measured by. */
  alsoEmulated?: Route[];
  notEmulated: Route[];
  /** Ids are anchors on the page. */
  differences: { id: string; kind: 'differs' | 'unconfirmed'; what: string; why: string }[];
  /** The header X-Sandbox-Note links to the anchor. */
  errors: { anchor: string; type: string; status: number; origin: string; message: string }[];
}

export const routesOf = (operations: readonly Route[]): Route[] =>
  operations.map(({ name, method, path }) => ({ name, method, path }));
