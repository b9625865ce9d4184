import type { Call } from '../operation.ts';
import type { Route } from '../../core/http/router.ts';

/** Arguments of an address of OAuth 2.0. */
export type Oauth2Call = Pick<Call, 'db' | 'project' | 'now' | 'keys' | 'siteUrl' | 'header'>;

/** One address of OAuth 2.0, which clients call with their own credentials. */
export interface Oauth2Route extends Route {
  /** Gets the fields of a form or of a JSON body. */
  run: (call: Oauth2Call, fields: Record<string, string>) => Promise<object>;
}
