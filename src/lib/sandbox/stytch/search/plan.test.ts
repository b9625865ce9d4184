import { CompiledQuery, type KyselyPlugin, type RootOperationNode } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../store/database.ts';
import { newSettings } from '../organizations/settings.ts';
import { MEMBER_FILTERS, searchMembers } from '../members/search.ts';
import { ORGANIZATION_FILTERS, searchOrganizations } from '../organizations/search.ts';
import { readQuery, type Filter } from './query.ts';

/** A valid value for each type of filter. */
const VALUES = [['active'], ['ada@example.com'], ['example.com'], ['+15551234567'], ['globex'], 'example', true];

/** All filters in one query, so that its plan covers each of them. */
function everyFilter(
  kind: 'organization_search' | 'member_search',
  filters: Readonly<Record<string, Filter>>,
  operator: string,
) {
  const takes = (filter_name: string, filter_value: unknown) => {
    try {
      return Boolean(readQuery(kind, filters, { operator: 'AND', operands: [{ filter_name, filter_value }] }));
    } catch {
      return false;
    }
  };
  const operands = Object.keys(filters).map((filter_name) => ({
    filter_name,
    filter_value: VALUES.find((value) => takes(filter_name, value)),
  }));
  return readQuery(kind, filters, { operator, operands });
}

test.each(['AND', 'OR'])('a search (%s) only reads the project’s rows, by an index', async (operator) => {
  const database = await openDatabase(':memory:');
  onTestFinished(() => database.destroy());
  const statements: RootOperationNode[] = [];
  const listen: KyselyPlugin = {
    transformQuery: ({ node }) => (statements.push(node), node),
    transformResult: async ({ result }) => result,
  };
  const call = { db: database.withPlugin(listen), project: { id: 'p' } as never };
  const cursor = { created_at: 1, id: 'x' };
  await searchOrganizations(call, everyFilter('organization_search', ORGANIZATION_FILTERS, operator), {
    cursor,
    limit: 10,
  });
  const organization = {
    id: 'o',
    name: 'O',
    slug: 'o',
    external_id: null,
    settings: newSettings({}),
    custom_roles: [],
    connections: [],
    scim: null,
    created_at: 0,
    updated_at: 0,
  };
  const query = everyFilter('member_search', MEMBER_FILTERS, operator);
  await searchMembers(call, [organization], { ...query, valuesOf: () => ['deleted'] }, { cursor, limit: 10 });

  expect(statements.length).toBeGreaterThan(3);
  for (const node of statements) {
    const { sql, parameters } = database.getExecutor().compileQuery(node, { queryId: 'explain' });
    const plan = await database.executeQuery<{ detail: string }>(
      CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]),
    );
    const details = plan.rows.map(({ detail }) => detail);
    // Members are selected by organization first, deleted or not. Scanning those is fine.
    const picked = details.includes('CO-ROUTINE m') ? ['SCAN m'] : [];
    const steps = details.filter((detail) => /^(SCAN|SEARCH) /.test(detail) && !picked.includes(detail));
    for (const step of steps) expect(step, sql).toMatch(/USING .*INDEX .*\(project_id=\?/);
    expect(steps.length).toBeGreaterThan(0);
  }
});
