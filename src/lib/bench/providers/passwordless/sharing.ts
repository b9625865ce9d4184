import { Blocked } from '../../../wire/blocked.ts';
import type { Call } from '../../../wire/recorder.ts';
import { object, parse, text, type Json } from '../../json.ts';
import { isLive, type Connection } from '../../credentials/types.ts';
import type { Sharing } from '../stytch/sharing.ts';

const aliasKey = ({ seal }: Sharing, alias: string) => `alias:${seal.digest(alias)}`;
const passkeyKey = (id: string) => `passkey:${id}`;
/** Whoever goes on with a register token, or with the session that it became. */
const registering = ({ seal }: Sharing, token: string) => `registering:${seal.digest(token)}`;
/**
 * A register token lives for two minutes (docs/passwordless.md, "Complete registration"); a little longer does no harm.
 */
const REGISTERING_MS = 60 * 60 * 1000;

/** What is put behind the id of every person a reader makes up: the same for one reader, another for the next. */
export const tagOf = (readerId: string): string => readerId.slice(0, 10);

/** The id of somebody whom a reader makes up. In a real application it is told apart from the same id of another reader. */
export const personIn = (connection: Pick<Connection, 'mode'>, readerId: string, id: string): string =>
  isLive(connection) ? `${id}-${tagOf(readerId)}` : id;

/** Keeps a call here that names somebody else's person, alias or passkey in the host's application. */
export async function gatePasswordless(sharing: Sharing, call: Call): Promise<Blocked | undefined> {
  const { ownership, readerId = '' } = sharing;
  const asked = parse(call.body);
  // What cannot be read here may be read there.
  if (call.body && !asked) return unreadable;
  if (NAMES.some((name) => valuesOf(asked, name).some((value) => typeof value !== 'string'))) return noText;
  const inQuery = Object.fromEntries(new URLSearchParams(call.path.split('?')[1]));
  const people = [...textsOf(asked, 'userId'), ...textsOf(inQuery, 'userId')];
  if (people.some((person) => !readerId || !person.endsWith(`-${tagOf(readerId)}`))) return notFound;
  const aliases = call.operation === 'passwordless.signin.begin' ? textsOf(asked, 'alias') : [];
  const keys = [...aliases.map((alias) => aliasKey(sharing, alias)), ...textsOf(asked, 'credentialId').map(passkeyKey)];
  for (const key of keys) if (!(await ownership.owns([readerId], key))) return notFound;
  return undefined;
}

/** All that names a person, or a passkey of theirs. */
const NAMES = ['userId', 'alias', 'credentialId'];

/** A field, however its name is written: the provider takes `Alias` for `alias`. */
const valuesOf = (body: Json | undefined, name: string): unknown[] =>
  Object.entries(body ?? {})
    .filter(([key]) => key.toLowerCase() === name.toLowerCase())
    .map(([, value]) => value);

const textsOf = (body: Json | undefined, name: string): string[] => valuesOf(body, name).map(text).filter(Boolean);

const unreadable = new Blocked(
  400,
  'This isn’t a JSON object',
  'This site has to read requests to a shared application before it sends them.',
);

/** The provider reads some of what is no text as one: 4155550100 names whoever has the alias "4155550100". */
const noText = new Blocked(400, 'A name must be a string', 'Put it in quotes, or leave it out.');

const notFound = new Blocked(
  404,
  'There’s no such user here',
  'All readers of this site share this test application. You can access only the users and passkeys you created here.',
);

/** Notes what a call that went well made for this reader. */
export async function notePasswordless(sharing: Sharing, call: Call, body: string): Promise<void> {
  const { readerId, ownership } = sharing;
  if (!readerId) return;
  const asked = parse(call.body) ?? {};
  const answer = parse(body) ?? {};
  switch (call.operation) {
    case 'passwordless.register.token': {
      const aliases = Array.isArray(asked.aliases) ? asked.aliases.map(text).filter(Boolean) : [];
      const keys = aliases.map((alias) => aliasKey(sharing, alias));
      return await ownership.grant(registering(sharing, text(answer.token)), keys, REGISTERING_MS);
    }
    case 'passwordless.register.begin': {
      const keys = await ownership.list(registering(sharing, text(asked.token)));
      return await ownership.grant(registering(sharing, text(answer.session)), keys, REGISTERING_MS);
    }
    // Asking for an alias gives nothing: only now it is somebody's (docs/passwordless.md, "Complete registration").
    case 'passwordless.register.complete': {
      const keys = await ownership.list(registering(sharing, text(asked.session)));
      return await ownership.grant(readerId, [...keys, passkeyKey(text(object(asked.response).id))]);
    }
    case 'passwordless.credentials.list': {
      const values = Array.isArray(answer.values) ? answer.values : [];
      const ids = values.map((value: unknown) => text(object(object(value).descriptor).id)).filter(Boolean);
      return await ownership.grant(readerId, ids.map(passkeyKey));
    }
  }
}
