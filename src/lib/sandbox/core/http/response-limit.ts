import type { EmulatorContext } from '../context.ts';
import { fail } from '../errors.ts';
import type { EmulatorResponse } from './response.ts';

/**
 * Returns the response unless it is larger than a public sandbox sends: a client that doesn't read would keep it in
 * memory.
 * @throws {SandboxError}
 */
export function limitResponse({ bounds }: Pick<EmulatorContext, 'bounds'>, response: EmulatorResponse) {
  if (bounds && response.body.length > bounds.responseBytes) fail('response_too_large');
  return response;
}
