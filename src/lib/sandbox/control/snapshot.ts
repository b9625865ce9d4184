import { z } from 'zod';
import type { Executor } from '../../store/database.ts';
import { effectSchema } from '../faults.ts';
import type { Parts } from '../parts.ts';
import { passwordlessSnapshot } from '../passwordless/index.ts';
import type { Project } from '../project.ts';
import { domainOf, emailKey } from '../stytch/domains.ts';
import { fail, StytchError } from '../stytch/errors.ts';
import { email, externalIdShape, slugShape } from '../stytch/fields.ts';
import { settingsSchema } from '../stytch/organization-settings.ts';
import { REDIRECT_TYPES } from '../stytch/redirect-urls.ts';
import {
  customRoleSchema,
  factorSchema,
  profileSchema,
  readMember,
  readOrganization,
  readSession,
  storedMember,
  storedOrganization,
} from '../stytch/rows.ts';
import { fromStore } from '../stytch/stored.ts';
import { insertDomains } from '../stytch/store.ts';
import { isId, isToken, type IdKind } from '../stytch/tokens.ts';
import { isConstraintViolation } from '../stytch/unique.ts';
import { OWNED } from './project.ts';

/** The largest snapshot taken back. */
export const SNAPSHOT_LIMIT = 4 * 1024 * 1024;

const id = (kind: IdKind) => z.string().refine((text) => isId(kind, text), `must be an id of the form ${kind}-test-…`);
const time = z
  .int()
  .min(0)
  .max(Date.UTC(9999, 11, 31));
const externalId = z.string().regex(externalIdShape).nullable();
const token = z.string().refine(isToken, 'must be a token of 44 characters');
const MOST = 10_000;
const list = <T extends z.ZodType>(item: T) => z.array(item).max(MOST);

const member = z.object({
  id: id('member'), organization_id: id('organization'), email_address: email, email_id: id('email'), email_verified: z.int().min(0).max(1),
  external_id: externalId, profile: profileSchema, created_at: time, updated_at: time,
}); // prettier-ignore

/** A snapshot is checked like any other input: it may have been written by hand, or come from another instance. */
export const snapshotSchema = z.object({
  version: z.literal(1),
  clock_offset_ms: time.max(3650 * 86_400_000),
  redirect_urls: list(z.object({ url: z.string().max(2048), types: z.array(z.enum(REDIRECT_TYPES)) })),
  faults: list(
    z.object({
      id: z.string().max(100),
      operation: z.string().max(100),
      effect: effectSchema,
      remaining: z.int().min(0).max(10_000).nullable(),
    }),
  ),
  organizations: list(
    z.object({
      id: id('organization'),
      name: z.string().min(1).max(128),
      slug: z.string().regex(slugShape),
      external_id: externalId,
      settings: settingsSchema,
      // Absent in a snapshot that is older than these.
      custom_roles: z.array(customRoleSchema).default([]),
      created_at: time,
      updated_at: time,
    }),
  ),
  members: list(member.extend({ status: z.enum(['pending', 'invited', 'active']) })),
  deleted_members: list(member).default([]),
  mail: list(
    z.object({
      id: id('message'), kind: z.enum(['discovery', 'login', 'signup', 'invite', 'discovery_otp']), email_address: email,
      token: token.or(z.string().regex(/^\d{6}$/)), redirect_url: z.string().max(2048).nullable(), pkce_code_challenge: z.string().max(43).nullable(),
      organization_id: id('organization').nullable(), organization_name: z.string().max(128).nullable(), member_id: id('member').nullable(),
      created_at: time, expires_at: time, opened_at: time.nullable(), used_at: time.nullable(),
    }), // prettier-ignore
  ),
  intermediate_sessions: list(
    z.object({
      token_hash: z.string().length(43),
      email_address: email,
      email_id: id('email'),
      factors: z.array(factorSchema),
      expires_at: time,
    }),
  ),
  sessions: list(
    z.object({
      id: id('session'), organization_id: id('organization'), member_id: id('member'), token, factors: z.array(factorSchema),
      custom_claims: z.record(z.string(), z.unknown()), started_at: time, last_accessed_at: time, expires_at: time,
    }), // prettier-ignore
  ),
  passwordless: passwordlessSnapshot.describe('What the account at the emulated Passwordless.dev holds'),
});
export type Snapshot = z.output<typeof snapshotSchema>;

type Source = Pick<Parts, 'db' | 'passwordless'>;

/**
 * Reads everything a project holds, as it was at one moment; the schema drops what a restore works out again. In an order
 * of its own: two snapshots of one state are the same, on every engine.
 */
export async function takeSnapshot({ db, passwordless }: Source, project: Project): Promise<Snapshot> {
  // In PostgreSQL's usual isolation each statement sees a moment of its own: a session, say, and not yet its member.
  const read = db.transaction().setIsolationLevel('repeatable read');
  const held = await read.execute(async (trx) => ({
    ...(await readAll(trx, project.id)),
    passwordless: await passwordless.take(project.id, trx),
  }));
  const taken = snapshotSchema.safeParse({ version: 1, clock_offset_ms: project.clock_offset_ms, ...held });
  if (taken.success) return taken.data;
  if (taken.error.issues.every((issue) => issue.code === 'too_big' && issue.origin === 'array'))
    fail('invalid_control_request', `The project holds more than fits into a snapshot: at most ${MOST} of each kind.`);
  throw taken.error;
}

async function readAll(db: Executor, projectId: string) {
  // One more than fits says that it does not.
  const most = MOST + 1;
  const redirects = db.selectFrom('sandbox_redirect_urls').selectAll().where('project_id', '=', projectId);
  const faults = db.selectFrom('sandbox_faults').selectAll().where('project_id', '=', projectId);
  const organizations = db.selectFrom('sandbox_organizations').selectAll().where('project_id', '=', projectId);
  const members = db.selectFrom('sandbox_members').selectAll().where('project_id', '=', projectId);
  const deleted = db.selectFrom('sandbox_deleted_members').selectAll().where('project_id', '=', projectId);
  const mail = db.selectFrom('sandbox_mail').selectAll().where('project_id', '=', projectId);
  const intermediate = db.selectFrom('sandbox_intermediate_sessions').selectAll().where('project_id', '=', projectId);
  const sessions = db.selectFrom('sandbox_sessions').selectAll().where('project_id', '=', projectId);
  return {
    redirect_urls: (await redirects.orderBy('position').limit(most).execute()).map((row) => ({
      url: row.url,
      types: fromStore(row.types),
    })),
    faults: (await faults.orderBy('position').limit(most).execute()).map((row) => ({
      ...row,
      effect: fromStore(row.effect),
    })),
    organizations: (await organizations.orderBy('id').limit(most).execute()).map(readOrganization),
    members: (await members.orderBy('id').limit(most).execute()).map(readMember),
    deleted_members: (await deleted.orderBy('id').limit(most).execute()).map((row) => ({
      ...row,
      profile: fromStore(row.profile),
    })),
    mail: await mail.orderBy('position').limit(most).execute(),
    intermediate_sessions: (await intermediate.orderBy('token_hash').limit(most).execute()).map((row) => ({
      ...row,
      factors: fromStore(row.factors),
    })),
    sessions: (await sessions.orderBy('id').limit(most).execute()).map(readSession),
  };
}

const mailbox = ({ email_address }: { email_address: string }) => ({
  email_key: emailKey(email_address),
  email_domain: domainOf(email_address),
});

/** Replaces what a project holds, all or nothing. Its calls stay: they are a record of what happened. */
export async function restoreSnapshot(
  { db, passwordless }: Source,
  projectId: string,
  snapshot: Snapshot,
): Promise<void> {
  const owned = <T extends object>(row: T) => ({ ...row, project_id: projectId });
  checkWhole(snapshot);
  await db
    .transaction()
    .execute(async (trx) => {
      await trx
        .updateTable('sandbox_projects')
        .set({ clock_offset_ms: snapshot.clock_offset_ms })
        .where('id', '=', projectId)
        .execute();
      for (const table of OWNED)
        if (table !== 'sandbox_calls') await trx.deleteFrom(table).where('project_id', '=', projectId).execute();
      for (const [position, { url, types }] of snapshot.redirect_urls.entries()) {
        await trx
          .insertInto('sandbox_redirect_urls')
          .values(owned({ url, types: JSON.stringify(types), position }))
          .execute();
      }
      for (const [position, row] of snapshot.faults.entries()) {
        await trx
          .insertInto('sandbox_faults')
          .values(owned({ ...row, position, effect: JSON.stringify(row.effect) }))
          .execute();
      }
      for (const row of snapshot.organizations) {
        await trx
          .insertInto('sandbox_organizations')
          .values(owned(storedOrganization(row)))
          .execute();
        await insertDomains(trx, projectId, row);
      }
      for (const row of snapshot.members) {
        await trx
          .insertInto('sandbox_members')
          .values(owned({ ...storedMember(row), ...mailbox(row) }))
          .execute();
      }
      for (const row of snapshot.deleted_members) {
        await trx
          .insertInto('sandbox_deleted_members')
          .values(owned({ ...storedMember(row), ...mailbox(row) }))
          .execute();
      }
      for (const [position, row] of snapshot.mail.entries()) {
        await trx
          .insertInto('sandbox_mail')
          .values(owned({ ...row, position, email_key: emailKey(row.email_address) }))
          .execute();
      }
      for (const row of snapshot.intermediate_sessions) {
        await trx
          .insertInto('sandbox_intermediate_sessions')
          .values(owned({ ...row, email_key: emailKey(row.email_address), factors: JSON.stringify(row.factors) }))
          .execute();
      }
      for (const row of snapshot.sessions) {
        await trx
          .insertInto('sandbox_sessions')
          .values(
            owned({ ...row, factors: JSON.stringify(row.factors), custom_claims: JSON.stringify(row.custom_claims) }),
          )
          .execute();
      }
      await passwordless.restore(projectId, snapshot.passwordless, trx);
    })
    .catch((error: unknown) => {
      if (error instanceof StytchError || isConstraintViolation(error)) contradicts();
      throw error;
    });
}

/** What the keys of the tables do not say: a message's id is its own, and a session is its member's. */
function checkWhole({ mail, members, sessions }: Snapshot): void {
  const messages = new Set(mail.map(({ id }) => id));
  const organizationOf = new Map(members.map(({ id, organization_id }) => [id, organization_id]));
  const atHome = sessions.every((session) => organizationOf.get(session.member_id) === session.organization_id);
  if (messages.size < mail.length || !atHome) contradicts();
}

const contradicts = () =>
  fail(
    'invalid_control_request',
    'The snapshot contradicts itself: something is in it twice, or belongs to something that is missing.',
  );
