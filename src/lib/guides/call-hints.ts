import type { CallHint } from './call-hint.ts';
import { everydayCallHints } from './everyday-login/call-hints.ts';
import { passwordlessCallHints } from './passwordless/call-hints.ts';
import { stytchCallHints } from './stytch-b2b/call-hints.ts';

/** The calls of every guide, by operation. Apart from the outlines, because scripts of the page import it. */
export const callHints: Record<string, CallHint> = {
  ...stytchCallHints,
  ...everydayCallHints,
  ...passwordlessCallHints,
};
