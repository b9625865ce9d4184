import { timingSafeEqual } from 'node:crypto';
import { inspect } from 'node:util';

const MASK = '[secret]';

/** A value that can't be printed, logged or serialized by accident. Only `reveal()` returns it. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** Returns the value. Check every call of this in a review. */
  reveal(): string {
    return this.#value;
  }

  /** Compares a text in constant time, so that only its length can be learned. */
  is(text: string): boolean {
    const [a, b] = [Buffer.from(text), Buffer.from(this.#value)];
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
