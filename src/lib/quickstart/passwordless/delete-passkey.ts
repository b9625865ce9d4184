import { post, type Api } from './api.ts';

// #region call
/**
 * Deletes a passkey on the server. The device keeps its half
 * and still offers it.
 */
export async function deletePasskey(api: Api, id: string) {
  await post(api, '/credentials/delete', { credentialId: id });
}
// #endregion call
