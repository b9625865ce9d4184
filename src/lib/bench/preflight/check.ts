/** One thing that has to be true before a guide runs. */
export interface Check {
  id: string;
  label: string;
  state: 'ok' | 'wrong' | 'not_checked';
  sentence: string;
  /** Instructions to fix it. */
  fix?: string;
  link?: { href: string; label: string };
}
