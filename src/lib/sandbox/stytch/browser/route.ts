import type { z } from 'zod';
import type { EmulatorContext } from '../../core/context.ts';
import type { Outgoing } from '../../core/http/outgoing.ts';
import type { EmulatorResponse } from '../../core/http/response.ts';
import type { Route } from '../../core/http/router.ts';
import { readFields } from '../fields.ts';
import type { Call } from '../operation.ts';

/** Arguments of an address that a browser opens. */
export interface BrowserCall extends Pick<Call, 'db' | 'project' | 'now' | 'keys' | 'bounds'> {
  siteUrl: string;
  outgoing: Outgoing;
  checkRedirect: EmulatorContext['checkRedirect'];
}

/** An address that a browser opens, with the project's public token instead of its secret. */
export interface BrowserRoute extends Route {
  /**
   * The way the project is found: by its public token, by the id of the OAuth callback, or by a connection’s id.
   */
  by: 'public_token' | 'callback_id' | 'connection_id';
  run: (call: BrowserCall, query: Record<string, string>) => Promise<EmulatorResponse>;
}

/** Defines an address. Its query and the parameters of its path are validated before it runs. */
export const browserRoute = <S extends z.ZodType>(
  route: Omit<BrowserRoute, 'run'> & {
    fields: S;
    run: (call: BrowserCall, input: z.output<S>, query: Record<string, string>) => Promise<EmulatorResponse>;
  },
): BrowserRoute => ({ ...route, run: (call, query) => route.run(call, readFields(route.fields, query), query) });
