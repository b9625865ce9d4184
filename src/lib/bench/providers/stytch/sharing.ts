import { Blocked } from '../../../wire/blocked.ts';
import type { Call } from '../../../wire/recorder.ts';
import { object, parse, text, type Json } from '../../json.ts';
import type { Sharing } from '../../credentials/live/sharing.ts';
import type { SharingRules } from '../provider.ts';

/**
 * Time that a proved mailbox grants access. An intermediate session lasts ten minutes (docs/stytch.md, "Lifetimes"), a
 * session of the app an hour after its last use; a little longer does no harm.
 */
const PROVED_MS = 60 * 60 * 1000;
/** Time that a sent email grants access. Its link works for an hour and may be opened in another browser. */
const MAILED_MS = 24 * 60 * 60 * 1000;

const mailHolder = ({ seal }: Sharing, address: string) => `mail:${seal.digest(address.trim().toLowerCase())}`;
/** The owner that proved a mailbox, named by their intermediate session token or session token. */
export const proofHolder = ({ seal }: Pick<Sharing, 'seal'>, token: string) => `proof:${seal.digest(token)}`;
/** The key under which access to an organization is granted. */
export const organizationKey = (idOrSlug: string) => `organization:${idOrSlug}`;

/** Blocks a call that names an organization the site didn't create for this reader. */
async function gate(sharing: Sharing, call: Call): Promise<Blocked | undefined> {
  // It finds what other readers created.
  if (call.operation === 'organizations.search') return notFound;
  // Without a reader, only the app makes this call, for the organization of a session that it has checked.
  if (call.operation === 'organizations.members.search' && !sharing.readerId) return undefined;
  const asked = parse(call.body) ?? {};
  const listed = Array.isArray(asked.organization_ids) ? asked.organization_ids.map(text) : [];
  const named = new Set([inPath(call), text(asked.organization_id), ...listed].filter(Boolean));
  const proof = text(asked.intermediate_session_token);
  const holders = [...(sharing.readerId ? [sharing.readerId] : []), ...(proof ? [proofHolder(sharing, proof)] : [])];
  for (const organization of named) {
    if (!(await sharing.ownership.owns(holders, organizationKey(organization)))) return notFound;
  }
  return undefined;
}

const notFound = new Blocked(
  404,
  'There’s no such organization here',
  'All readers of this site share this test project. You can access only the organizations you created here.',
);

/** `/v1/b2b/organizations/<id>…`; empty for other calls. */
const inPath = ({ path }: Call) =>
  decodeURIComponent(/^\/v1\/b2b\/organizations\/(?!members\/search)([^/?]+)/.exec(path)?.[1] ?? '');

/** Removes other readers' organizations from the list of those a mailbox may enter. */
async function narrow(sharing: Sharing, body: string): Promise<{ body: string; leftOut: number } | undefined> {
  const answer = parse(body);
  const allItems = answer?.discovered_organizations;
  if (!answer || !Array.isArray(allItems)) return undefined;
  const ownKeys = new Set(await ownOf(sharing, text(answer.email_address)));
  const ownItems = allItems.filter((item: unknown) => ownKeys.has(organizationKey(idOf(item))));
  const proof = text(answer.intermediate_session_token);
  if (proof) {
    const keys = ownItems.map((item: unknown) => organizationKey(idOf(item)));
    // The holder itself is among the keys: it says that this proof is one of the host's project.
    const holder = proofHolder(sharing, proof);
    await sharing.ownership.grant(holder, [holder, ...keys], PROVED_MS);
  }
  const leftOut = allItems.length - ownItems.length;
  if (leftOut === 0) return undefined;
  return { body: JSON.stringify({ ...answer, discovered_organizations: ownItems }), leftOut };
}

const idOf = (item: unknown) => text(object(object(item).organization).organization_id);

/** Entities created for this reader, and for readers who sent email to this mailbox. */
async function ownOf(sharing: Sharing, address: string): Promise<string[]> {
  const senders = address ? await sharing.ownership.list(mailHolder(sharing, address)) : [];
  const holders = new Set([...senders, ...(sharing.readerId ? [sharing.readerId] : [])]);
  const lists = await Promise.all([...holders].map((holder) => sharing.ownership.list(holder)));
  return lists.flat();
}

/** Notes what a successful call created for this reader. */
async function note(sharing: Sharing, call: Call, body: string): Promise<void> {
  const { readerId, ownership } = sharing;
  const answer = parse(body);
  if (!answer) return;
  if (!readerId) return await noteLogin(sharing, answer);
  if (call.operation === 'magic_links.email.discovery.send') {
    const to = text((parse(call.body) ?? {}).email_address);
    return await ownership.grant(mailHolder(sharing, to), [readerId], MAILED_MS);
  }
  if (MAKES_OR_ENTERS.has(call.operation ?? '')) await ownership.grant(readerId, organizationKeys(answer));
}

/**
 * Without a reader, only the session itself shows that it belongs to the host's project, or the intermediate session of
 * a login that still needs a second factor.
 */
async function noteLogin(sharing: Sharing, answer: Json): Promise<void> {
  for (const token of [text(answer.session_token), text(answer.intermediate_session_token)]) {
    const holder = proofHolder(sharing, token);
    if (token) await sharing.ownership.grant(holder, [holder, ...organizationKeys(answer)], PROVED_MS);
  }
}

const MAKES_OR_ENTERS = new Set([
  'organizations.create',
  'discovery.organizations.create',
  'discovery.intermediate_sessions.exchange',
  'magic_links.authenticate',
  'sso.authenticate',
  'totps.authenticate',
  'recovery_codes.recover',
  'sessions.exchange',
]);

/** An organization can be named by its id and by its slug. */
function organizationKeys(answer: Json): string[] {
  const { organization_id, organization_slug } = object(answer.organization);
  return [text(organization_id), text(organization_slug)].filter(Boolean).map(organizationKey);
}

export const stytchSharing: SharingRules = { gate, note, narrow };
