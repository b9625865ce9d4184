import { timingSafeEqual } from 'node:crypto';
import { inspect } from 'node:util';

const MASK = '[secret]';

/** A value that cannot be printed, logged or serialised by accident. Only `reveal()` gives it. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself. Look at every call of this when reviewing. */
  reveal(): string {
    return this.#value;
  }

  /** Whether a text is this one, in constant time for texts of one length. The length is no secret. */
  is(given: string): boolean {
    const [a, b] = [Buffer.from(given), Buffer.from(this.#value)];
    return a.length === b.length && timingSafeEqual(a, b);
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [inspect.custom](): string {
    return MASK;
  }
}
