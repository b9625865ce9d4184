import { createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import { newId } from '../../../core/ids.ts';
import { selfSign, toPem } from '../../../core/keys/certificate.ts';
import { fail } from '../../errors.ts';
import type { SamlConnection } from '../connection.ts';

type Certificate = SamlConnection['verification_certificates'][number];

/** Reads a certificate. @param text PEM, or the DER that a metadata document contains in base64 */
export function readCertificate(text: string, now: number): Certificate | undefined {
  const pem = text.includes('-----BEGIN') ? text : toPem(text.replace(/\s+/g, ''));
  try {
    const parsed = new X509Certificate(pem);
    return {
      id: newId('saml-verification-key'),
      certificate: String(parsed),
      issuer: parsed.issuer.replaceAll('\n', ', ').slice(0, 256),
      created_at: now,
    };
  } catch {
    return undefined;
  }
}

/** The most certificates of one connection (official description), and the most keys of each kind (choice). */
export const MOST_CERTIFICATES = 5;

/**
 * Adds certificates that a connection doesn't have yet.
 * @throws {StytchError} when it would have more than five
 */
export function withCertificates(known: Certificate[], added: Certificate[]): Certificate[] {
  const all = [...known];
  for (const one of added) if (!all.some(({ certificate }) => certificate === one.certificate)) all.push(one);
  if (all.length > MOST_CERTIFICATES) fail('too_many_sso_verification_certificates');
  return all;
}

const LONGEST_KEY = 8192;

/** Reads an RSA private key. The API accepts PKCS #1 only. @returns undefined if it's in another format or invalid */
function readKey(pem: string): KeyObject | 'format' | undefined {
  if (pem.length > LONGEST_KEY) fail('private_key_too_long');
  if (!pem.trim().startsWith('-----BEGIN RSA PRIVATE KEY-----')) return 'format';
  try {
    return createPrivateKey(pem.trim());
  } catch {
    return undefined;
  }
}

/**
 * Makes a signing certificate for a private key.
 * @param pem the key in PKCS #1
 * @throws {StytchError} when it isn't such a key
 */
export function signingCertificate(pem: string, now: number): SamlConnection['signing_certificates'][number] {
  const key = readKey(pem);
  if (key === 'format') return fail('saml_signing_private_key_format_not_supported');
  if (!key) return fail('saml_signing_private_key_invalid');
  const { x5c } = selfSign('Stytch', createPublicKey(key), key, new Date(now));
  return {
    id: newId('saml-signing-key'),
    certificate: toPem(x5c),
    issuer: 'Stytch',
    created_at: now,
    private_key: String(key.export({ type: 'pkcs8', format: 'pem' })),
  };
}

/** Reads a private key that decrypts assertions. @throws {StytchError} when it isn't an RSA key in PKCS #1 */
export function encryptionKey(pem: string, now: number): SamlConnection['encryption_private_keys'][number] {
  const key = readKey(pem);
  if (key === 'format' || !key)
    return fail('invalid_request_value', 'saml_encryption_private_key must be an RSA private key in PKCS1 format.');
  return { id: newId('saml-encryption-key'), private_key: pem.trim(), created_at: now };
}
