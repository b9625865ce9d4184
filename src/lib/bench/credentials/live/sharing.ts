import type { Seal } from '../../../store/seal.ts';
import type { Ownership } from './ownership.ts';

/** The reader that the host's shared project is narrowed for. */
export interface Sharing {
  ownership: Ownership;
  seal: Seal;
  /** Undefined in a browser without a reader: there only a proved mailbox grants access. */
  readerId: string | undefined;
}
