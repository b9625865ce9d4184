import { inflateRawSync } from 'node:zlib';
import { parseXml } from '../../core/xml.ts';
import { fail } from '../errors.ts';
import type { Call } from '../operation.ts';

const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol';
const ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion';
const LONGEST = 32_768;

/** A request to sign a user in, from a service provider; or its replacement where the login starts here. */
export interface SignOnRequest {
  /** The request's ID; empty where the login starts here. */
  id: string;
  /** Address that the response is sent to. */
  acs_url: string;
  /** Entity that the response is for. */
  audience: string;
  nameid_format: string;
  isPassive: boolean;
  relay_state: string;
}

/** The fields of a request, to carry through the form. */
export const carried = (fields: Record<string, string>): [name: string, value: string][] =>
  ['SAMLRequest', 'RelayState', 'acs_url', 'audience'].flatMap((name) =>
    fields[name] === undefined ? [] : [[name, fields[name]]],
  );

/**
 * Validates a request. Its signature isn't checked: the response only goes to addresses that the sandbox redirects to
 * anyway.
 * @throws {IdpError} when it can't be answered, or names an address that isn't allowed
 */
export function readSignOnRequest({ checkRedirect }: Call, fields: Record<string, string>): SignOnRequest {
  for (const [name, value] of carried(fields))
    if (value.length > LONGEST) fail('invalid_request', `${name} is too long.`);
  const request = fields.SAMLRequest === undefined ? started(fields) : parsed(fields.SAMLRequest);
  if (!URL.canParse(request.acs_url)) fail('invalid_request', 'The assertion consumer service’s URL is missing.');
  checkRedirect(request.acs_url);
  return { ...request, relay_state: fields.RelayState ?? '' };
}

function started({ acs_url, audience = acs_url }: Record<string, string>): Omit<SignOnRequest, 'relay_state'> {
  if (acs_url === undefined || audience === undefined)
    return fail('invalid_request', 'SAMLRequest is missing. To start the login here, send acs_url.');
  return { id: '', acs_url, audience, nameid_format: '', isPassive: false };
}

function parsed(encoded: string): Omit<SignOnRequest, 'relay_state'> {
  const document = parseXml(decoded(encoded)) ?? fail('invalid_request', 'SAMLRequest is not well-formed XML.');
  const root = document.documentElement;
  if (root.namespaceURI !== PROTOCOL || root.localName !== 'AuthnRequest')
    fail('invalid_request', 'SAMLRequest is not an AuthnRequest.');
  const [issuer] = Array.from(root.getElementsByTagNameNS(ASSERTION, 'Issuer'));
  const [policy] = Array.from(root.getElementsByTagNameNS(PROTOCOL, 'NameIDPolicy'));
  return {
    id: root.getAttribute('ID') ?? '',
    acs_url: root.getAttribute('AssertionConsumerServiceURL') ?? '',
    audience: issuer?.textContent?.trim() ?? '',
    nameid_format: policy?.getAttribute('Format') ?? '',
    isPassive: /^(?:true|1)$/.test(root.getAttribute('IsPassive') ?? ''),
  };
}

/** Decodes the redirect binding, which compresses, and the POST binding, which doesn't. */
function decoded(encoded: string): string {
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes[0] === '<'.charCodeAt(0)) return String(bytes);
  try {
    return String(inflateRawSync(bytes, { maxOutputLength: LONGEST }));
  } catch {
    return fail('invalid_request', 'SAMLRequest is not compressed as the redirect binding says.');
  }
}
