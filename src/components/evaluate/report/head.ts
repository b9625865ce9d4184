import type { Report } from '../../../lib/bench/index.ts';
import { sayWhoAnswered } from './answered.ts';
import type { ReportHead } from './markdown.ts';

/** Always UTC, so that every reader sees the same. */
const on = (time: number, more: Intl.DateTimeFormatOptions = {}) =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC', ...more }).format(time);

/** The heading of a memo, with its own address. */
export const headOf = ({ id, origin, memo, made_at, expires_at, runs }: Report): ReportHead => ({
  title: memo.title.trim() || 'Memo: a login with Stytch',
  address: new URL(`/runs/${id}`, origin).href,
  origin,
  made: `${on(made_at, { timeStyle: 'short' })} UTC`,
  until: on(expires_at),
  answered: sayWhoAnswered(runs),
});
