import { Secret } from '../../../config/secret.ts';
import { createLimit } from '../../../store/limiter.ts';
import type { BenchContext } from '../../context.ts';
import { tryCredentials } from '../../preflight/checks.ts';
import type { Provider } from '../../providers/provider.ts';
import type { Reader } from '../../reader/readers.ts';
import { isPrivateLine, liveConnection } from '../addresses.ts';
import { tooOften, type Refused } from '../refused.ts';
import { wrongPublicToken, wrongShape } from './shape.ts';
import { cleanKeys, type TypedKeys } from './typed-keys.ts';

/** Whether readers may enter credentials of their own, and if not, why. */
export type OwnFormState = { offered: true } | { offered: false; sentence: string };

/** The form in which a reader enters credentials of their own test project. */
export interface OwnForm {
  state: OwnFormState;
  /** Tries the credentials at the provider, and switches to them if it accepts them. @returns null if it did */
  submit(reader: Reader, provider: Provider, typed: TypedKeys): Promise<Refused | null>;
}

/** In seconds. */
const HOUR = 60 * 60;

export function createOwnForm({ connections, settings, seal, db, record }: BenchContext): OwnForm {
  // Each try is a call, and the form could be used for guessing.
  const tries = createLimit(db, 'credentials-tried', 20, HOUR);
  const state = stateOf(settings);
  return {
    state,
    async submit(reader, provider, typed) {
      if (!state.offered) return { refused: state.sentence };
      const { id, secret, publicToken } = cleanKeys(typed);
      const { shape } = provider.credentials;
      const wrong = wrongShape(shape, id, secret) ?? wrongPublicToken(shape, publicToken);
      if (wrong) return { refused: wrong.sentence, field: wrong.field };
      const wait = await tries.consume(seal.digest(reader.from));
      if (wait !== null) return tooOften(wait);
      const keys = { id, secret: new Secret(secret), ...(publicToken && { publicToken }) };
      const connection = liveConnection(settings, provider, 'reader', keys);
      const verdict = await tryCredentials(record, provider, connection);
      if (verdict.kind !== 'accepted') {
        provider.credentials.onForgotten?.(connection);
        return { refused: `${verdict.sentence} Nothing was saved.` };
      }
      await connections.keep(reader.id, provider.id, keys);
      return null;
    },
  };
}

function stateOf(settings: BenchContext['settings']): OwnFormState {
  if (settings.READER_CREDENTIALS === 'off') {
    return {
      offered: false,
      sentence: 'This site doesn’t accept your own credentials. To use them, run it on your own machine.',
    };
  }
  if (!isPrivateLine(settings)) {
    return {
      offered: false,
      sentence:
        'This site doesn’t use https, so others could read what you enter. To use your own credentials, run it on your own machine.',
    };
  }
  return { offered: true };
}
