import { get, type Api } from './api.ts';

// #region call
/** One harmless call: does the secret open the door? */
export async function askOnce(api: Api) {
  return await get<{ count: number }>(api, '/users/count');
}
// #endregion call
