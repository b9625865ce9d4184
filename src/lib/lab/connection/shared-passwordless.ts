import { HeldBack } from '../../wire/held-back.ts';
import type { Call } from '../../wire/recorder.ts';
import { object, parse, text } from '../json.ts';
import type { Sharing } from './shared-stytch.ts';

const aliasThing = ({ seal }: Sharing, alias: string) => `alias:${seal.digest(alias)}`;
const passkeyThing = (id: string) => `passkey:${id}`;

/** What is put behind the id of every person a reader makes up: the same for one reader, another for the next. */
export const tagOf = (readerId: string): string => readerId.slice(0, 10);

/** Keeps a call here that names somebody else's person, alias or passkey in the host's application. */
export async function gatePasswordless(sharing: Sharing, call: Call): Promise<HeldBack | undefined> {
  const { reach, readerId = '' } = sharing;
  const asked = parse(call.body) ?? {};
  const person = text(asked.userId) || (new URLSearchParams(call.path.split('?')[1]).get('userId') ?? '');
  if (person && !(readerId && person.endsWith(`-${tagOf(readerId)}`))) return notFound;
  const alias = call.operation === 'passwordless.signin.begin' ? text(asked.alias) : '';
  if (alias && !(await reach.has([readerId], aliasThing(sharing, alias)))) return notFound;
  const passkey = text(asked.credentialId);
  if (passkey && !(await reach.has([readerId], passkeyThing(passkey)))) return notFound;
  return undefined;
}

const notFound = new HeldBack(
  404,
  'There is nobody of that name here',
  'This test application is shared by all readers of this site. You reach only the people and passkeys that were made here for you.',
);

/** Notes what a call that went well made for this reader. */
export async function notePasswordless(sharing: Sharing, call: Call, body: string): Promise<void> {
  const { readerId, reach } = sharing;
  if (!readerId) return;
  const asked = parse(call.body) ?? {};
  const answer = parse(body) ?? {};
  switch (call.operation) {
    case 'passwordless.register.token': {
      const aliases = Array.isArray(asked.aliases) ? asked.aliases.map(text).filter(Boolean) : [];
      const things = aliases.map((alias) => aliasThing(sharing, alias));
      return await reach.add(readerId, things);
    }
    case 'passwordless.register.complete':
      return await reach.add(readerId, [passkeyThing(text(object(asked.response).id))]);
    case 'passwordless.credentials.list': {
      const values = Array.isArray(answer.values) ? answer.values : [];
      const ids = values.map((value: unknown) => text(object(object(value).descriptor).id)).filter(Boolean);
      return await reach.add(readerId, ids.map(passkeyThing));
    }
  }
}
