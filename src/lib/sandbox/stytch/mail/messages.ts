import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Executor } from '../../../store/database.ts';
import type { EmulatorContext } from '../../core/context.ts';
import { prepared } from '../../core/database/prepared.ts';
import type { Project } from '../../core/projects/projects.ts';
import { emailKey } from '../domains.ts';
import { fail } from '../errors.ts';
import { linkOf } from '../magic-links/redirect.ts';
import { writeMail } from './text.ts';
import type { MailRow } from './send.ts';
import { timestamp } from '../../core/time.ts';

/** The most emails in one response. */
const PAGE = 200;

/** A position that no email reaches: no email is later than one that doesn't exist, as with calls. */
const NEVER = Number.MAX_SAFE_INTEGER;

/**
 * SQLite plans a statement with `limit ?` again for every run, because the number may change the plan. With the number
 * hidden from the planner, reading one email takes 4 µs instead of 40.
 */
const atMost = (limit: number) => sql<number>`cast(${limit} as integer)`;

const newest = prepared((db, values: { projectId: string; limit: number }) =>
  mailOf(db, values.projectId).orderBy('position', 'desc').limit(atMost(values.limit)),
);
const newestTo = prepared((db, values: { projectId: string; limit: number; emailKey: string }) =>
  mailOf(db, values.projectId)
    .where('email_key', '=', values.emailKey)
    .orderBy('position', 'desc')
    .limit(atMost(values.limit)),
);

export interface MessageFilter {
  /** Only messages to this address or phone number. */
  to?: string | undefined;
  kind?: MailRow['kind'] | undefined;
  /** Only messages later than the one with this id. */
  after?: string | undefined;
  limit?: number | undefined;
}

/** Lists a project's messages, newest first. */
async function listMessages(context: EmulatorContext, project: Project, filter: MessageFilter) {
  const { to, kind, after, limit = PAGE } = filter;
  const values = { projectId: project.id, limit: Math.min(limit, PAGE) };
  const rows =
    kind !== undefined || after !== undefined
      ? await filtered(context, project, filter)
      : (
          await (to === undefined
            ? newest(context.db, values)
            : newestTo(context.db, { ...values, emailKey: emailKey(to) }))
        ).rows;
  return rows.map((row) => toMessage(context, project, row));
}

async function filtered({ db }: EmulatorContext, project: Project, { to, kind, after, limit = PAGE }: MessageFilter) {
  const last =
    after === undefined ? undefined : await mailOf(db, project.id).where('id', '=', after).executeTakeFirst();
  return mailOf(db, project.id)
    .$if(to !== undefined, (query) => query.where('email_key', '=', emailKey(to ?? '')))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'login'))
    .$if(after !== undefined, (query) => query.where('position', '>', last?.position ?? NEVER))
    .orderBy('position', 'desc')
    .limit(Math.min(limit, PAGE))
    .execute();
}

/** Interval at which a waiting call looks for a message, in milliseconds. */
const LOOK_EVERY = 50;

/**
 * Waits until there is a message that fits.
 * @param seconds how long at most; the list is empty then
 */
export async function waitForMessages(
  context: EmulatorContext,
  project: Project,
  filter: MessageFilter,
  seconds: number,
) {
  const until = performance.now() + seconds * 1000;
  for (;;) {
    const messages = await listMessages(context, project, filter);
    if (messages.length > 0 || performance.now() >= until) return messages;
    await wait(LOOK_EVERY);
  }
}

export async function getMessage(context: EmulatorContext, project: Project, id: string) {
  const row = await mailOf(context.db, project.id).where('id', '=', id).executeTakeFirst();
  return row ? toMessage(context, project, row) : fail('not_found', 'There is no such message in this project.');
}

const mailOf = (db: Executor, projectId: string) =>
  db.selectFrom('sandbox_mail').selectAll().where('project_id', '=', projectId);

function toMessage(context: EmulatorContext, project: Project, row: MailRow) {
  const { subject, text, html, link } = writeMail(row, linkOf(row, context.siteUrl, project.public_token));
  const isCode = link === null;
  return {
    id: row.id,
    to: row.email_address,
    kind: row.kind,
    subject,
    text,
    html,
    link,
    token: isCode ? null : row.token,
    code: isCode ? row.token : null,
    state: stateOf(row, context.now() + project.clock_offset_ms),
    created_at: timestamp(row.created_at),
    expires_at: timestamp(row.expires_at),
  };
}

function stateOf(row: MailRow, now: number): 'unopened' | 'opened' | 'used' | 'expired' {
  if (row.used_at !== null) return 'used';
  if (row.expires_at <= now) return 'expired';
  return row.opened_at === null ? 'unopened' : 'opened';
}
