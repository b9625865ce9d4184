export type SectionId = 'route' | 'call' | 'setting' | 'store' | 'mail' | 'failure' | 'decision';

/** One line of the scope sheet: something to build, set up, keep, write or decide. */
export interface ScopeLine {
  /** The same from build to build: what a reader typed beside it is kept under it. */
  id: string;
  section: SectionId;
  title: string;
  /** The technical name, for whoever builds it. */
  name: string;
  /** More to say: of a failure, what the person reads. */
  more: string;
  /** What the provider runs for you. */
  provider: string;
  /** The step of the guide that shows it. */
  step: { id: string; title: string };
  /** The file of the guide that can be copied. */
  code: string;
  /** The action of the bench that shows it happening, as `step/action`. */
  tried: string;
  /** Of a decision: the action whose run shows an answer, and which. */
  shown: { by: string; answer: string } | null;
}

/** The sections in the order of the sheet. */
export const sections: { id: SectionId; title: string; says: string }[] = [
  { id: 'route', title: 'Pages you build', says: 'Each is one address of your app.' },
  { id: 'call', title: 'Questions your app asks Stytch', says: 'Each is one call, made by your server.' },
  { id: 'setting', title: 'Settings at Stytch', says: 'Done once, by somebody with access to your account there.' },
  { id: 'store', title: 'What you keep', says: 'Everything else about a login is kept by Stytch.' },
  { id: 'mail', title: 'Mail your users get', says: 'Somebody has to agree to the words.' },
  { id: 'failure', title: 'What can go wrong', says: 'Each needs a page that says what happened and what to do.' },
  { id: 'decision', title: 'Decisions left to take', says: 'None of them is technical. Write down what you decide.' },
];
