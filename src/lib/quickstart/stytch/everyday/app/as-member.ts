import { seeOther } from '../../app/page.ts';
import { problemPage } from '../../app/problem-page.ts';
import { sessionIsOver } from '../../app/session-is-over.ts';
import type { EverydayApp } from './app.ts';
import {
  checkSession,
  withSession,
  type Checked,
} from './check-session.ts';

/**
 * Does something for the member who is logged in. A session
 * that is over is forgotten, any other error leaves it alone.
 * @param otherwise the response to a user who isn't logged in
 */
export async function asMember(
  request: Request,
  app: EverydayApp,
  act: (member: Checked) => Promise<Response>,
  otherwise = () => seeOther('/signup'),
): Promise<Response> {
  try {
    const member = await checkSession(request, app);
    return member ? await act(member) : otherwise();
  } catch (error) {
    const response = problemPage(error, app, '/dashboard');
    return sessionIsOver(error)
      ? withSession(response, app, { token: '', jwt: '' })
      : response;
  }
}
