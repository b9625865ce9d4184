// #region code
/** How one call to Stytch ended. */
export interface Ended {
  /** Null if there was no response. */
  status: number | null;
  errorType?: string;
}

/** Logins of one hour: links sent, and logins finished. */
export interface Logins {
  sent: number;
  finished: number;
}

/** Returns what to alert on, from the calls of five minutes. */
export function alertsForCalls(calls: Ended[]): string[] {
  const alerts: string[] = [];
  const share = (is: (call: Ended) => boolean) =>
    calls.filter(is).length / calls.length;
  // @note One is enough: no user can log in with these keys.
  if (
    calls.some(
      (call) => call.errorType === 'unauthorized_credentials',
    )
  )
    alerts.push('Stytch rejects our keys');
  // @note With only a few calls, one that fails is a large share.
  if (calls.length < 20) return alerts;
  if (
    share(({ status }) => status === null || status >= 500) > 0.05
  )
    alerts.push('Stytch fails or doesn’t respond');
  if (share(({ status }) => status === 429) > 0.01)
    alerts.push('Stytch limits our requests');
  return alerts;
}

/**
 * Returns what to alert on when no call fails.
 * @param usual the same hour, one week ago
 */
export function alertsForLogins(
  now: Logins,
  usual: Logins,
): string[] {
  if (usual.finished < 20) return [];
  if (now.sent < usual.sent / 2)
    return ['Fewer users than usual ask for a link'];
  // @note Emails that don’t arrive look like this: links go out, and no one comes back.
  return now.finished / now.sent < usual.finished / usual.sent / 2
    ? ['Fewer links than usual lead to a login']
    : [];
}
// #endregion code
