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

/** Messages with a code instead of a link. */
type CodeKind = 'email_update_otp' | 'discovery_otp' | 'login_otp' | 'signup_otp' | 'sms_otp';

/** A sentence about a code, and the subject. */
const CODE_WORDS: Record<CodeKind, { why: (organization: string) => string; subject: (code: string) => string }> = {
  email_update_otp: {
    why: (name) => `You asked to use this email for ${name}.`,
    subject: (code) => `${code} is your verification code`,
  },
  discovery_otp: { why: () => 'You asked to log in.', subject: (code) => `${code} is your login code` },
  login_otp: { why: (name) => `You asked to log in to ${name}.`, subject: (code) => `${code} is your login code` },
  signup_otp: {
    why: (name) => `You asked to sign up for ${name}.`,
    subject: (code) => `${code} is your sign-up code`,
  },
  sms_otp: { why: (name) => `You’re logging in to ${name}.`, subject: (code) => `${code} is your verification code` },
};

const hasCode = (kind: MailKind): kind is CodeKind => Object.hasOwn(CODE_WORDS, kind);

/** The link's text, a sentence about it, and the subject. */
const WORDS: Record<
  Exclude<MailKind, CodeKind>,
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
  email_update: {
    press: 'Verify this email',
    why: (name) => `You asked to use this email for ${name}.`,
    subject: (name) => `Verify your new email for ${name}`,
  },
  reset_password: {
    press: 'Reset your password',
    why: (name) => `You asked to reset your password for ${name}.`,
    subject: (name) => `Reset your password for ${name}`,
  },
  discovery_reset_password: {
    press: 'Reset your password',
    why: () => 'You asked to reset your password.',
    subject: () => 'Reset your password',
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
  const name = mail.organization_name ?? '';
  if (hasCode(mail.kind)) {
    const { why, subject } = CODE_WORDS[mail.kind];
    const lines = [
      why(name),
      `Your code is ${mail.token}`,
      `It’s single-use and expires in ${lasting}.`,
      closing(mail),
    ];
    return {
      subject: subject(mail.token),
      text: lines.join('\n\n'),
      html: page(mail.email_address, lines.map(paragraph)),
      link: null,
    };
  }
  const { press, why, subject } = WORDS[mail.kind];
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
  `Sent to ${mail.email_address} by ${SENDER}. If you didn’t request this ${mail.kind === 'sms_otp' ? 'message' : 'email'}, you can ignore it.`;

/** Without styles and scripts, because the page is shown in a frame with a strict policy. */
const page = (to: string, paragraphs: string[]) =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Message to ${escape(to)}</title></head><body>\n${paragraphs.join('\n')}\n</body></html>\n`;

const paragraph = (text: string) => `<p>${escape(text)}</p>`;

/** Escapes text for an element or a quoted attribute. */
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function duration(ms: number): string {
  const minutes = Math.round(ms / MINUTE);
  const [amount, unit] =
    minutes % 1440 === 0 ? [minutes / 1440, 'day'] : minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
