import { z } from 'zod';
import { isObject } from '../../../core/http/body.ts';
import { refuse } from './errors.ts';
import { readFilter } from './filter.ts';
import { ENTERPRISE } from '../user.ts';

/* PATCH of SCIM 2.0 (RFC 7644, section 3.5.2), with the spellings of Okta and Microsoft Entra. */

type Resource = Record<string, unknown>;

const operationSchema = z.object({
  op: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['add', 'replace', 'remove'])),
  path: z.string().max(512).nullish(),
  value: z.unknown().optional(),
});
type PatchOperation = z.output<typeof operationSchema>;

/** The most operations of one request (choice). Providers send one to three. */
const MOST_OPERATIONS = 200;

export const patchSchema = z.object({ Operations: z.array(operationSchema).min(1).max(MOST_OPERATIONS) });

/**
 * Applies operations to a copy of a resource that has every attribute it may have.
 * @throws a SCIM error for a path, value or filter that doesn't fit
 */
export function patched(resource: Resource, operations: readonly PatchOperation[]): Resource {
  const copy = structuredClone(resource);
  for (const { op, path, value } of operations) {
    if (path) apply(copy, op, path, value);
    else if (op === 'remove') refuse('scim_no_target');
    else if (isObject(value)) for (const [name, field] of Object.entries(value)) apply(copy, op, name, field);
    else refuse('scim_invalid_value', 'An operation without a path needs an object as its value.');
  }
  return copy;
}

/** `emails[type eq "work"].value`, `name.givenName`, `active`. Names never begin with an underscore. */
const PATH = /^([A-Za-z$]\w*)(?:\[(.+)\])?(?:\.([A-Za-z$]\w*))?$/;
/** A core attribute may have its schema in front. */
const CORE = /^urn:ietf:params:scim:schemas:core:2\.0:(?:User|Group):/i;

function apply(resource: Resource, op: PatchOperation['op'], path: string, value: unknown): void {
  const corePath = path.replace(CORE, '');
  if (corePath.toLowerCase().startsWith(ENTERPRISE.toLowerCase())) {
    const rest = corePath.slice(ENTERPRISE.length).replace(/^:/, '');
    const extension = isObject(resource[ENTERPRISE]) ? resource[ENTERPRISE] : {};
    resource[ENTERPRISE] = rest === '' ? changed(extension, op, value) : extension;
    if (rest !== '') apply(extension, op, rest, value);
    return;
  }
  const [, name = '', filter, sub] = PATH.exec(corePath) ?? refuse('scim_invalid_path');
  const key = keyIn(resource, name);
  if (filter !== undefined) resource[key] = filtered(resource[key], op, readFilter(filter), sub, value);
  else if (sub === undefined) resource[key] = changed(resource[key], op, value);
  else {
    const part = isObject(resource[key]) ? resource[key] : {};
    part[keyIn(part, sub)] = op === 'remove' ? undefined : value;
    resource[key] = part;
  }
}

/** Names of attributes are case-insensitive. */
const keyIn = (resource: Resource, name: string): string =>
  Object.keys(resource).find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;

function changed(current: unknown, op: PatchOperation['op'], value: unknown): unknown {
  if (Array.isArray(current)) return changedList(current, op, value);
  if (op === 'remove') return undefined;
  return isObject(current) && isObject(value) ? { ...current, ...value } : value;
}

/** Identifies an item of a list. */
const valueOf = (item: unknown): unknown => (isObject(item) ? item.value : item);

function changedList(current: unknown[], op: PatchOperation['op'], value: unknown): unknown[] {
  const items: unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  if (op === 'replace') return items;
  const named = new Set(items.map(valueOf));
  // Microsoft Entra names the members that it removes as a value.
  if (op === 'remove') return items.length === 0 ? [] : current.filter((item) => !named.has(valueOf(item)));
  return [...current.filter((item) => !named.has(valueOf(item))), ...items];
}

function filtered(
  current: unknown,
  op: PatchOperation['op'],
  { name, value: wanted }: { name: string; value: string },
  sub: string | undefined,
  value: unknown,
): unknown[] {
  const list: unknown[] = Array.isArray(current) ? current : [];
  const fits = (item: unknown): item is Resource =>
    isObject(item) && String(item[keyIn(item, name)]).toLowerCase() === wanted.toLowerCase();
  if (op === 'remove' && sub === undefined) return list.filter((item) => !fits(item));
  const next = (item: Resource): Resource =>
    sub === undefined ? { ...item, ...(isObject(value) && value) } : { ...item, [keyIn(item, sub)]: value };
  if (op === 'remove')
    return list.map((item) => (fits(item) ? { ...item, [keyIn(item, sub ?? '')]: undefined } : item));
  // Microsoft Entra sets the address of a type that the user doesn't have yet.
  if (!list.some(fits)) return [...list, next({ [name]: wanted })];
  return list.map((item) => (fits(item) ? next(item) : item));
}
