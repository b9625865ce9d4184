// #region code
/**
 * Keeps a secret for ten minutes, then reads it again: a secret
 * that was changed in the vault arrives without a restart.
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
      // @note The vault is away for a moment: the secret is most likely still good.
      if (!kept) throw error;
    }
    return kept.text;
  };
}
// #endregion code
