import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { guides } from '../../../src/lib/guides/index.ts';
import { CONTROL_ROUTES, PROVIDERS } from '../../../src/lib/sandbox/providers.ts';
import { reference } from '../../../src/lib/sandbox/reference.ts';
import { SDK_ROUTES } from '../../../src/lib/sandbox/stytch/sdk/routes.ts';
import { benchApi } from '../../../src/pages/api/bench/_app.ts';

/** The area of a route, which decides the credentials that it gets. */
export type Area = 'stytch' | 'sdk' | 'passwordless' | 'idp' | 'control' | 'bench' | 'site';

export interface FuzzedRoute {
  area: Area;
  method: string;
  /** With parameters in braces. */
  path: string;
  /** JSON Schema of the fields. */
  fields: Schema;
  isEmulated: boolean;
}

/** The part of JSON Schema that this test reads. */
export interface Schema {
  type?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  minimum?: number;
}

/** Every route that the site mounts, read off its routers. */
export function allRoutes(): FuzzedRoute[] {
  const provided = PROVIDERS.flatMap(({ base, operations, reference: { notEmulated } }) =>
    [...operations.map((route) => fuzzed(route)), ...notEmulated.map((route) => fuzzed(route, false))].map((route) => ({
      area: AREAS[base] ?? ('stytch' as const),
      ...route,
    })),
  );
  const sdk = SDK_ROUTES.map((route) => ({ area: 'sdk' as const, ...fuzzed(route) }));
  const fieldsOfControl = new Map(CONTROL_ROUTES.map((route) => [`${route.method} /_sandbox${route.path}`, route]));
  const control = reference.control.map((route) => ({
    area: 'control' as const,
    ...fuzzed({ ...fieldsOfControl.get(`${route.method} ${route.path}`), ...route }),
  }));
  return [...provided, ...sdk, ...control, ...benchRoutes(), ...siteRoutes()];
}

const AREAS: Record<string, Area> = { '/passwordless': 'passwordless', '/idp': 'idp' };

const fuzzed = (route: { method: string; path: string; fields?: unknown }, isEmulated = true) => ({
  method: route.method,
  path: route.path,
  fields: route.fields instanceof z.ZodType ? schemaOf(route.fields) : {},
  isEmulated,
});

/** The schema of what a request is read into: what a `preprocess` accepts has none. */
const schemaOf = (fields: z.ZodType): Schema =>
  z.toJSONSchema(fields, { io: 'output', unrepresentable: 'any', cycles: 'ref', reused: 'inline' }) as Schema;

/** Every action of the guides, as the bench's API names them. */
export const actions = guides.flatMap(({ id: guide, steps }) =>
  steps.flatMap(({ id: step, actions: all }) => all.map(({ id: action, inputs }) => ({ guide, step, action, inputs }))),
);

const anything = (names: string[]): Schema => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, {}])),
});

/** Hono gives middleware the method ALL. */
function benchRoutes(): FuzzedRoute[] {
  const input = anything(actions.flatMap(({ inputs }) => inputs.map(({ name }) => name)));
  const { properties } = anything(['id', 'secret', 'mode', 'code', 'run', 'ended', 'memo', 'scope', 'names', 'shown']);
  const fields = { type: 'object', properties: { ...properties, input, advance_seconds: { type: 'integer' } } };
  return benchApi.routes
    .filter(({ method }, i, all) => method !== 'ALL' && all.findIndex((other) => isSame(other, all[i])) === i)
    .map(({ method, path }) => ({
      area: 'bench',
      method,
      path: path.replace(/:(\w+)(?:\{[^}]*\})?/g, '{$1}'),
      fields,
      isEmulated: true,
    }));
}

const isSame = (one: HonoRoute, other: HonoRoute | undefined) =>
  one.method === other?.method && one.path === other.path;

type HonoRoute = Pick<(typeof benchApi.routes)[number], 'method' | 'path'>;

const PAGES = join(import.meta.dirname, '../../../src/pages');

/** Every page and endpoint that Astro renders on request, and what the server answers itself. */
function siteRoutes(): FuzzedRoute[] {
  const pages = globSync('**/*.{ts,astro}', { cwd: PAGES })
    .filter((file) => !file.startsWith('api/') && readFileSync(join(PAGES, file), 'utf8').includes('prerender = false'))
    .map((file) => `/${file.replace(/\.(?:ts|astro)$/, '').replace(/(?:^|\/)index$/, '')}`)
    .map((path) => path.replace(/\[(?:\.\.\.)?(\w+)\]/g, '{$1}'));
  const own = ['/healthz', '/readyz', '/metrics', '/.well-known/security.txt', '/v1/b2b/magic_links/redirect'];
  const fields = anything(FORM);
  return [...pages, ...own].flatMap((path) =>
    ['GET', 'POST'].map((method) => ({ area: 'site' as const, method, path, fields, isEmulated: true })),
  );
}

/** Fields of the forms and queries that the guides' apps read. */
const FORM = ['email', 'token', 'stytch_token_type', 'organization_id', 'organization_name', 'alias', 'id'];
