import { get, type Api } from './api.ts';

// #region call
/** Makes one harmless call to check the private key. */
export async function askOnce(api: Api) {
  return await get<{ count: number }>(api, '/users/count');
}
// #endregion call
