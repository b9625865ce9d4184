import { within, type CallHint } from '../call-hint.ts';

/** The calls that this guide adds, by operation. */
export const everydayCallHints: Record<string, CallHint> = {
  'magic_links.email.invite': {
    path: '/v1/b2b/magic_links/email/invite',
    body: { organization_id: '…', email_address: '$invitee', invite_redirect_url: '…' },
    highlights: [
      ...within('member', ['email_address', 'status', 'member_id']),
      ...within('organization', ['organization_name', 'email_invites']),
    ],
  },
  'magic_links.authenticate': {
    path: '/v1/b2b/magic_links/authenticate',
    body: { magic_links_token: '@invitation_token', session_duration_minutes: 60 },
    highlights: [
      'member_authenticated',
      ...within('member', ['email_address', 'status']),
      ...within('organization', ['organization_name']),
      'session_token',
      'session_jwt',
    ],
  },
};
