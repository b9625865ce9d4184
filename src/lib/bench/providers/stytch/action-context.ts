import type { B2BClient } from 'stytch';
import { aside } from '../../../wire/recorder.ts';
import { redirectUrl } from '../../credentials/addresses.ts';
import { isLive } from '../../credentials/types.ts';
import { createTamper, type Tamper } from '../../sandbox-project/tamper.ts';
import type { Said } from '../../types.ts';
import type { Input, Tools } from '../provider.ts';
import type { Clients } from './clients.ts';
import { followNewestLink } from './magic-link/follow.ts';
import { holdLinkToken } from './magic-link/hold-token.ts';
import { linkTypes, type LinkType } from './magic-link/link-types.ts';
import { organizationKey } from './sharing.ts';

export { Missing } from '../provider.ts';

/** What an action of the Stytch guide works with. */
export interface ActionContext extends Tools {
  stytch: B2BClient;
  /** The clients of other credentials. */
  clients: Clients;
  tamper: Tamper;
  /** The redirect URL of magic links; undefined where the project's default applies. */
  redirectUrl: string | undefined;
  /** Opens the link in the newest email to an address, as a browser would. @returns the query of the redirect */
  openLink(to: string): Promise<URLSearchParams>;
  /** Holds a link's token for the step that teaches exchanging it. @param type the link's `stytch_token_type` */
  holdToken(token: string, type?: LinkType): Promise<unknown>;
  /** Whether the site created an organization of a shared project for this reader. */
  ownsShared(idOrSlug: string): Promise<boolean>;
}

export type ActionRun = (context: ActionContext, input: Input) => Promise<Said>;

export function createActionContext(tools: Tools, clients: Clients): ActionContext {
  const { context, connection, reader } = tools;
  return {
    ...tools,
    stytch: clients.of(connection),
    clients,
    tamper: createTamper(context, reader),
    redirectUrl: isLive(connection) ? redirectUrl(context.settings) : undefined,
    // Outside the recorder: reading email isn't a call of the guide.
    openLink: (to) => aside(async () => followNewestLink(context, await context.projects.ensure(reader), to)),
    holdToken: (token, type = 'discovery') =>
      aside(() => holdLinkToken(context, reader, connection, token, linkTypes[type])),
    ownsShared: async (idOrSlug) =>
      connection.mode === 'host' && (await context.ownership.owns([reader.id], organizationKey(idOrSlug))),
  };
}
