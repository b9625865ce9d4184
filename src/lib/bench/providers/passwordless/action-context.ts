import type { Api } from '../../../quickstart/passwordless/api.ts';
import type { Exchange } from '../../../wire/exchange.ts';
import type { BrowserWork, Input, Tools } from '../provider.ts';
import type { Facts, Said } from '../../types.ts';

/** What an action of the passkey guide works with: the common tools, and the reader's account. */
export interface ActionContext extends Tools {
  api: Api;
  /** The public key. */
  apiKey: string;
}

export type ActionRun = (context: ActionContext, input: Input) => Promise<Said>;

/** An action that goes on in the browser: what the server does first, and what is said when all went well. */
export interface CeremonyRun {
  begin: (context: ActionContext, input: Input) => Promise<BrowserWork>;
  say: (facts: Partial<Facts>) => Said;
  /** What is said when the provider refused just what the action was to show; undefined when it refused something else. */
  refused?: (exchanges: Exchange[]) => Said | undefined;
}
