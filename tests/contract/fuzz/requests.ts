import { BODIES, ENDS, HEADERS, METHODS, SEGMENTS, VALUES } from './oddities.ts';
import type { Random } from './random.ts';
import { actions, type Area, type FuzzedRoute, type Schema } from './routes.ts';

/** One request, as it is sent. */
export interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** Headers by area and values by field name, from real calls. */
export interface World {
  headers: Record<Area, Record<string, string>>;
  values: Record<string, unknown[]>;
}

/** Number of requests of each kind that a route gets. */
const KINDS = { fields: 4, body: 1, headers: 1, segment: 1, end: 1, method: 1 } as const;

/** Makes the requests to one route: correct ones in which one thing, or a few fields, are odd. */
export function requestsTo(route: FuzzedRoute, world: World, random: Random): Sent[] {
  const kinds = route.isEmulated
    ? Object.entries(KINDS)
    : ([
        ['fields', 1],
        ['method', 1],
      ] as const);
  return kinds.flatMap(([kind, count]) =>
    Array.from({ length: count }, () => {
      const sent = correct(route, world, random, kind === 'fields' ? 0.15 : 0);
      if (kind === 'body') return { ...sent, body: random.pick(BODIES) };
      if (kind === 'headers') return { ...sent, headers: merged(sent.headers, random.pick(HEADERS)) };
      if (kind === 'segment') return { ...sent, path: filled(route.path, () => random.pick(SEGMENTS)) };
      if (kind === 'end') return { ...sent, path: sent.path + random.pick(ENDS) };
      return kind === 'method' ? { ...sent, method: random.pick(METHODS) } : sent;
    }),
  );
}

/** @param oddness how probable it is that a value is odd */
function correct({ area, method, path, fields }: FuzzedRoute, world: World, random: Random, oddness: number): Sent {
  const known = (name: string) => {
    const values = world.values[name];
    return values && random.chance(0.9) ? random.pick(values) : undefined;
  };
  const valueOf = (name: string, schema: Schema): unknown => {
    if (random.chance(oddness)) return random.pick(VALUES);
    return known(name) ?? made(schema, random, valueOf);
  };
  const input = made({ ...fields, type: 'object' }, random, valueOf) as Record<string, unknown>;
  if (area === 'bench' && !random.chance(oddness)) Object.assign(input, nameOf(random.pick(actions)));
  const at = filled(path, (name) => encodeURIComponent(wordOf(known(name) ?? 'unknown')));
  const headers = world.headers[area];
  const isForm = (area === 'site' || area === 'idp') && random.chance(0.8);
  if (method === 'GET' || method === 'DELETE')
    return { method, path: `${at}?${asForm(input)}`, headers, body: method === 'DELETE' ? JSON.stringify(input) : '' };
  const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  const body = isForm ? asForm(input) : JSON.stringify(input);
  return { method, path: at, headers: { ...headers, 'content-type': type }, body };
}

const nameOf = ({ guide, step, action }: (typeof actions)[number]) => ({ guide, step, action });

/** Makes a value that fits a schema, as far as the schema tells. */
function made(schema: Schema, random: Random, valueOf: (name: string, schema: Schema) => unknown): unknown {
  if (schema.enum) return random.pick(schema.enum);
  if (schema.anyOf) return made(random.pick(schema.anyOf), random, valueOf);
  if (schema.type === 'array') return random.chance(0.5) ? [] : [made(schema.items ?? {}, random, valueOf)];
  if (schema.type === 'boolean') return random.chance(0.5);
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 0, 0) + 60;
  if (schema.type === 'object')
    return Object.fromEntries(
      Object.entries(schema.properties ?? {})
        .filter(([name]) => random.chance(schema.required?.includes(name) ? 0.97 : 0.4))
        .map(([name, field]) => [name, valueOf(name, field)]),
    );
  return 'fuzz';
}

const filled = (path: string, valueOf: (name: string) => string) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => valueOf(name));

const wordOf = (value: unknown) => (typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value));

const asForm = (fields: Record<string, unknown>) =>
  new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, wordOf(value)])).toString().slice(0, 8000);

const merged = (headers: Record<string, string>, odd: Record<string, string>) =>
  Object.fromEntries(Object.entries({ ...headers, ...odd }).filter(([, value]) => value !== ''));
