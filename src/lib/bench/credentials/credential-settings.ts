import { createLimit } from '../../store/limiter.ts';
import type { BenchContext } from '../context.ts';
import type { Reader } from '../reader/readers.ts';
import { guides } from '../../guides/index.ts';
import { providerOf } from '../providers/index.ts';
import { redirectUrl } from './addresses.ts';
import type { Check } from '../preflight/check.ts';
import { runChecks } from '../preflight/checks.ts';
import { createAccessCodeCheck } from './host/access-code.ts';
import type { HostState } from './host/host.ts';
import { tooOften, type Refused } from './refused.ts';
import { createOwnForm, type OwnFormState } from './own/own-form.ts';
import type { TypedKeys } from './own/typed-keys.ts';
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
  form: OwnFormState;
}

/** Lets a reader choose and check the credentials of a guide. */
export interface CredentialSettings {
  state(reader: Reader | undefined, guide: string): Promise<CredentialState>;
  check(reader: Reader, guide: string): Promise<{ checks: Check[] } | Refused>;
  choose(reader: Reader, guide: string, mode: 'sandbox' | 'host', code: string): Promise<Refused | null>;
  keep(reader: Reader, guide: string, typed: TypedKeys): Promise<Refused | null>;
}

/** In seconds. */
const HOUR = 60 * 60;

/** Creates the settings behind the preflight page, once per process. */
export function createCredentialSettings(context: BenchContext): CredentialSettings {
  const { connections, host, settings, seal, db } = context;
  const checks = createLimit(db, 'checks', 60, HOUR);
  const checkAccessCode = createAccessCodeCheck(context);
  const ownForm = createOwnForm(context);
  const providerOfGuide = (guide: string) => providerOf(context, providerIdOf(guide));

  return {
    async state(reader, guide) {
      const provider = providerOfGuide(guide);
      const { mode, forgotten } = await connections.find(reader?.id, provider.id);
      return {
        guide,
        mode,
        forgotten,
        liveHost: new URL(provider.credentials.liveUrl(settings)).host,
        redirectUrl: redirectUrl(settings),
        host: { ...host.state(provider.id), needsCode: host.needsCode },
        form: ownForm.state,
      };
    },
    async check(reader, guide) {
      const wait = await checks.consume(seal.digest(reader.from));
      if (wait !== null) return tooOften(wait);
      const provider = providerOfGuide(guide);
      if ((await connections.find(reader.id, provider.id)).forgotten) {
        return { refused: 'Your credentials were removed. Enter them again, or switch to the sandbox.' };
      }
      const connection = await connections.ensure(reader, provider.id);
      const result = await runChecks(context.record, provider, connection, redirectUrl(settings), 'all');
      if (connection.mode === 'host') host.note(provider.id, result.verdict);
      return { checks: result.checks };
    },
    async choose(reader, guide, mode, code) {
      const { id } = providerOfGuide(guide);
      if (mode === 'host') {
        if (!host.connection(id)) return { refused: host.state(id).sentence };
        const refused = await checkAccessCode(code, reader.from);
        if (refused) return refused;
      }
      await connections.choose(reader.id, id, mode);
      return null;
    },
    keep: (reader, guide, typed) => ownForm.submit(reader, providerOfGuide(guide), typed),
  };
}

/** The provider of the guide that a page shows. */
const providerIdOf = (guide: string) => guides.find(({ id }) => id === guide)?.provider ?? guide;
