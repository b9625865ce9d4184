import { STYTCH } from '../credentials/types.ts';
import type { BenchContext } from '../context.ts';
import type { Reader } from '../reader/readers.ts';
import { saysGone } from './control-plane.ts';
import type { Mail } from '../types.ts';

/** The reader's mail, newest first. Nobody's without a project. */
export async function listMail(context: BenchContext, reader: Reader | undefined): Promise<Mail[]> {
  const messages = await messagesOf(context, reader);
  return messages.map(({ id, to, subject, text, link, state, created_at, expires_at }) => ({
    id,
    to,
    subject,
    text,
    link,
    state,
    created_at,
    expires_at,
  }));
}

/** The mail's own HTML. Another reader's mail is as absent as one that never came. */
export async function mailHtml(context: BenchContext, reader: Reader | undefined, id: string): Promise<string | null> {
  const messages = await messagesOf(context, reader);
  return messages.find((message) => message.id === id)?.html ?? null;
}

async function messagesOf({ connections, projects, controlPlane }: BenchContext, reader: Reader | undefined) {
  // Real mail lands in a real mailbox: nobody looks into that from here.
  if (!reader || (await connections.find(reader.id, STYTCH)).mode !== 'sandbox') return [];
  const project = await projects.find(reader.id);
  if (!project) return [];
  try {
    return await controlPlane.listMessages(project);
  } catch (error) {
    if (!saysGone(error)) throw error;
    await projects.forget(reader.id, project);
    return [];
  }
}
