import { writeCookie } from '../../app/cookies.ts';
import { logout as endSession } from '../../app/logout.ts';
import type { EverydayApp } from './app.ts';

/** POST /logout: as before, and the JWT is forgotten too. */
export async function logout(request: Request, app: EverydayApp) {
  const response = await endSession(request, app);
  if (response.ok)
    response.headers.append(
      'Set-Cookie',
      writeCookie(app, 'app_session_jwt', ''),
    );
  return response;
}
