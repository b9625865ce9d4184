import { expect, test } from 'vitest';
import { z } from 'zod';
import { makeSandbox } from '../testing/sandbox.ts';
import { readOfficial } from '../testing/official.ts';
import { ERRORS, StytchError } from './errors.ts';
import { OPERATIONS } from './operations.ts';
import { OTHER_OPERATIONS } from './other-operations.ts';

/*
 * What every operation has in common, without a list of its own: the errors that the official description documents
 * for each, and the bounds of each field. tests/contract/operations.test.ts shows with the SDK that each one succeeds.
 */

const ALL = [...OPERATIONS, ...OTHER_OPERATIONS];
const official = readOfficial();

/** The error that the description shows for an operation. */
function documented(method: string, path: string, status: number): object {
  const { responses } = official?.paths[path]?.[method.toLowerCase()] ?? {};
  const content = responses?.[status]?.content as { 'application/json'?: { example?: object } } | undefined;
  const {
    request_id: _,
    error_url: __,
    ...example
  } = { request_id: '', error_url: '', ...content?.['application/json']?.example };
  return example;
}

/** Values that every operation accepts, by field: they have the right form, and name nothing. */
const FITTING: Record<string, unknown> = {
  organization_id: 'organization-test-00000000-0000-4000-8000-000000000000',
  member_id: 'member-test-00000000-0000-4000-8000-000000000000',
  email_address: 'ada@example.com',
  code: '123456',
  password: 'violet otter compiles 42',
  hash: 'd41d8cd98f00b204e9800998ecf8427e',
  hash_type: 'md_5',
  secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  recovery_codes: ['one'],
  roles: [],
  scopes: ['read:users'],
  client_type: 'first_party',
  metadata_url: 'http://localhost/x',
  redirect_uri: 'http://localhost/x',
  response_type: 'code',
  organization_ids: ['organization-test-00000000-0000-4000-8000-000000000000'],
  org_policy: { roles: [] },
  consent_granted: true,
  project_id: 'project-test-00000000-0000-4000-8000-000000000000',
};
const TOKEN = 'x'.repeat(44);

/** A value that a field accepts. */
const fitting = (name: string, field: z.ZodType): unknown =>
  [FITTING[name], TOKEN, name].find((value) => value !== undefined && refusalOf(field, value) === undefined);

/** Values beyond any field's bounds: the wrong type, or too much. */
const BEYOND: readonly unknown[] = [{ odd: { odd: [] } }, 5.5, 'x'.repeat(20_000), ['\u0000'], '\u0000'];

/** Returns the error that a field's own check gives; undefined if it accepts the value. */
function refusalOf(field: z.ZodType, value: unknown): string | undefined {
  try {
    const { error } = field.safeParse(value);
    const type = error?.issues[0]?.message;
    return type === undefined || type in ERRORS ? type : 'invalid_request_value';
  } catch (error) {
    if (error instanceof StytchError) return error.code;
    throw error;
  }
}

const shapeOf = (fields: z.ZodType): [string, z.ZodType][] =>
  fields instanceof z.ZodObject ? Object.entries(fields.shape) : [];

test.skipIf(!official)(
  'every operation answers with the documented error to a wrong secret and to each outage',
  async () => {
    const { project, send } = await makeSandbox();
    const { id, authorization, control } = await project();
    const wrong = `Basic ${Buffer.from(`${id}:secret-test-${'x'.repeat(36)}`).toString('base64')}`;
    for (const { name, method, path, open } of ALL) {
      const at = path.replace('{project_id}', id).replace(/\{\w+\}/g, 'x');
      const ask = async (credentials: string) => {
        const { request_id, error_url, ...error } = (await send(method, at, { authorization: credentials })).body;
        expect([request_id, error_url], name).toEqual([
          expect.stringContaining('request-id-test-'),
          expect.any(String),
        ]);
        return error;
      };
      if (!open) expect(await ask(wrong), name).toEqual(documented(method, path, 401));
      for (const status of [429, 500]) {
        await control('POST', 'faults', { operation: name, kind: 'error', status, times: 1 });
        // The text of a 500 names Stytch's support, which can't help with the sandbox.
        const text = status === 500 && {
          error_message: expect.stringMatching(/^Oops, something seems to have gone wrong/),
        };
        expect(await ask(authorization), `${name} ${status}`).toEqual({ ...documented(method, path, status), ...text });
      }
    }
  },
);

// A thousand calls and more.
test(
  'every field of every operation refuses what is beyond its bounds, by the error of the field',
  { timeout: 60_000 },
  async () => {
    const { project } = await makeSandbox();
    const { call } = await project();
    const boundless: string[] = [];
    let refused = 0;
    for (const { name, method, path, fields } of ALL) {
      const shape = shapeOf(fields);
      const required = shape.filter(([, field]) => refusalOf(field, undefined) !== undefined);
      const base = Object.fromEntries(required.map(([field, schema]) => [field, fitting(field, schema)]));
      for (const [field, schema] of shape) {
        const inPath = path.includes(`{${field}}`);
        const odd = BEYOND.filter((value) => !inPath && !(method === 'GET' && typeof value === 'object'))
          .map((value) => [value, refusalOf(schema, method === 'GET' ? String(value) : value)] as const)
          .filter(([, expected]) => expected !== undefined);
        if (odd.length === 0 && !inPath) boundless.push(`${name} ${field}`);
        for (const [value, expected] of odd) {
          const fields: Record<string, unknown> = { ...base, [field]: value };
          const at = path.replace(/\{(\w+)\}/g, (_, each: string) => encodeURIComponent(String(fields[each])));
          const inQuery = Object.entries(fields).map(([key, each]): [string, string] => [key, String(each)]);
          const query = method === 'GET' ? `?${new URLSearchParams(inQuery)}` : '';
          const answer = await call(method, `${at}${query}`, method === 'GET' ? undefined : fields);
          expect(answer.body, `${name} ${field} ${JSON.stringify(value).slice(0, 60)}`).toMatchObject({
            error_type: expected,
            status_code: ERRORS[expected as keyof typeof ERRORS][0],
          });
          refused++;
        }
      }
    }
    // The search reads these two itself; tests/contract/tables/bounds.ts has their bounds.
    expect(boundless).toEqual(['organizations.search query', 'organizations.members.search query']);
    expect(refused).toBeGreaterThan(1000);
  },
);
