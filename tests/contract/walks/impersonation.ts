import { expect } from 'vitest';
import type { startSandbox } from '../harness.ts';

type StartedSandbox = Awaited<ReturnType<typeof startSandbox>>;

/** Creates a token as Stytch's dashboard does. */
export async function impersonation({ control, project, stytch }: StartedSandbox) {
  const organization_id = 'globex';
  const { member_id } = await stytch.organizations.members.get({ organization_id, email_address: 'grace@example.com' });
  const { status, body } = await control('POST', '/impersonation_tokens', project, {
    organization_id,
    member_id,
    impersonator_id: 'agent-7',
    impersonator_email_address: 'agent@example.com',
  });
  expect(status).toBe(201);
  return { member_id, impersonation_token: String(body.impersonation_token), url: String(body.url) };
}

/** Logs in as a member, as a support team does. */
export async function walkImpersonation(bench: StartedSandbox): Promise<void> {
  const { member_id, impersonation_token, url } = await impersonation(bench);
  expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
    stytch_token_type: 'multi_tenant_impersonation',
    token: impersonation_token,
  });
  expect(await bench.stytch.impersonation.authenticate({ impersonation_token })).toMatchObject({
    member_id,
    member_authenticated: true,
    intermediate_session_token: '',
    member_session: {
      authentication_factors: [
        {
          type: 'impersonated',
          delivery_method: 'impersonation',
          impersonated_factor: { impersonator_id: 'agent-7', impersonator_email_address: 'agent@example.com' },
        },
      ],
    },
  });
}
