import { type EmulatorResponse, redirectTo } from '../../core/http/response.ts';
import { withQuery } from './provider-query.ts';
import type { BrowserCall } from './route.ts';

/**
 * Redirects the browser to the app.
 * @throws {SandboxError} when the operator has removed the host from the list since the URL was registered
 */
export function backToApp(
  { checkRedirect }: BrowserCall,
  url: string,
  query: Record<string, string>,
): EmulatorResponse {
  checkRedirect(url);
  return redirectTo(withQuery(url, query));
}
