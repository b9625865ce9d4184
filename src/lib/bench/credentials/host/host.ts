import type { Secret } from '../../../config/secret.ts';
import type { Settings } from '../../../config/settings.ts';
import { isOnLoopback, liveConnection } from '../addresses.ts';
import { allProviders, type Providers } from '../../providers/index.ts';
import type { Provider } from '../../providers/provider.ts';
import type { Connection } from '../types.ts';
import { wrongPublicToken, wrongShape } from '../own/shape.ts';

/** The state of the host's credentials for a provider, in words anyone may read. */
export interface HostState {
  state: 'not_set' | 'unusable' | 'unchecked' | 'ready';
  sentence: string;
}

/** The result of trying credentials. */
export type Verdict = { kind: 'accepted'; remark?: string } | { kind: 'refused' | 'no_answer'; sentence: string };

/** The host's own test projects, which readers may share. */
export interface Host {
  state(provider: string): HostState;
  /** Undefined while they can't be used. */
  connection(provider: string): Connection | undefined;
  /** Whether a reader has to enter the access code first. */
  needsCode: boolean;
  isCode(typed: string): boolean;
  /** The current access code; undefined where none is required. */
  code: Secret | undefined;
  /** Notes the result of trying a provider's credentials. */
  note(provider: string, verdict: Verdict): void;
  /** Closes the projects until a restart, because the site turned out to be reachable from other machines. */
  close(): void;
  /** Tries every provider's credentials and notes the results. */
  check(attempt: (provider: string, connection: Connection) => Promise<Verdict>): Promise<void>;
}

const UNCHECKED: HostState = { state: 'unchecked', sentence: 'The credentials are set, but haven’t been checked yet.' };
const READY: HostState = { state: 'ready', sentence: 'The credentials are set and were accepted.' };

/** Reads the host's credentials for every provider. They aren't tried yet. */
export function createHost(settings: Settings, providers: Providers): Host {
  const code = settings.LIVE_ACCESS_CODE;
  const onLoopback = isOnLoopback(settings);
  const pairs = new Map(allProviders({ providers }).map((provider) => [provider.id, readPair(settings, provider)]));
  const states = new Map<string, HostState>();
  for (const [provider, read] of pairs) {
    const mayServe = onLoopback || code;
    states.set(provider, 'connection' in read ? (mayServe ? UNCHECKED : withoutCode) : read);
  }
  const state = (provider: string) => states.get(provider) ?? notSet;
  const connection = (provider: string) => {
    const read = pairs.get(provider);
    const usable = ['unchecked', 'ready'].includes(state(provider).state);
    return usable && read && 'connection' in read ? read.connection : undefined;
  };
  const isClosed = (provider: string) => [withoutCode, exposed].includes(state(provider));
  const note = (provider: string, verdict: Verdict): void => {
    if (!isClosed(provider)) states.set(provider, stateAfter(verdict));
  };
  return {
    state,
    connection,
    note,
    needsCode: Boolean(code) && !onLoopback,
    code: onLoopback ? undefined : code,
    close() {
      for (const [provider, read] of pairs) if ('connection' in read) states.set(provider, exposed);
    },
    isCode: (typed) => code?.is(typed) ?? false,
    async check(attempt) {
      for (const [provider, read] of pairs) {
        if (!('connection' in read) || isClosed(provider)) continue;
        note(provider, await attempt(provider, read.connection));
      }
    },
  };
}

const notSet: HostState = { state: 'not_set', sentence: 'This site has no test project.' };
const withoutCode: HostState = {
  state: 'unusable',
  sentence:
    'The credentials are set, but LIVE_ACCESS_CODE isn’t. Without it, anyone on the Internet could send email with them, so the sandbox is used instead.',
};

const exposed: HostState = {
  state: 'unusable',
  sentence:
    'The credentials are set, but a request reached this site by another name or through a proxy, and SITE_URL isn’t set. Set it to the public address, and LIVE_ACCESS_CODE. Until a restart, the sandbox is used instead.',
};

function stateAfter(verdict: Verdict): HostState {
  if (verdict.kind === 'accepted') {
    return verdict.remark ? { ...READY, sentence: `${READY.sentence} ${verdict.remark}` } : READY;
  }
  // No response says nothing about the credentials: the next call may succeed.
  return { state: verdict.kind === 'refused' ? 'unusable' : 'unchecked', sentence: verdict.sentence };
}

/** Reads a provider's id and secret, which only work together. */
function readPair(settings: Settings, provider: Provider): { connection: Connection } | HostState {
  const entries = Object.entries(provider.credentials.hostKeys(settings));
  const absent = entries.filter(([, value]) => value === undefined).map(([name]) => name);
  if (absent.length === entries.length) return notSet;
  if (absent.length > 0) return { state: 'unusable', sentence: `${absent.join(' and ')} is not set. You need both.` };
  const [id, secret] = entries.map(([, value]) => value);
  if (typeof id !== 'string' || typeof secret !== 'object') return notSet;
  const wrong = wrongShape(provider.credentials.shape, id, secret.reveal());
  if (wrong) {
    const [name] = entries[wrong.field === 'id' ? 0 : 1] ?? [''];
    return { state: 'unusable', sentence: `${name}: ${wrong.sentence}` };
  }
  const { name = '', value: publicToken } = provider.credentials.hostPublicToken?.(settings) ?? {};
  const wrongToken = wrongPublicToken(provider.credentials.shape, publicToken ?? '');
  if (wrongToken) return { state: 'unusable', sentence: `${name}: ${wrongToken.sentence}` };
  const keys = { id, secret, ...(publicToken && { publicToken }) };
  return { connection: liveConnection(settings, provider, 'host', keys) };
}
