/** Between whom the guide's messages go. */
export type Party = 'browser' | 'app' | 'stytch';

/** One arrow of the sequence diagram. */
export interface Arrow {
  from: Party;
  to: Party;
  label: string;
  /** The steps that make this arrow happen. */
  steps: string[];
}

/** The Stytch guide as a sequence, in order. */
export const stytchFlow: Arrow[] = [
  { from: 'app', to: 'stytch', label: 'organization, member', steps: ['set-up'] },
  { from: 'browser', to: 'app', label: 'e-mail address', steps: ['ask-for-a-link', 'see-it-happen'] },
  { from: 'app', to: 'stytch', label: 'send', steps: ['ask-for-a-link', 'see-it-happen'] },
  { from: 'stytch', to: 'browser', label: 'mail with a link', steps: ['ask-for-a-link', 'see-it-happen'] },
  { from: 'browser', to: 'app', label: '◆ magic link token', steps: ['open-it'] },
  { from: 'app', to: 'stytch', label: '◆ authenticate', steps: ['discover'] },
  { from: 'stytch', to: 'app', label: '▲ and organizations', steps: ['discover'] },
  { from: 'app', to: 'stytch', label: '▲ exchange', steps: ['choose'] },
  { from: 'stytch', to: 'app', label: '● session, ■ JWT', steps: ['choose'] },
  { from: 'app', to: 'stytch', label: '● authenticate, revoke', steps: ['logged-in-and-out'] },
];
