import { expect, test } from 'vitest';
import { makeSandbox } from '../../testing/sandbox.ts';

test('the taken field is reported, even if its value looks like another field', async () => {
  const { project } = await makeSandbox();
  const { post } = await project();
  const make = async (organization_slug: string, organization_external_id: string) =>
    (await post('organizations', { organization_name: 'Acme', organization_slug, organization_external_id })).body;
  await make('external_id', 'slug');
  expect((await make('external_id', 'other')).error_type).toBe('organization_slug_already_used');
  expect((await make('other', 'slug')).error_type).toBe('organization_external_id_already_used');
});
