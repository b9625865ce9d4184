import { Secret } from '../../config/secret.ts';
import { createLimit } from '../../store/limiter.ts';
import type { BenchContext } from '../context.ts';
import type { Reader } from '../reader/readers.ts';
import { guides } from '../../guides/index.ts';
import { providerOf } from '../providers/index.ts';
import { isPrivateLine, liveConnection, redirectUrl } from './addresses.ts';
import type { Check } from '../preflight/check.ts';
import { runChecks, tryCredentials } from '../preflight/checks.ts';
import { createAccessCodeCheck } from './host/access-code.ts';
import type { HostState } from './host/host.ts';
import { tooOften, type Refused } from './refused.ts';
import { wrongPublicToken, wrongShape } from './own/shape.ts';
import { cleanKeys, type TypedKeys } from './own/typed-keys.ts';
import type { Mode } from './types.ts';

/** A guide's credentials as the preflight page shows them. */
export interface CredentialState {
  guide: string;
  mode: Mode;
  forgotten: boolean;
  /** The host that live calls go to. */
  liveHost: string;
  redirectUrl: string;
  host: HostState & { needsCode: boolean };
  /** Whether readers may enter credentials of their own, and if not, why. */
  form: { offered: true } | { offered: false; sentence: string };
}

/** Lets a reader choose and check the credentials of a guide. */
export interface CredentialSettings {
  state(reader: Reader | undefined, guide: string): Promise<CredentialState>;
  check(reader: Reader, guide: string): Promise<{ checks: Check[] } | Refused>;
  choose(reader: Reader, guide: string, mode: 'sandbox' | 'host', code: string): Promise<Refused | null>;
  keep(reader: Reader, guide: string, typed: TypedKeys): Promise<Refused | null>;
}

const HOUR = 60 * 60;

/** Creates the settings behind the preflight page, once per process. */
export function createCredentialSettings(context: BenchContext): CredentialSettings {
  const { connections, host, settings, seal, db } = context;
  // Both make calls, and the first could be used for guessing.
  const tries = createLimit(db, 'credentials-tried', 20, HOUR);
  const checks = createLimit(db, 'checks', 60, HOUR);
  const checkAccessCode = createAccessCodeCheck(context);
  const form = formState(settings);
  const of = (guide: string) => providerOf(context, providerIdOf(guide));
  const ofAddress = (reader: Reader) => seal.digest(reader.from);

  return {
    async state(reader, guide) {
      const provider = of(guide);
      const { mode, forgotten } = await connections.find(reader?.id, provider.id);
      return {
        guide,
        mode,
        forgotten,
        liveHost: new URL(provider.credentials.liveUrl(settings)).host,
        redirectUrl: redirectUrl(settings),
        host: { ...host.state(provider.id), needsCode: host.needsCode },
        form,
      };
    },
    async check(reader, guide) {
      const wait = await checks.consume(ofAddress(reader));
      if (wait !== null) return tooOften(wait);
      const provider = of(guide);
      if ((await connections.find(reader.id, provider.id)).forgotten) {
        return { refused: 'Your credentials were removed. Enter them again, or switch to the sandbox.' };
      }
      const connection = await connections.ensure(reader, provider.id);
      const result = await runChecks(context.record, provider, connection, redirectUrl(settings), 'all');
      if (connection.mode === 'host') host.note(provider.id, result.verdict);
      return { checks: result.checks };
    },
    async choose(reader, guide, mode, code) {
      const { id } = of(guide);
      if (mode === 'host') {
        if (!host.connection(id)) return { refused: host.state(id).sentence };
        const refused = await checkAccessCode(code, reader.from);
        if (refused) return refused;
      }
      await connections.choose(reader.id, id, mode);
      return null;
    },
    async keep(reader, guide, typed) {
      if (!form.offered) return { refused: form.sentence };
      const { id, secret, publicToken } = cleanKeys(typed);
      const provider = of(guide);
      const { shape } = provider.credentials;
      const wrong = wrongShape(shape, id, secret) ?? wrongPublicToken(shape, publicToken);
      if (wrong) return { refused: wrong.sentence, field: wrong.field };
      const wait = await tries.consume(ofAddress(reader));
      if (wait !== null) return tooOften(wait);
      const keys = { id, secret: new Secret(secret), ...(publicToken && { publicToken }) };
      const connection = liveConnection(settings, provider, 'reader', keys);
      const verdict = await tryCredentials(context.record, provider, connection);
      if (verdict.kind !== 'accepted') {
        provider.credentials.onForgotten?.(connection);
        return { refused: `${verdict.sentence} Nothing was saved.` };
      }
      await connections.keep(reader.id, provider.id, keys);
      return null;
    },
  };
}

/** The provider of the guide that a page shows. */
const providerIdOf = (guide: string) => guides.find(({ id }) => id === guide)?.provider ?? guide;

function formState(settings: BenchContext['settings']): CredentialState['form'] {
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
