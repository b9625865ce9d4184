import { randomBytes } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { samlEntityIdOf } from '../../core/built-in-idp.ts';
import type { CertifiedKey } from '../../core/keys/keyring.ts';
import { MINUTE } from '../../core/time.ts';
import { claimsOf } from '../claims.ts';
import { escapeHtml } from '../pages/html.ts';
import { type Person, subjectOf } from '../people.ts';
import type { SignOnRequest } from './request.ts';

/*
 * SAML responses, signed by xml-crypto. Only imported when it's needed: it takes a twentieth of a second to load.
 */

/** Time a user's browser has to deliver an assertion. */
const LIFE = 5 * MINUTE;

const NAMESPACES =
  'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"';
const EMAIL = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const PERSISTENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
const STATUS = 'urn:oasis:names:tc:SAML:2.0:status:';

/** The content of a response. */
export interface Answered {
  request: SignOnRequest;
  issuer: string;
  projectId: string;
  key: CertifiedKey;
  /** In milliseconds. */
  now: number;
}

const newXmlId = () => `_${randomBytes(20).toString('hex')}`;
const instant = (ms: number) => new Date(ms).toISOString();

/** Escapes text for XML, and leaves out the characters that XML can't contain. */
const xml = (text: string) => escapeHtml(text.replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ').toWellFormed());

/**
 * Makes a response that signs a person in: the assertion is signed, and the response around it.
 * @returns the XML
 */
export function successResponse(answered: Answered, person: Person): string {
  const assertion = sign(assertionFor(answered, person), 'Assertion', answered.key);
  return sign(response(answered, `<samlp:StatusCode Value="${STATUS}Success"/>`, assertion), 'Response', answered.key);
}

/**
 * Makes a response that says why no one is signed in.
 * @param reason the last part of a second-level status (SAML 2.0 Core, section 3.2.2.2)
 */
export const failureResponse = (answered: Answered, reason: 'AuthnFailed' | 'NoPassive'): string =>
  sign(
    response(
      answered,
      `<samlp:StatusCode Value="${STATUS}Responder"><samlp:StatusCode Value="${STATUS}${reason}"/></samlp:StatusCode>`,
      '',
    ),
    'Response',
    answered.key,
  );

const response = ({ request, issuer, now }: Answered, status: string, assertion: string) =>
  `<samlp:Response ${NAMESPACES} ID="${newXmlId()}" Version="2.0" IssueInstant="${instant(now)}"` +
  ` Destination="${xml(request.acs_url)}"${answers(request)}>` +
  `<saml:Issuer>${xml(samlEntityIdOf(issuer))}</saml:Issuer>` +
  `<samlp:Status>${status}</samlp:Status>${assertion}</samlp:Response>`;

const answers = ({ id }: SignOnRequest) => (id === '' ? '' : ` InResponseTo="${xml(id)}"`);

function assertionFor({ request, issuer, projectId, now }: Answered, person: Person): string {
  const until = instant(now + LIFE);
  const [format, nameId] =
    request.nameid_format === PERSISTENT ? [PERSISTENT, subjectOf(projectId, person)] : [EMAIL, person.email];
  return (
    `<saml:Assertion ${NAMESPACES} ID="${newXmlId()}" Version="2.0" IssueInstant="${instant(now)}">` +
    `<saml:Issuer>${xml(samlEntityIdOf(issuer))}</saml:Issuer>` +
    `<saml:Subject><saml:NameID Format="${format}">${xml(nameId)}</saml:NameID>` +
    '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">' +
    `<saml:SubjectConfirmationData NotOnOrAfter="${until}" Recipient="${xml(request.acs_url)}"${answers(request)}/>` +
    '</saml:SubjectConfirmation></saml:Subject>' +
    `<saml:Conditions NotBefore="${instant(now)}" NotOnOrAfter="${until}"><saml:AudienceRestriction>` +
    `<saml:Audience>${xml(request.audience)}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
    `<saml:AuthnStatement AuthnInstant="${instant(now)}"><saml:AuthnContext><saml:AuthnContextClassRef>` +
    'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified' +
    '</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>' +
    `<saml:AttributeStatement>${attributes(projectId, person)}</saml:AttributeStatement></saml:Assertion>`
  );
}

/** The same claims as in an ID token, with the names that SAML providers use for a user's names. */
function attributes(projectId: string, person: Person): string {
  const { sub, given_name, family_name, ...claims } = claimsOf(projectId, person, '');
  const all = { ...claims, id: sub, firstName: given_name, lastName: family_name };
  return Object.entries(all)
    .map(([name, value]) => {
      const values = (Array.isArray(value) ? value : [value]).map(
        (one) => `<saml:AttributeValue>${xml(String(one))}</saml:AttributeValue>`,
      );
      return `<saml:Attribute Name="${xml(name)}">${values.join('')}</saml:Attribute>`;
    })
    .join('');
}

/**
 * Signs the root of a document, or of a part.
 * @param name its local name
 */
export function sign(document: string, name: string, { privateKey, certificate }: CertifiedKey): string {
  const signature = new SignedXml({
    privateKey,
    publicCert: certificate,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  });
  const root = `/*[local-name(.)='${name}']`;
  signature.addReference({
    xpath: root,
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
  });
  signature.computeSignature(document, {
    prefix: 'ds',
    location: { reference: `${root}/*[local-name(.)='Issuer']`, action: 'after' },
  });
  return signature.getSignedXml();
}
