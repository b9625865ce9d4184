export type SectionId = 'route' | 'call' | 'setting' | 'store' | 'mail' | 'failure' | 'decision';

/** One line of the scope sheet: something to build, set up, store, write or decide. */
export interface ScopeLine {
  /** Stable across builds: the reader's estimates are stored under it. */
  id: string;
  section: SectionId;
  title: string;
  /** Technical name, for developers. */
  name: string;
  /** Details; for a failure, the text the user reads. */
  more: string;
  /** What the provider does for you. */
  provider: string;
  /** The guide step that shows it. */
  step: { id: string; title: string };
  /** The guide file to copy. */
  code: string;
  /** The bench action that demonstrates it, as `step/action`. */
  tried: string;
  /** For a decision: the action whose run shows an answer, and which. */
  shown: { by: string; answer: string } | null;
}

/** The sections, in order. */
export const sections: { id: SectionId; title: string; says: string }[] = [
  { id: 'route', title: 'Pages you build', says: 'Each is one address of your app.' },
  { id: 'call', title: 'Questions your app asks Stytch', says: 'Each is one call, made by your server.' },
  { id: 'setting', title: 'Settings at Stytch', says: 'Done once, by somebody with access to your account there.' },
  { id: 'store', title: 'What you keep', says: 'Everything else about a login is kept by Stytch.' },
  { id: 'mail', title: 'Mail your users get', says: 'Somebody has to agree to the words.' },
  { id: 'failure', title: 'What can go wrong', says: 'Each needs a page that says what happened and what to do.' },
  { id: 'decision', title: 'Decisions left to take', says: 'None of them is technical. Write down what you decide.' },
];
