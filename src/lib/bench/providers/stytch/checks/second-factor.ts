import type { B2BClient } from 'stytch';
import { requireSecondFactor } from '../../../../quickstart/stytch/everyday/require-second-factor.ts';
import type { Check } from '../../../preflight/check.ts';
import type { TryCall } from '../../../preflight/try-call.ts';
import { errorTypeOf } from './is-registered.ts';

/** Checks that an organization of the project may require authenticator apps. The dashboard has no setting for it. */
export async function checkSecondFactor(stytch: B2BClient, organizationId: string, tryCall: TryCall): Promise<Check> {
  const named = { id: 'second-factor', label: 'A second factor by authenticator app' };
  const error = await tryCall(() => requireSecondFactor(stytch, organizationId));
  if (error === undefined) return { ...named, state: 'ok', sentence: 'An organization may require it.' };
  const type = errorTypeOf(error);
  return type
    ? { ...named, state: 'wrong', sentence: `Stytch rejects the setting with ${type}.`, fix: 'Ask Stytch’s support.' }
    : { ...named, state: 'not_checked', sentence: 'Stytch didn’t respond.', fix: 'Try again.' };
}
