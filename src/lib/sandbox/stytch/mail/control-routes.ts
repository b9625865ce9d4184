import { z } from 'zod';
import { controlRoute, timeField, type ControlRoute } from '../../core/control-route.ts';
import { MAIL_KINDS } from './kinds.ts';
import { getMessage, waitForMessages } from './messages.ts';

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
    summary: 'List the emails and text messages in the inbox, newest first. Waits for one if asked to',
    status: 200,
    fields: z.object({
      to: z
        .string()
        // A plus sign in a query means a space, and no address has one.
        .transform((address) => address.replaceAll(' ', '+'))
        .optional()
        .describe('Only messages to this email address or phone number'),
      kind: z.enum(MAIL_KINDS).optional().describe('Only messages of this kind'),
      after: z.string().optional().describe('The ID of a message: only later messages are listed'),
      wait: z.coerce
        .number('wait must be a number.')
        .min(0, 'wait must be 0 or more.')
        .max(30, 'wait must be at most 30.')
        .optional()
        .describe('How many seconds to wait for a message that fits, if there is none yet'),
      limit: z.coerce
        .number()
        .int()
        .min(1)
        .max(200)
        .optional()
        .describe('The maximum number of messages. Default: 200'),
    }),
    response: messages,
    run: async (call, { wait = 0, ...filter }) => ({
      messages: await waitForMessages(call, call.project, filter, wait),
    }),
  }),
  controlRoute({
    method: 'GET',
    path: '/messages/{id}',
    summary: 'Get one message',
    status: 200,
    fields: z.object({}),
    response: message,
    run: (call) => getMessage(call, call.project, call.id),
  }),
];
