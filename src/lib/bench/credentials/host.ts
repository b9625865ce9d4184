import type { Secret } from '../../config/secret.ts';
import type { Settings } from '../../config/settings.ts';
import { isOnLoopback, liveConnection } from './addresses.ts';
import { PASSWORDLESS, STYTCH, type Connection } from './types.ts';
import { wrongShape } from './shape.ts';

/** How the host's credentials of a guide stand, in words for everybody. */
export interface HostState {
  state: 'not_set' | 'unusable' | 'unchecked' | 'ready';
  sentence: string;
}

/** What a call with the host's credentials came to. */
export type Verdict = { kind: 'accepted'; remark?: string } | { kind: 'refused' | 'no_answer'; sentence: string };

/** The host's own test projects, which every reader may share. */
export interface Host {
  state(guide: string): HostState;
  /** Undefined while they cannot be used. */
  connection(guide: string): Connection | undefined;
  /** Whether a reader has to type the access code first. */
  needsCode: boolean;
  isCode(typed: string): boolean;
  /** The code that opens the host's projects now; undefined where none is asked for. */
  code: Secret | undefined;
  /** Remembers what a guide's credentials were found to be. */
  note(guide: string, verdict: Verdict): void;
  /** Tries the credentials of every guide, and remembers what they were found to be. */
  check(attempt: (guide: string, connection: Connection) => Promise<Verdict>): Promise<void>;
}

export type HostSettings = Pick<
  Settings,
  | 'SITE_URL'
  | 'HOST'
  | 'STYTCH_PROJECT_ID'
  | 'STYTCH_SECRET'
  | 'STYTCH_API_URL'
  | 'PASSWORDLESS_API_URL'
  | 'PASSWORDLESS_API_KEY'
  | 'PASSWORDLESS_API_SECRET'
  | 'LIVE_ACCESS_CODE'
>;

const UNCHECKED: HostState = { state: 'unchecked', sentence: 'The credentials are set. They have not been tried yet.' };
const READY: HostState = { state: 'ready', sentence: 'The credentials are set and were accepted.' };

export function createHost(settings: HostSettings): Host {
  const code = settings.LIVE_ACCESS_CODE;
  const onLoopback = isOnLoopback(settings);
  const given = {
    [STYTCH]: readPair(settings, STYTCH, {
      STYTCH_PROJECT_ID: settings.STYTCH_PROJECT_ID,
      STYTCH_SECRET: settings.STYTCH_SECRET,
    }),
    [PASSWORDLESS]: readPair(settings, PASSWORDLESS, {
      PASSWORDLESS_API_KEY: settings.PASSWORDLESS_API_KEY,
      PASSWORDLESS_API_SECRET: settings.PASSWORDLESS_API_SECRET,
    }),
  };
  const states = new Map<string, HostState>();
  for (const [guide, read] of Object.entries(given)) {
    const mayServe = onLoopback || code;
    states.set(guide, 'connection' in read ? (mayServe ? UNCHECKED : withoutCode) : read);
  }
  const state = (guide: string) => states.get(guide) ?? notSet;
  const connection = (guide: string) => {
    const read = given[guide as keyof typeof given];
    const usable = ['unchecked', 'ready'].includes(state(guide).state);
    return usable && read && 'connection' in read ? read.connection : undefined;
  };
  const note = (guide: string, verdict: Verdict): void => void states.set(guide, stateAfter(verdict));
  return {
    state,
    connection,
    note,
    needsCode: Boolean(code) && !onLoopback,
    code: onLoopback ? undefined : code,
    isCode: (typed) => code?.is(typed) ?? false,
    async check(attempt) {
      for (const [guide, read] of Object.entries(given)) {
        if (!('connection' in read) || state(guide) === withoutCode) continue;
        note(guide, await attempt(guide, read.connection));
      }
    },
  };
}

const notSet: HostState = { state: 'not_set', sentence: 'This site has no test project of its own.' };
const withoutCode: HostState = {
  state: 'unusable',
  sentence:
    'The credentials are set, but LIVE_ACCESS_CODE is not. Without it anybody on the Internet could send mail with them, so the sandbox answers.',
};

function stateAfter(verdict: Verdict): HostState {
  if (verdict.kind === 'accepted') {
    return verdict.remark ? { ...READY, sentence: `${READY.sentence} ${verdict.remark}` } : READY;
  }
  // Silence says nothing about the credentials: the next call may be answered.
  return { state: verdict.kind === 'refused' ? 'unusable' : 'unchecked', sentence: verdict.sentence };
}

/** Reads an id and a secret that only make sense together. */
function readPair(
  settings: HostSettings,
  guide: string,
  pair: Record<string, string | Settings['STYTCH_SECRET']>,
): { connection: Connection } | HostState {
  const entries = Object.entries(pair);
  const absent = entries.filter(([, value]) => value === undefined).map(([name]) => name);
  if (absent.length === entries.length) return notSet;
  if (absent.length > 0)
    return { state: 'unusable', sentence: `${absent.join(' and ')} is not set. Both belong together.` };
  const [id, secret] = entries.map(([, value]) => value);
  if (typeof id !== 'string' || typeof secret !== 'object') return notSet;
  const wrong = wrongShape(guide, id, secret.reveal());
  if (wrong) {
    const [name] = entries[wrong.field === 'id' ? 0 : 1] ?? [''];
    return { state: 'unusable', sentence: `${name}: ${wrong.sentence}` };
  }
  return { connection: liveConnection(settings, guide, 'host', { id, secret }) };
}
