import type { Mail } from '../../../lib/bench/index.ts';

/** Whether the link in a mail has done its work. */
const isSpent = ({ state }: Pick<Mail, 'state'>): boolean => state === 'used' || state === 'expired';

/** The mail that asks to be opened: the newest whose link still works. A "break it" may have spent that of a newer one. */
export const mailToOpen = <T extends Pick<Mail, 'state' | 'link'>>(messages: T[]): T | undefined =>
  messages.find((mail) => mail.link && !isSpent(mail));
