import type { BenchContext } from '../context.ts';
import { createPasskeyApp } from './passwordless/plain-app.ts';
import { createStytchApp } from './stytch/plain-app/app.ts';
import type { Session } from '../reader/session.ts';

/** The plain apps that the guides build, by provider. Pages mount their routes. */
export const createApps = (context: BenchContext, session: Session) => ({
  stytch: createStytchApp(context, session),
  passwordless: createPasskeyApp(context, session),
});

export type Apps = ReturnType<typeof createApps>;
