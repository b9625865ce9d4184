import { crc32, deflateSync } from 'node:zlib';

const ISSUER = 'First Login';
/** Pixels per module, and modules of white around the code. */
const SCALE = 4;
const BORDER = 4;

/**
 * Makes the text of a QR code for authenticator apps, in the order of Stytch's own (docs/stytch.md, "TOTP and recovery
 * codes").
 */
export function otpauthUri(email: string, secret: string): string {
  const issuer = encodeURIComponent(ISSUER);
  return `otpauth://totp/${issuer}:${email}?algorithm=SHA1&digits=6&period=30&secret=${secret}&issuer=${issuer}`;
}

/** Draws a QR code as a PNG image in a data URL. */
export async function qrCode(text: string): Promise<string> {
  // Loaded at first use, because a sandbox must start fast.
  const { encode } = await import('uqr');
  const { data } = encode(text, { border: BORDER, ecc: 'L' });
  return `data:image/png;base64,${png(data).toString('base64')}`;
}

/** Encodes a square of black (true) and white modules as PNG, one bit per pixel (PNG specification, section 11). */
function png(modules: boolean[][]): Buffer {
  const size = modules.length * SCALE;
  const rows = modules.flatMap((row) => {
    const bits = row.map((isBlack) => (isBlack ? '0' : '1').repeat(SCALE)).join('');
    const bytes = (bits.match(/.{1,8}/g) ?? []).map((byte) => parseInt(byte.padEnd(8, '0'), 2));
    // Each line starts with its filter: none.
    return Array.from({ length: SCALE }, () => Buffer.from([0, ...bytes]));
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // One bit per pixel, grayscale.
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
