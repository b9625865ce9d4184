import type { Api } from '../../../quickstart/passwordless/api.ts';
import type { Exchange } from '../../../wire/exchange.ts';
import { createTamper, type Tamper } from '../../sandbox-project/tamper.ts';
import type { Facts, Wording } from '../../types.ts';
import type { BrowserWork, Input, Tools } from '../provider.ts';
import { apiOf } from './api-of.ts';
import { personIn } from './sharing.ts';

/** The context of an action of the passkey guide. */
export interface ActionContext extends Tools {
  api: Api;
  /** The public API key. */
  apiKey: string;
  /** The id of a made-up user of the reader's app. On a shared application it differs from other readers' ids. */
  personId(id: string): string;
  tamper: Tamper;
}

export type ActionRun = (context: ActionContext, input: Input) => Promise<Wording>;

/** An action that continues in the browser: what the server does first, and what to say afterwards. */
export interface CeremonyRun {
  begin: (context: ActionContext, input: Input) => Promise<BrowserWork>;
  say: (facts: Partial<Facts>, exchanges: Exchange[]) => Wording;
  /** The sentence about the error that the action is there to show; undefined for any other error. */
  refused?: (exchanges: Exchange[]) => Wording | undefined;
}

export function createActionContext(tools: Tools): ActionContext {
  const { context, connection, reader } = tools;
  return {
    ...tools,
    api: apiOf(connection),
    apiKey: connection.id,
    personId: (id) => personIn(connection, reader.id, id),
    tamper: createTamper(context, reader),
  };
}
