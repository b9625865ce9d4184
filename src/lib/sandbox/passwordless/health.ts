import type { Database } from '../../store/database.ts';
import type { EmulatorResponse } from '../core/http/response.ts';
import { success } from './response.ts';

/**
 * Answers the three health routes. The service's responses are not known (docs/passwordless.md, "Endpoints").
 * @returns undefined for another path
 */
export async function health(db: Database, check: string): Promise<EmulatorResponse | undefined> {
  if (check === 'http') return success(200, { status: 'Healthy' });
  if (check === 'version') return success(200, { version: 'sandbox' });
  if (check !== 'storage') return undefined;
  const answered = await db
    .selectFrom('passwordless_accounts')
    .select('project_id')
    .where('name', '=', '')
    .execute()
    .then(
      () => true,
      () => false,
    );
  return success(answered ? 200 : 503, { status: answered ? 'Healthy' : 'Unhealthy' });
}
