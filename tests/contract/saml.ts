import { createCipheriv, publicEncrypt, randomBytes, type KeyObject } from 'node:crypto';
import { sign } from '../../src/lib/sandbox/idp/saml/assertion.ts';
import { createKeyring, type CertifiedKey } from '../../src/lib/sandbox/core/keys/keyring.ts';
import { startUrl } from './sign-in.ts';
import type { StartedSandbox } from './tables/errors.ts';

type Query = Record<string, string>;

/** A connection's mapping of the built-in provider's users. */
export const MAPPING = { email: 'email', full_name: 'name', groups: 'groups', locale: 'locale' };

/** Gives an organization an active SAML connection to the built-in provider. */
export async function samlConnection({ stytch, control, project }: StartedSandbox, organization_id = 'globex') {
  const { connection } = await stytch.sso.saml.createConnection({ organization_id });
  const connection_id = connection?.connection_id ?? '';
  const { metadata_url } = (await control('GET', '/idp', project)).body;
  await stytch.sso.saml.updateByURL({ organization_id, connection_id, metadata_url });
  await stytch.sso.saml.updateConnection({ organization_id, connection_id, attribute_mapping: MAPPING });
  return { organization_id, connection_id };
}

/** The form that a provider has a browser post. */
export interface Posted {
  acs_url: string;
  SAMLResponse: string;
  RelayState?: string;
}

/** Starts a login for a person who is signed in at the built-in provider already, and returns its response. */
export async function samlResponse(bench: StartedSandbox, person: string, query: Query): Promise<Posted> {
  const start = await fetch(startUrl(bench, '/v1/public/sso/start', person, query), { redirect: 'manual' });
  const to = start.headers.get('location');
  if (to === null) throw new Error(`No redirect: ${await start.text()}`);
  return (await fetch(to, { headers: { accept: 'application/json' } })).json();
}

/** Posts a provider's form, as the browser would. */
export const post = ({ acs_url, ...fields }: Posted): Promise<Response> =>
  fetch(acs_url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

/** Signs a person in through a SAML connection, and returns the token that the app gets. */
export async function samlToken(bench: StartedSandbox, person: string, query: Query): Promise<string> {
  const answer = await post(await samlResponse(bench, person, query));
  const token = new URL(answer.headers.get('location') ?? 'http://x').searchParams.get('token');
  if (token === null) throw new Error(`No token: ${await answer.text()}`);
  return token;
}

/** Decodes a form's response, changes the XML, and encodes it again. */
export const changed = (posted: Posted, change: (xml: string) => string): Posted => ({
  ...posted,
  SAMLResponse: Buffer.from(change(Buffer.from(posted.SAMLResponse, 'base64').toString())).toString('base64'),
});

const SIGNATURE = /<ds:Signature .*?<\/ds:Signature>/gs;

/** Removes every signature. */
export const unsigned = (xml: string): string => xml.replace(SIGNATURE, '');

/** Has the built-in provider's key sign the assertion of a response that was changed. */
export const resigned =
  (key: CertifiedKey, change: (assertion: string) => string) =>
  (xml: string): string =>
    unsigned(xml).replace(/<saml:Assertion .*<\/saml:Assertion>/s, (assertion) =>
      sign(change(assertion), 'Assertion', key),
    );

export const providerKey = ({ db }: StartedSandbox): Promise<CertifiedKey> =>
  createKeyring(db, Date.now).certifiedKey();

/** Makes another ID for an element, so that a document can contain two of them. */
export const withNewId = (xml: string): string =>
  xml.replace(/ ID="[^"]*"/, ` ID="_${randomBytes(8).toString('hex')}"`);

const XENC = 'http://www.w3.org/2001/04/xmlenc#';
const GCM = 'http://www.w3.org/2009/xmlenc11#aes256-gcm';
const DS = 'http://www.w3.org/2000/09/xmldsig#';
const method = (algorithm: string) => `<xenc:EncryptionMethod Algorithm="${algorithm}"/>`;
const cipher = (data: Buffer) =>
  `<xenc:CipherData><xenc:CipherValue>${data.toString('base64')}</xenc:CipherValue></xenc:CipherData>`;

/** Encrypts the assertion of a response for a key (XML Encryption 1.1: RSA-OAEP and AES-256-GCM). */
export const encrypted = (xml: string, to: KeyObject): string =>
  xml.replace(/<saml:Assertion .*<\/saml:Assertion>/s, (assertion) => {
    const [key, iv] = [randomBytes(32), randomBytes(12)];
    const aes = createCipheriv('aes-256-gcm', key, iv);
    const data = Buffer.concat([iv, aes.update(assertion, 'utf8'), aes.final(), aes.getAuthTag()]);
    return (
      `<saml:EncryptedAssertion><xenc:EncryptedData xmlns:xenc="${XENC}" Type="${XENC}Element">` +
      `${method(GCM)}<ds:KeyInfo xmlns:ds="${DS}">` +
      `<xenc:EncryptedKey>${method(`${XENC}rsa-oaep-mgf1p`)}${cipher(publicEncrypt(to, key))}</xenc:EncryptedKey>` +
      `</ds:KeyInfo>${cipher(data)}</xenc:EncryptedData></saml:EncryptedAssertion>`
    );
  });
