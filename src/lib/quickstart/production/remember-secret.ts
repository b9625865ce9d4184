// #region code
/**
 * Caches a secret for ten minutes, then reads it again, so that
 * a change in the vault takes effect without a restart.
 */
export function rememberSecret(
  read: () => Promise<string>,
  forMs = 600_000,
  now = Date.now,
) {
  let kept: { text: string; until: number } | undefined;
  return async (): Promise<string> => {
    if (kept && kept.until > now()) return kept.text;
    try {
      kept = { text: await read(), until: now() + forMs };
    } catch (error) {
      // @note If the vault is down for a moment, the old secret most likely still works.
      if (!kept) throw error;
    }
    return kept.text;
  };
}
// #endregion code
