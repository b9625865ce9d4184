import { z } from 'zod';
import { controlRoute, timeField, type ControlRoute } from '../../core/control-route.ts';
import { getMessage, listMessages } from './messages.ts';

const message = z.object({
  id: z.string(),
  to: z.string(),
  kind: z.enum(['discovery', 'login', 'signup', 'invite', 'discovery_otp']),
  subject: z.string(),
  text: z.string(),
  html: z.string().describe('A whole document without style or script'),
  link: z.string().nullable(),
  token: z.string().nullable().describe('What the link carries'),
  code: z.string().nullable().describe('The one-time passcode, where the mail carries one instead of a link'),
  state: z.enum(['unopened', 'opened', 'used', 'expired']),
  created_at: timeField,
  expires_at: timeField,
});
export const messages = z.object({ messages: z.array(message) });

/** The inbox. */
export const messageRoutes: readonly ControlRoute[] = [
  controlRoute({
    method: 'GET',
    path: '/messages',
    summary: 'The inbox, newest first',
    status: 200,
    fields: z.object({
      to: z.string().optional().describe('Only mail to this address'),
      limit: z.coerce.number().int().min(1).max(200).optional().describe('At most so many; 200 if left out'),
    }),
    response: messages,
    run: async (call, { to, limit }) => ({ messages: await listMessages(call, call.project, to, limit) }),
  }),
  controlRoute({
    method: 'GET',
    path: '/messages/{id}',
    summary: 'One mail',
    status: 200,
    fields: z.object({}),
    response: message,
    run: (call) => getMessage(call, call.project, call.id),
  }),
];
