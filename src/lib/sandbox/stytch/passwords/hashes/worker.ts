import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { compareSync } from 'bcryptjs';

/** phpass's own base64, which starts with the lowest bits. */
const ALPHABET = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function encode(bytes: Buffer): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8) | ((bytes[i + 2] ?? 0) << 16);
    const letters = Math.min(bytes.length - i, 3) + 1;
    for (let j = 0; j < letters; j++) text += ALPHABET[(group >> (6 * j)) & 0x3f] ?? '';
  }
  return text;
}

/** Verifies a portable phpass hash, `$P$` or `$H$`: MD5, repeated 2 to the power of its fourth letter. */
function verifyPhpass(password: string, hash: string): boolean {
  const rounds = 2 ** ALPHABET.indexOf(hash[3] ?? '');
  const md5 = (...parts: (string | Buffer)[]) =>
    parts.reduce((sum, part) => sum.update(part), createHash('md5')).digest();
  let digest = md5(hash.slice(4, 12), password);
  for (let i = 0; i < rounds; i++) digest = md5(digest, password);
  return hash.slice(12) === encode(digest);
}

const { password, kind, hash } = workerData as { password: string; kind: 'bcrypt' | 'phpass'; hash: string };
// A worker has no other origin to name.
parentPort?.postMessage(kind === 'bcrypt' ? compareSync(password, hash) : verifyPhpass(password, hash));
