import { Secret } from '../../config/secret.ts';
import { createLimit } from '../../store/limiter.ts';
import type { BenchContext } from '../context.ts';
import type { Reader } from '../reader/readers.ts';
import { guides } from '../../guides/index.ts';
import { providerOf } from '../providers/index.ts';
import { isPrivateLine, liveConnection, redirectUrl } from './addresses.ts';
import type { Check } from '../preflight/check.ts';
import { runChecks, tryCredentials } from '../preflight/checks.ts';
import type { HostState } from './host.ts';
import { wrongPublicToken, wrongShape, type Wrong } from './shape.ts';
import { inMinutes } from './mail-quota.ts';
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

/** The reason something wasn't done; `field` if one field is wrong. */
export type Refused = { refused: string; field?: Wrong['field'] | 'code'; retryAfterS?: number };

/** Lets a reader choose and check the credentials of a guide. */
export interface CredentialSettings {
  state(reader: Reader | undefined, guide: string): Promise<CredentialState>;
  check(reader: Reader, guide: string): Promise<{ checks: Check[] } | Refused>;
  choose(reader: Reader, guide: string, mode: 'sandbox' | 'host', code: string): Promise<Refused | null>;
  keep(reader: Reader, guide: string, typed: TypedKeys): Promise<Refused | null>;
}

/** Credentials as a reader typed them. The public token is optional: only some checks need it. */
export interface TypedKeys {
  id: string;
  secret: string;
  publicToken: string;
}

const HOUR = 60 * 60;
/** Wrong access codes per hour, from all networks together. Then no one may try, even with the right code. */
const MOST_WRONG_CODES = 100;

export function createCredentialSettings(context: BenchContext): CredentialSettings {
  const { connections, host, settings, seal, db } = context;
  // Each of these makes calls, or could be used for guessing.
  const tries = createLimit(db, 'credentials-tried', 20, HOUR);
  const codes = createLimit(db, 'codes-tried', 10, HOUR);
  // Over all networks: a guess from each of many is a guess, too.
  const wrongCodes = createLimit(db, 'codes-wrong', MOST_WRONG_CODES, HOUR);
  const checks = createLimit(db, 'checks', 60, HOUR);
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
      const found = await runChecks(context.record, provider, connection, redirectUrl(settings), 'all');
      if (connection.mode === 'host') host.note(provider.id, found.verdict);
      return { checks: found.checks };
    },
    async choose(reader, guide, mode, code) {
      const { id } = of(guide);
      if (mode === 'host') {
        if (!host.connection(id)) return { refused: host.state(id).sentence };
        if (host.needsCode) {
          // Counted before the code is compared, so that simultaneous guesses can't get past the limit.
          const wait = (await codes.consume(ofAddress(reader))) ?? (await wrongCodes.consume('all'));
          if (wait !== null) return tooOften(wait);
          if (!host.isCode(code)) return { refused: 'This access code is wrong.', field: 'code' };
          await wrongCodes.giveBack('all');
        }
      }
      await connections.choose(reader.id, id, mode);
      return null;
    },
    async keep(reader, guide, typed) {
      if (!form.offered) return { refused: form.sentence };
      const [id, secret, publicToken] = [bare(typed.id), bare(typed.secret), bare(typed.publicToken)];
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

/** Strips what was copied along with a value: its variable's name, quotes, invisible characters. */
const bare = (typed: string) =>
  typed
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .trim()
    .replace(/^(export\s+)?[A-Z_]+\s*=\s*/, '')
    .replace(/^(['"])(.*)\1;?$/, '$2')
    .trim();

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

function tooOften(waitMs: number): Refused {
  return {
    refused: `Too many attempts. Try again ${inMinutes(waitMs)}.`,
    retryAfterS: Math.ceil(waitMs / 1000),
  };
}
