import type { MailKind, MailRow } from './send.ts';
import { MINUTE } from '../../core/time.ts';

/** The content of an email. `link` is null in an email with a code. */
export interface Mail {
  subject: string;
  text: string;
  html: string;
  link: string | null;
}

const SENDER = 'First Login’s Stytch sandbox';

/** The link's text, a sentence about it, and the subject. */
const WORDS: Record<
  Exclude<MailKind, 'discovery_otp'>,
  { press: string; why: (organization: string) => string; subject: (organization: string) => string }
> = {
  discovery: {
    press: 'Log in',
    why: () => 'You asked to log in. Open this link to choose an organization.',
    subject: () => 'Your login request',
  },
  login: {
    press: 'Log in',
    why: (name) => `You asked to log in to ${name}.`,
    subject: (name) => `Your login request to ${name}`,
  },
  signup: {
    press: 'Sign up',
    why: (name) => `You asked to sign up for ${name}.`,
    subject: (name) => `Your sign-up request to ${name}`,
  },
  invite: {
    press: 'Accept the invitation',
    why: (name) => `You’re invited to join ${name}.`,
    subject: (name) => `You’re invited to ${name}`,
  },
};

/**
 * Makes the content of an email. It only depends on what was stored when it was sent, so it never changes.
 * @param link the URL of the email's link
 */
export function writeMail(mail: MailRow, link: string): Mail {
  const lasting = duration(mail.expires_at - mail.created_at);
  if (mail.kind === 'discovery_otp') {
    const lines = [
      'You asked to log in.',
      `Your code is ${mail.token}`,
      `It’s single-use and expires in ${lasting}.`,
      closing(mail),
    ];
    return {
      subject: `${mail.token} is your login code`,
      text: lines.join('\n\n'),
      html: page(mail.email_address, lines.map(paragraph)),
      link: null,
    };
  }
  const { press, why, subject } = WORDS[mail.kind];
  const name = mail.organization_name ?? '';
  const intro = why(name);
  const rest = [`The link is single-use and expires in ${lasting}.`, closing(mail)];
  return {
    subject: subject(name),
    text: [intro, `${press}: ${link}`, ...rest].join('\n\n'),
    html: page(mail.email_address, [
      paragraph(intro),
      `<p><a href="${escape(link)}">${press}</a></p>`,
      ...rest.map(paragraph),
    ]),
    link,
  };
}

const closing = (mail: MailRow) =>
  `Sent to ${mail.email_address} by ${SENDER}. If you didn’t request this email, you can ignore it.`;

/** Without styles and scripts, because the page is shown in a frame with a strict policy. */
const page = (to: string, paragraphs: string[]) =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Email to ${escape(to)}</title></head><body>\n${paragraphs.join('\n')}\n</body></html>\n`;

const paragraph = (text: string) => `<p>${escape(text)}</p>`;

/** Escapes text for an element or a quoted attribute. */
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function duration(ms: number): string {
  const minutes = Math.round(ms / MINUTE);
  const [amount, unit] =
    minutes % 1440 === 0 ? [minutes / 1440, 'day'] : minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
