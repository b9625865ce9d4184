import type { B2BClient } from 'stytch';
import type { Input, Tools } from '../provider.ts';
import type { Said } from '../../types.ts';

export { Missing } from '../provider.ts';

/** What an action of the Stytch guide works with: the common tools and the reader's client. */
export interface ActionContext extends Tools {
  stytch: B2BClient;
}

export type ActionRun = (context: ActionContext, input: Input) => Promise<Said>;
