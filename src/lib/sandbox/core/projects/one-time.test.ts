import { expect, test } from 'vitest';
import { makeSandbox } from '../../testing/sandbox.ts';

test('a token from a snapshot written by hand, whose data doesn’t fit, is treated like an unknown one', async () => {
  const { control, post } = await (await makeSandbox()).project();
  const added = await post('organizations/globex/members', { email_address: 'eve@globex.com' });
  const { organization_id, member_id } = added.body.member ?? {};
  const { body } = await control('POST', 'impersonation_tokens', { organization_id, member_id });
  const authenticate = () => post('impersonation/authenticate', { impersonation_token: body.impersonation_token });

  const { body: snapshot } = await control('GET', 'snapshot');
  const edited = (data: object) => {
    const tokens: unknown = snapshot.one_time_tokens;
    return {
      ...snapshot,
      one_time_tokens: Array.isArray(tokens) ? tokens.map((row: object) => ({ ...row, data })) : [],
    };
  };
  expect((await control('POST', 'snapshot', edited({ organization_id, member_id }))).status).toBe(200);
  expect(await authenticate()).toMatchObject({
    status: 401,
    body: { error_type: 'unable_to_auth_impersonation_token' },
  });
  expect((await control('POST', 'snapshot', snapshot)).status).toBe(200);
  expect((await authenticate()).status).toBe(200);
});
