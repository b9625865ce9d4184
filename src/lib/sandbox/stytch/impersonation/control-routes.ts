import { z } from 'zod';
import { controlRoute, timeField, type ControlRoute } from '../../core/control-route.ts';
import { issueOneTime } from '../../core/projects/one-time.ts';
import { listRedirectUrls } from '../../core/projects/redirect-urls.ts';
import { timestamp } from '../../core/time.ts';
import { email, memberId, organizationId } from '../fields.ts';
import { findMember, findOrganization } from '../store.ts';
import { impersonationToken, TOKEN_LIFE } from './token.ts';

/** The route for the dashboard's button that impersonates a member. */
export const impersonationRoutes: readonly ControlRoute[] = [
  controlRoute({
    method: 'POST',
    path: '/impersonation_tokens',
    summary: 'Create a token that impersonation.authenticate accepts once, within 5 minutes',
    status: 201,
    fields: z.object({
      organization_id: organizationId,
      member_id: memberId,
      impersonator_id: z.string().min(1).max(128).default('support'),
      impersonator_email_address: email.default('support@example.com'),
    }),
    response: z.object({
      impersonation_token: z.string(),
      url: z.string().nullable().describe('Where the dashboard would send the browser; null without a Login URL'),
      expires_at: timeField,
    }),
    async run({ db, project, now: realTime }, input) {
      const now = realTime() + project.clock_offset_ms;
      const scope = { db, project, now };
      const organization = await findOrganization(scope, input.organization_id);
      const member = await findMember(scope, organization.id, input.member_id);
      const data = { ...input, organization_id: organization.id, member_id: member.id };
      const token = await issueOneTime(scope, impersonationToken, data, TOKEN_LIFE);
      const login = (await listRedirectUrls(db, project.id)).find(({ types }) => types.includes('LOGIN'));
      return {
        impersonation_token: token,
        url: login ? landing(login.url, token) : null,
        expires_at: timestamp(now + TOKEN_LIFE),
      };
    },
  }),
];

function landing(login: string, token: string): string {
  const url = new URL(login);
  url.searchParams.set('stytch_token_type', 'multi_tenant_impersonation');
  url.searchParams.set('token', token);
  return url.href;
}
