import type { Thing } from '../../guides/index.ts';
import type { Facts, Holding } from '../types.ts';

/** Whether the reader has it. */
export function has(thing: Thing, holdings: Holding[], facts: Partial<Facts>): boolean {
  switch (thing) {
    case 'magic_link_token':
    case 'intermediate_session_token':
    case 'session_token':
    case 'register_token':
    case 'verify_token':
      return holdings.some(({ kind }) => kind === thing);
    default:
      return facts[thing] !== undefined;
  }
}
