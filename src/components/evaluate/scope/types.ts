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
  { id: 'route', title: 'Pages you build', says: 'Each one has its own address in your app.' },
  { id: 'call', title: 'Calls to Stytch', says: 'Your server makes each of these calls.' },
  { id: 'setting', title: 'Settings at Stytch', says: 'Someone with access to your Stytch account does these once.' },
  { id: 'store', title: 'Data you store', says: 'Stytch stores everything else about a login.' },
  { id: 'mail', title: 'Emails your users get', says: 'Someone on your side has to approve the text.' },
  {
    id: 'failure',
    title: 'What can go wrong',
    says: 'Each one needs a page that tells the user what happened and what to do.',
  },
  { id: 'decision', title: 'Decisions to make', says: 'None of them is technical. Write down what you decide.' },
];
