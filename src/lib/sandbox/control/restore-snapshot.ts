import type { Parts } from '../core/context.ts';
import { domainOf, emailKey } from '../stytch/domains.ts';
import { fail, StytchError } from '../stytch/errors.ts';
import { storedMember, storedOrganization } from '../stytch/rows.ts';
import { insertDomains } from '../stytch/store.ts';
import { isConstraintViolation } from '../core/constraints.ts';
import { OWNED } from './projects.ts';
import type { Snapshot } from './snapshot.ts';

const mailbox = ({ email_address }: { email_address: string }) => ({
  email_key: emailKey(email_address),
  email_domain: domainOf(email_address),
});

/** Replaces what a project holds, all or nothing. Its calls stay: they are a record of what happened. */
export async function restoreSnapshot(
  { db, passwordless }: Pick<Parts, 'db' | 'passwordless'>,
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
