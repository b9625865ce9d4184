import type { RunResult } from '../../../lib/bench/index.ts';

/** Returns the recipient and time (epoch ms) of the email a run sent, read off the exchange; null if it sent none. */
export function sentTo({ exchanges }: Pick<RunResult, 'exchanges'>): { to: string; at: number } | null {
  const send = exchanges.find(({ operation }) => operation === 'magic_links.email.discovery.send');
  if (send?.response?.status !== 200) return null;
  const { email_address } = JSON.parse(send.request.body) as { email_address?: string };
  return email_address ? { to: email_address, at: send.started_at } : null;
}
