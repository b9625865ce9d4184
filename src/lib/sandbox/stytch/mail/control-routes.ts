import { z } from 'zod';
import { controlRoute, timeField, type ControlRoute } from '../../core/control-route.ts';
import { MAIL_KINDS } from './kinds.ts';
import { getMessage, listMessages } from './messages.ts';

const message = z.object({
  id: z.string(),
  to: z.string().describe('An email address, or the phone number of a text message'),
  kind: z.enum(MAIL_KINDS),
  subject: z.string(),
  text: z.string(),
  html: z.string().describe('A complete HTML document without styles and scripts'),
  link: z.string().nullable(),
  token: z.string().nullable().describe('The token in the link'),
  code: z.string().nullable().describe('The one-time passcode, if the message has one instead of a link'),
  state: z.enum(['unopened', 'opened', 'used', 'expired']),
  created_at: timeField,
  expires_at: timeField,
});
export const messages = z.object({ messages: z.array(message) });

/** Routes for a project's inbox. */
export const messageRoutes: readonly ControlRoute[] = [
  controlRoute({
    method: 'GET',
    path: '/messages',
    summary: 'List the emails in the inbox, newest first',
    status: 200,
    fields: z.object({
      to: z.string().optional().describe('Only emails to this address'),
      limit: z.coerce.number().int().min(1).max(200).optional().describe('The maximum number of emails. Default: 200'),
    }),
    response: messages,
    run: async (call, { to, limit }) => ({ messages: await listMessages(call, call.project, to, limit) }),
  }),
  controlRoute({
    method: 'GET',
    path: '/messages/{id}',
    summary: 'Get one email',
    status: 200,
    fields: z.object({}),
    response: message,
    run: (call) => getMessage(call, call.project, call.id),
  }),
];
