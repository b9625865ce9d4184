import type { BenchContext } from '../context.ts';
import { allProviders } from '../providers/index.ts';
import type { Reader } from '../reader/readers.ts';
import type { Mail } from '../types.ts';
import { saysGone } from './control-plane.ts';
import type { Project } from './projects.ts';

/** Labels of links that don't log in, by the kind of their email: as in the email itself. */
const labels: Record<string, string | undefined> = {
  invite: 'Accept the invitation',
  signup: 'Sign up',
  email_update: 'Verify this email',
  reset_password: 'Reset your password',
  discovery_reset_password: 'Reset your password',
};

/** The emails of the reader's sandbox project, newest first. None without a project. */
export async function listMail(context: BenchContext, reader: Reader | undefined): Promise<Mail[]> {
  const messages = await readMail(context, reader, (project) => context.controlPlane.listMessages(project));
  return (messages ?? []).map(({ id, to, kind, subject, text, link, state, created_at, expires_at }) => ({
    id,
    to,
    subject,
    text,
    link: link ?? '',
    press: labels[kind] ?? 'Log in',
    state,
    created_at,
    expires_at,
  }));
}

/** The HTML of an email of the reader's own; null if there is none with this id. */
export async function mailHtml(context: BenchContext, reader: Reader | undefined, id: string): Promise<string | null> {
  const message = await readMail(context, reader, (project) => context.controlPlane.findMessage(project, id));
  return message?.html ?? null;
}

/** Null if the reader has no sandbox project, or if email is real: it arrives in a real inbox. */
async function readMail<T>(
  context: BenchContext,
  reader: Reader | undefined,
  read: (project: Project) => Promise<T>,
): Promise<T | null> {
  if (!reader) return null;
  const mailers = allProviders(context).filter(({ mail }) => mail);
  const chosen = await Promise.all(mailers.map(({ id }) => context.connections.find(reader.id, id)));
  if (!chosen.some(({ mode }) => mode === 'sandbox')) return null;
  const project = await context.projects.find(reader.id);
  if (!project) return null;
  return await read(project).catch(async (error: unknown) => {
    if (!saysGone(error)) throw error;
    await context.projects.forget(reader.id, project);
    return null;
  });
}
