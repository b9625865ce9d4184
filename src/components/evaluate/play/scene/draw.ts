import type { RunResult } from '../../../../lib/bench/index.ts';
import { fieldsOf, parseFields } from '../../../bench/wire/parse-fields.ts';
import type { PlayFacts } from '../facts.ts';
import type { Scene } from '../types.ts';

/** What the user's screen shows. */
export interface Drawing {
  /** Title of the window where it isn't your app. */
  window?: string;
  title: string;
  notes?: string[];
  /** Values in fields, each with the field's label where the title doesn't say it. */
  typed?: { label?: string; value: string }[];
  rows?: string[];
  /** A picture as a data URL. */
  picture?: string;
  /** Label of the button. */
  press?: string;
  /** Whether lines mark the rest of your app. */
  lines?: true;
}

/** What the drawings are made of: the story's own values, so that none is made up. */
export interface Material {
  facts: PlayFacts;
  /** Subject of the email. */
  subject: string;
  result: RunResult;
}

/** Draws the screen of a scene from what the story's calls sent and received. */
export function draw(screen: Scene['screen'], { facts, subject, result }: Material): Drawing {
  const { outcome, exchanges } = result;
  const last = exchanges.at(-1);
  const sent = (name: string) => textOf(parseFields(last?.request.body)[name]);
  const received = parseFields(last?.response?.body);
  const { address, company, found } = facts;
  const email = { window: 'Inbox', title: subject || 'Your login request', notes: [`to ${address}`] };
  const drawings: Record<Scene['screen'], () => Drawing> = {
    customer: () => ({ title: company, notes: ['New customer. The first member:'], rows: [address] }),
    form: () => ({ title: 'Log in', typed: [{ value: address }], press: 'Send magic link' }),
    mail: () => ({ ...email, press: 'Log in' }),
    scanned: () => ({ ...email, window: 'Mail security', notes: [...email.notes, 'Link opened and checked'] }),
    list: () => ({ title: 'Choose an organization', rows: found }),
    inside: () => ({ title: facts.entered, notes: [address], lines: true }),
    out: () => ({ title: 'You’re logged out', notes: ['Log in again'] }),
    domain: () => ({
      title: `Who may join ${company}`,
      typed: [{ label: 'Everyone with an email at', value: sent('email_allowed_domains') }],
      press: 'Save',
    }),
    invite: () => ({ title: 'Invite a colleague', typed: [{ value: address }], press: 'Send invitation' }),
    invited: () => ({ ...email, press: 'Accept the invitation' }),
    google: () => ({ window: 'Google', title: 'Choose an account', rows: [address] }),
    company: () => ({
      window: 'Company login',
      title: `Sign in to ${company}`,
      typed: [{ value: address }],
      press: 'Sign in',
    }),
    connection: () => ({
      title: `Company login for ${company}`,
      notes: ['Not ready: the customer’s side is missing'],
      typed: [{ label: 'Address for their IT', value: textOf(fieldsOf(received.connection).redirect_url) }],
    }),
    values: () => ({
      title: `Company login for ${company}`,
      typed: [
        { label: 'Issuer', value: sent('issuer') },
        { label: 'Client ID', value: sent('client_id') },
        { label: 'Client secret', value: '••••••' },
      ],
      press: 'Save',
    }),
    rule: () => ({ title: `Security at ${company}`, rows: ['✓ Everyone logs in in two steps'], press: 'Save' }),
    more: () => ({
      title: 'One more step',
      notes: ['Your organization requires a code.'],
      press: 'Set up an authenticator app',
    }),
    phone: () => ({
      title: 'Set up your authenticator app',
      picture: textOf(received.qr_code),
      notes: [`${listOf(received.recovery_codes).length} codes for the day you lose your phone`],
    }),
    code: () => ({ title: 'Enter your code', typed: [{ value: '••••••' }], press: 'Log in' }),
    team: () => ({
      title: `Administrators of ${company}`,
      rows: [address, textOf(fieldsOf(received.member).email_address)],
    }),
    rename: () => ({ title: 'Your organization', typed: [{ value: company }], press: 'Rename organization' }),
    refused: () =>
      outcome.kind === 'refused'
        ? { title: outcome.person.title, notes: [outcome.person.advice], ...pressOf(outcome.person.way) }
        : UNREACHABLE,
    unreachable: () => UNREACHABLE,
    'no-link': () => NO_LINK,
  };
  return drawings[screen]();
}

/** What the guide's app says while Stytch doesn't answer. A test compares it with the app. */
export const UNREACHABLE: Drawing = {
  title: 'The login service can’t be reached',
  notes: ['Try again in a few minutes. If you were changing something, check first whether it worked.'],
};
export const NO_LINK: Drawing = {
  title: UNREACHABLE.title,
  notes: [
    'We can’t send you a link right now. Try again in a few minutes. If an email arrives after all, you can use its link.',
  ],
};

const pressOf = (press: string | undefined) => (press === undefined ? {} : { press });
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : listOf(value)
        .filter((item) => typeof item === 'string')
        .join(', ');
