import { get, type Api } from './api.ts';

// #region call
/** Makes one harmless call to check the API secret. */
export async function askOnce(api: Api) {
  return await get<{ count: number }>(api, '/users/count');
}
// #endregion call
