import { post, type Api } from './api.ts';

// #region call
/**
 * The server forgets a passkey. The device keeps its half, and
 * will offer it again.
 */
export async function deletePasskey(api: Api, id: string) {
  await post(api, '/credentials/delete', { credentialId: id });
}
// #endregion call
