import type { Report } from '../../../../lib/bench/index.ts';
import { sayWhoAnswered } from './answered.ts';

export interface ReportHead {
  title: string;
  /** The memo's own address, and the site it's on. */
  address: string;
  origin: string;
  made: string;
  until: string;
  /** The mode as a sentence. */
  answered: string;
}

/** Always UTC, so that every reader sees the same. */
const formatTime = (time: number, more: Intl.DateTimeFormatOptions = {}) =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC', ...more }).format(time);

/** The heading of a memo, with its own address. */
export const headOf = ({ id, origin, memo, made_at, expires_at, runs }: Report): ReportHead => ({
  title: memo.title.trim() || 'Memo: a login with Stytch',
  address: new URL(`/runs/${id}`, origin).href,
  origin,
  made: `${formatTime(made_at, { timeStyle: 'short' })} UTC`,
  until: formatTime(expires_at),
  answered: sayWhoAnswered(runs),
});
