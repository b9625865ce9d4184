import type { RunResult } from '../../../lib/bench/index.ts';

/** To whom a run really sent a mail, and when; null when it sent none. Read off the wire. */
export function sentTo({ exchanges }: Pick<RunResult, 'exchanges'>): { to: string; at: number } | null {
  const send = exchanges.find(({ operation }) => operation === 'magic_links.email.discovery.send');
  if (send?.response?.status !== 200) return null;
  const { email_address } = JSON.parse(send.request.body) as { email_address?: string };
  return email_address ? { to: email_address, at: send.started_at } : null;
}
