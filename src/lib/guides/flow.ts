/** Between whom the guide's messages go. */
export type Party = 'browser' | 'app' | 'provider';

/** One arrow of the sequence diagram. */
export interface Arrow {
  from: Party;
  to: Party;
  /** Some seventeen letters at most between neighbours: on a phone, in bold, there is room for no more. */
  label: string;
  /** The steps that make this arrow happen. */
  steps: string[];
}

/** The Stytch guide as a sequence, in order. */
const stytchFlow: Arrow[] = [
  { from: 'app', to: 'provider', label: 'new organization', steps: ['set-up'] },
  { from: 'app', to: 'provider', label: 'new member', steps: ['set-up'] },
  { from: 'browser', to: 'app', label: 'email address', steps: ['ask-for-a-link', 'see-it-happen'] },
  { from: 'app', to: 'provider', label: 'send magic link', steps: ['ask-for-a-link', 'see-it-happen'] },
  { from: 'provider', to: 'browser', label: 'email with link', steps: ['ask-for-a-link', 'see-it-happen'] },
  { from: 'browser', to: 'app', label: '◆ magic link token', steps: ['open-it'] },
  { from: 'app', to: 'provider', label: '◆ authenticate', steps: ['discover'] },
  { from: 'provider', to: 'app', label: 'organizations, ▲', steps: ['discover'] },
  { from: 'app', to: 'provider', label: '▲ exchange', steps: ['choose'] },
  { from: 'provider', to: 'app', label: '● session, ■ JWT', steps: ['choose'] },
  { from: 'app', to: 'provider', label: '● authenticate', steps: ['logged-in-and-out'] },
  { from: 'app', to: 'provider', label: '● revoke', steps: ['logged-in-and-out'] },
];

/** The passkey guide as a sequence. The browser asks the provider itself: that is where the prompt comes from. */
const passkeyFlow: Arrow[] = [
  { from: 'browser', to: 'app', label: 'alias', steps: ['create-a-token', 'see-it-happen'] },
  { from: 'app', to: 'provider', label: 'userId, alias', steps: ['create-a-token', 'see-it-happen'] },
  { from: 'provider', to: 'browser', label: '✦ register token', steps: ['create-a-token', 'see-it-happen'] },
  { from: 'browser', to: 'provider', label: '✦ begin, prompt, complete', steps: ['register', 'see-it-happen'] },
  { from: 'browser', to: 'provider', label: 'begin, prompt, complete', steps: ['sign-in'] },
  { from: 'provider', to: 'browser', label: '▼ verify token', steps: ['register', 'sign-in'] },
  { from: 'browser', to: 'app', label: '▼ verify token', steps: ['verify'] },
  { from: 'app', to: 'provider', label: '▼ verify', steps: ['verify'] },
  { from: 'provider', to: 'app', label: 'userId', steps: ['verify'] },
  { from: 'app', to: 'provider', label: 'list, delete', steps: ['look-after-them'] },
];

/** The sequence of each guide, by its id. */
export const flows: Record<string, Arrow[]> = { 'stytch-b2b': stytchFlow, passwordless: passkeyFlow };

/** What the lanes of a guide's diagram are called. */
export const partyNames = (guide: string): Record<Party, string> => ({
  browser: 'browser',
  app: 'your app',
  provider: guide === 'stytch-b2b' ? 'Stytch' : 'Bitwarden',
});
