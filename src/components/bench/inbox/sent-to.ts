import type { RunResult } from '../../../lib/bench/index.ts';
import { parseFields } from '../wire/parse-fields.ts';

/** Returns the recipient and time (epoch ms) of the email a run sent, read off the exchange; null if it sent none. */
export function sentTo({ exchanges }: Pick<RunResult, 'exchanges'>): { to: string; at: number } | null {
  const send = exchanges.find(({ operation }) => operation === 'magic_links.email.discovery.send');
  if (send?.response?.status !== 200) return null;
  const { email_address } = parseFields(send.request.body);
  return typeof email_address === 'string' ? { to: email_address, at: send.started_at } : null;
}
