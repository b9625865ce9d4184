export type SectionId = 'route' | 'code' | 'call' | 'setting' | 'store' | 'mail' | 'failure' | 'decision';

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
  /** The provider's part of it. */
  provider: string;
  /** The guide step that shows it. */
  step: { guide: string; id: string; title: string };
  /** The guide file to copy. */
  code: string;
  /** The bench action that demonstrates it, as `step/action`. */
  tried: string;
  /** For a decision: the action whose run shows an answer, and which. */
  shown: { by: string; answer: string }[];
}
