import { createHmac, timingSafeEqual } from 'node:crypto';

/** The length of a time step in milliseconds. */
const STEP = 30_000;
/** A code is accepted one step early or late (docs/stytch.md, "TOTP and recovery codes"). */
const WINDOW = [0, -1, 1];

/** Computes the code of one time step: HOTP with SHA-1 and six digits (RFC 4226, section 5.3). */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** Returns the time step of a moment (RFC 6238, section 4.2). */
export const stepOf = (now: number): number => Math.floor(now / STEP);

/** Returns the time step that a code belongs to; undefined for a wrong code. */
export const matchingStep = (secret: Buffer, code: string, now: number): number | undefined =>
  WINDOW.map((shift) => stepOf(now) + shift).find(
    (step) => step >= 0 && timingSafeEqual(Buffer.from(codeAt(secret, step)), Buffer.from(code)),
  );
