/** One way in which the emulator differs from Stytch, or had to choose because no source says what Stytch does. */
export interface Difference {
  /** The anchor on `/sandbox/`. */
  id: string;
  /**
   * `differs`: Stytch is known to do something else. `unconfirmed`: our choice, because no source says what Stytch
   * does.
   */
  kind: 'differs' | 'unconfirmed';
  what: string;
  why: string;
}

/** A difference from what Stytch is known to do. */
export const differs = (id: string, what: string, why: string): Difference => ({ id, kind: 'differs', what, why });
/** A choice of ours, because no source says what Stytch does. */
export const unconfirmed = (id: string, what: string, why: string): Difference => ({
  id,
  kind: 'unconfirmed',
  what,
  why,
});
