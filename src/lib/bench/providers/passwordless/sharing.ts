import { Blocked } from '../../../wire/blocked.ts';
import type { Call } from '../../../wire/recorder.ts';
import { object, parse, text, type Json } from '../../json.ts';
import { isLive, type Connection } from '../../credentials/types.ts';
import { readerTag } from '../../credentials/live/reader-tag.ts';
import type { Sharing } from '../../credentials/live/sharing.ts';
import type { SharingRules } from '../provider.ts';

const aliasKey = ({ seal }: Sharing, alias: string) => `alias:${seal.digest(alias)}`;
const passkeyKey = (id: string) => `passkey:${id}`;
/** The owner of a registration in progress, named by its register token or by the session that follows. */
const registering = ({ seal }: Sharing, token: string) => `registering:${seal.digest(token)}`;
/**
 * Time that a registration grants access. Its token lasts two minutes (docs/passwordless.md, "Complete registration");
 * a little longer does no harm.
 */
const REGISTERING_MS = 60 * 60 * 1000;

/** The id of a made-up user, with the reader's tag in a real application, where ids of other readers may be equal. */
export const personIn = (connection: Pick<Connection, 'mode'>, readerId: string, id: string): string =>
  isLive(connection) ? `${id}-${readerTag(readerId)}` : id;

/** Blocks a call that names another reader's user, alias or passkey in the host's application. */
async function gate(sharing: Sharing, call: Call): Promise<Blocked | undefined> {
  const { ownership, readerId = '' } = sharing;
  const asked = parse(call.body);
  // The provider might be able to parse it.
  if (call.body && !asked) return unreadable;
  if (NAMES.some((name) => valuesOf(asked, name).some((value) => typeof value !== 'string'))) return noText;
  const inQuery = Object.fromEntries(new URLSearchParams(call.path.split('?')[1]));
  const people = [...textsOf(asked, 'userId'), ...textsOf(inQuery, 'userId')];
  if (people.some((person) => !readerId || !person.endsWith(`-${readerTag(readerId)}`))) return notFound;
  const aliases = call.operation === 'passwordless.signin.begin' ? textsOf(asked, 'alias') : [];
  const keys = [...aliases.map((alias) => aliasKey(sharing, alias)), ...textsOf(asked, 'credentialId').map(passkeyKey)];
  for (const key of keys) if (!(await ownership.owns([readerId], key))) return notFound;
  return undefined;
}

/** The fields that name a user or a passkey. */
const NAMES = ['userId', 'alias', 'credentialId'];

/** The values of a field in any case: the provider accepts `Alias` for `alias`. */
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

/** The provider coerces numbers to strings, so the number 4155550100 would match the alias "4155550100". */
const noText = new Blocked(400, 'A name must be a string', 'Put it in quotes, or leave it out.');

const notFound = new Blocked(
  404,
  'There’s no such user here',
  'All readers of this site share this test application. You can access only the users and passkeys you created here.',
);

/** Notes what a successful call created for this reader. */
async function note(sharing: Sharing, call: Call, body: string): Promise<void> {
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
    // Requesting an alias grants nothing: only now it is taken (docs/passwordless.md, "Complete registration").
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

export const passwordlessSharing: SharingRules = { gate, note };
