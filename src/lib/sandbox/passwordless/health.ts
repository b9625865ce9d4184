import type { Database } from '../../store/database.ts';
import type { EmulatorResponse } from '../core/response.ts';
import { success } from './response.ts';

/**
 * What the three health routes answer is not known (docs/passwordless.md, "Endpoints"): here they say what they
 * checked.
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
