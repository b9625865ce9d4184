import { get, type Api } from './api.ts';

/** A passkey as the server stores it. */
export interface StoredPasskey {
  descriptor: { id: string };
  nickname: string | null;
  device: string;
  createdAt: string;
  lastUsedAt: string;
}

// #region call
/** Lists a user's passkeys. */
export async function listPasskeys(api: Api, userId: string) {
  const found = await get<Values>(api, '/credentials/list', {
    userId,
  });
  // @note The list is in `values`. A user without passkeys gets an empty list, not an error.
  return found.values;
}
// #endregion call

interface Values {
  values: StoredPasskey[];
}
