import { fail } from '../../errors.ts';
import { email } from '../../fields.ts';
import type { SamlConnection } from '../connection.ts';
import { EMAIL_FORMAT } from './mapping.ts';
import type { SamlAssertion } from './service-provider.ts';

/** Keys of an attribute mapping that have a meaning. All others name trusted metadata. */
const OWN = new Set(['email', 'full_name', 'first_name', 'last_name', 'idp_user_id', 'groups']);

/** A user as a connection's attribute mapping reads them. */
export interface SamlUser {
  email: string;
  name: string;
  external_id: string;
  groups: string[];
  trusted_metadata: Record<string, unknown>;
}

/**
 * Reads the user of an assertion.
 * @throws {StytchError} when it has no valid email address
 */
export function userOf(
  { attribute_mapping: mapping, nameid_format }: SamlConnection,
  { name_id = '', name_id_format, attributes }: SamlAssertion,
): SamlUser {
  const valueOf = (name: string): unknown => {
    if (name === 'NameID') return name_id;
    return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  };
  const textAt = (key: string): string => {
    const [first] = listOf(valueOf(mapping[key] ?? ''));
    return first ?? '';
  };
  const isAddress = (name_id_format ?? nameid_format) === EMAIL_FORMAT;
  const address = email.safeParse(textAt('email') || (isAddress ? name_id : ''));
  if (!address.success) return fail('invalid_saml_response_email');
  const trusted = Object.entries(mapping).flatMap(([key, name]): [string, unknown][] => {
    const value = OWN.has(key) ? undefined : valueOf(name);
    return value === undefined ? [] : [[key, value]];
  });
  return {
    email: address.data,
    name: textAt('full_name') || `${textAt('first_name')} ${textAt('last_name')}`.trim(),
    external_id: textAt('idp_user_id') || name_id || address.data,
    groups: listOf(valueOf(mapping.groups ?? '')),
    trusted_metadata: Object.fromEntries(trusted),
  };
}

/** An attribute with one value is that value, one with several is a list. */
const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
