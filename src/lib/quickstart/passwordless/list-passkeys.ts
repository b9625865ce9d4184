import { get, type Api } from './api.ts';

/** A passkey as the server knows it. */
export interface StoredPasskey {
  descriptor: { id: string };
  nickname: string | null;
  device: string;
  createdAt: string;
  lastUsedAt: string;
}

// #region call
/** Every passkey of a person. */
export async function listPasskeys(api: Api, userId: string) {
  const found = await get<Values>(api, '/credentials/list', {
    userId,
  });
  // @note A list comes as `values`. A person without passkeys gets an empty list, not an error.
  return found.values;
}
// #endregion call

interface Values {
  values: StoredPasskey[];
}
