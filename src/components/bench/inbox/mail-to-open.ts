import type { Mail } from '../../../lib/bench/index.ts';

/** Whether the email's link can no longer be used. */
const isSpent = ({ state }: Pick<Mail, 'state'>): boolean => state === 'used' || state === 'expired';

/** Returns the reader's newest email whose link still works. A demo may have used up the link of a newer one. */
export const mailToOpen = <T extends Pick<Mail, 'state' | 'link' | 'to'>>(messages: T[]): T | undefined =>
  messages.find((mail) => mail.link && !isSpent(mail) && !isFromDemo(mail));

/** Whether a failure demo sent it, to a made-up user. */
export const isFromDemo = ({ to }: Pick<Mail, 'to'>): boolean => to.endsWith('@failures.example');
