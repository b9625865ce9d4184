import { createHash, sign, type KeyObject } from 'node:crypto';

/*
 * A self-signed certificate for a signing key. The official description requires `x5c` and `x5tS256` in the key set,
 * and a library that compares them should find that they match. Node can read certificates but not create them, so this
 * file writes DER (RFC 5280, section 4.1).
 */

const tagged = (tag: number, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), length(content.length), content]);
};

const length = (n: number): Buffer =>
  n < 0x80 ? Buffer.from([n]) : n < 0x100 ? Buffer.from([0x81, n]) : Buffer.from([0x82, n >> 8, n & 0xff]);

const sequence = (...parts: Buffer[]) => tagged(0x30, ...parts);
const sha256WithRsa = sequence(Buffer.from('06092a864886f70d01010b0500', 'hex'));
const commonName = Buffer.from('0603550403', 'hex');
const generalizedTime = (date: Date) =>
  tagged(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));

/** Returns a certificate in PEM format. @param der as base64 without line breaks */
export const toPem = (der: string): string =>
  `-----BEGIN CERTIFICATE-----\n${der.match(/.{1,64}/g)?.join('\n') ?? ''}\n-----END CERTIFICATE-----\n`;

/**
 * Creates a certificate that is valid for ten years.
 * @param name the issuer and subject
 * @returns the certificate as base64 DER, and its SHA-256 as base64url
 */
export function selfSign(
  name: string,
  publicKey: KeyObject,
  privateKey: KeyObject,
  now: Date,
): { x5c: string; thumbprint: string } {
  const serial = createHash('sha256').update(name).digest().subarray(0, 16);
  serial[0] = (serial[0] ?? 0) & 0x7f || 1; // a positive number without a leading zero
  const subject = sequence(tagged(0x31, sequence(commonName, tagged(0x0c, Buffer.from(name)))));
  const until = new Date(now);
  until.setUTCFullYear(now.getUTCFullYear() + 10);
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))), // version 3
    tagged(0x02, serial),
    sha256WithRsa,
    subject,
    sequence(generalizedTime(now), generalizedTime(until)),
    subject,
    publicKey.export({ format: 'der', type: 'spki' }),
  );
  const signature = tagged(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  const der = sequence(body, sha256WithRsa, signature);
  return { x5c: der.toString('base64'), thumbprint: createHash('sha256').update(der).digest('base64url') };
}
