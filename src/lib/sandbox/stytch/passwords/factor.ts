import { timestamp } from '../../core/time.ts';
import type { Factor } from '../rows.ts';

/**
 * Makes the factor of a user who just entered their password.
 * @param organization_id the only organization that the password is valid for; null if it's valid for all
 */
export function passwordFactor(organization_id: string | null, now: number): Factor {
  const time = timestamp(now);
  return {
    type: 'password',
    delivery_method: 'knowledge',
    sequence_order: 'PRIMARY',
    last_authenticated_at: time,
    created_at: time,
    updated_at: time,
    organization_id,
  };
}
