import type { B2BClient } from 'stytch';
import { aside } from '../../../wire/recorder.ts';
import { redirectUrl } from '../../credentials/addresses.ts';
import { isLive } from '../../credentials/types.ts';
import { createTamper, type Tamper } from '../../sandbox-project/tamper.ts';
import type { BenchServices } from '../../services.ts';
import type { Wording } from '../../types.ts';
import type { Input, Tools } from '../provider.ts';
import type { Clients } from './clients.ts';
import { hold } from '../../reader/holdings.ts';
import { clockOffset } from '../../reader/facts.ts';
import type { CredentialKind } from '../../../guides/credentials.ts';
import { signInAtProvider, type Person } from './sign-in/at-provider.ts';
import { followNewestLink } from './magic-link/follow.ts';
import { holdLinkToken } from './magic-link/hold-token.ts';
import { linkTypes, type LinkType } from './magic-link/link-types.ts';
import { organizationKey } from './sharing.ts';

export { Missing } from '../provider.ts';

/** The context of an action of the Stytch guides. */
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
  /** Opens an address that starts a login, and signs a made-up person in there. @returns the query of the redirect */
  signIn(start: string, person: Person): Promise<URLSearchParams>;
  /** The built-in identity provider, as a customer's IT describes theirs. */
  identityProvider(): ReturnType<BenchServices['controlPlane']['findIdentityProvider']>;
  /** Holds a token that no recorded call returned. @param lifeMs how long it lasts, if that's known */
  keep(kind: CredentialKind, value: string, lifeMs?: number): Promise<void>;
  /** The time at the provider, in milliseconds since 1970. */
  now(): number;
  /** Whether the site created an organization of a shared project for this reader. */
  ownsShared(idOrSlug: string): Promise<boolean>;
}

export type ActionRun = (context: ActionContext, input: Input) => Promise<Wording>;

export function createActionContext(tools: Tools, clients: Clients): ActionContext {
  const { context, connection, reader, facts } = tools;
  const now = () => Date.now() + clockOffset(facts, connection.mode);
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
    signIn: (start, person) => aside(() => signInAtProvider(context, start, person)),
    identityProvider: () =>
      aside(async () => context.controlPlane.findIdentityProvider(await context.projects.ensure(reader))),
    async keep(kind, value, lifeMs) {
      const expires_at = lifeMs === undefined ? null : now() + lifeMs;
      await hold(context, reader.id, { kind, value, run_id: null, received_at: Date.now(), expires_at });
    },
    now,
    ownsShared: async (idOrSlug) =>
      connection.mode === 'host' && (await context.ownership.owns([reader.id], organizationKey(idOrSlug))),
  };
}
