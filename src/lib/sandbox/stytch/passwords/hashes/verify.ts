import crypto, { createHash, pbkdf2, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { StoredHash } from './stored.ts';

/** The sandbox's own parameters: 1 MB and about ten milliseconds, on Node's thread pool, whose memory is kept. */
const OWN = { n: 1024, r: 8, p: 4 };
const KEY_BYTES = 32;

const scryptAsync = promisify<string, Buffer, number, object, Buffer>(scrypt);
const pbkdf2Async = promisify(pbkdf2);
/** Not a named import, which would keep the sandbox from starting on a Node without Argon2. */
const argon2Async = (crypto.argon2 as typeof crypto.argon2 | undefined) && promisify(crypto.argon2);

/** Whether this Node can verify Argon2 hashes: since 24.7. */
export const hasArgon2 = argon2Async !== undefined;

const decode = (base64: string) => Buffer.from(base64, 'base64');
const isSame = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b);

/** Hashes a new password. */
export async function hashPassword(password: string): Promise<StoredHash> {
  const salt = randomBytes(16);
  const { n: N, r, p } = OWN;
  const hash = await scryptAsync(password, salt, KEY_BYTES, { N, r, p });
  return { kind: 'scrypt', hash: hash.toString('base64'), salt: salt.toString('base64'), ...OWN };
}

/** Whether a password has this hash. Slow hashes are computed outside of the event loop. */
export async function verifyPassword(password: string, stored: StoredHash): Promise<boolean> {
  switch (stored.kind) {
    case 'bcrypt':
    case 'phpass':
      return verifyInWorker(password, stored);
    case 'md5':
    case 'sha1':
    case 'sha512': {
      const salted = stored.prepend + password + stored.append;
      return isSame(createHash(stored.kind).update(salted).digest(), Buffer.from(stored.hash, 'hex'));
    }
    case 'scrypt': {
      const { n: N, r, p } = stored;
      const hash = decode(stored.hash);
      // Node's own limit is below what the checked parameters need.
      const options = { N, r, p, maxmem: 256 * N * r };
      return isSame(await scryptAsync(password, decode(stored.salt), hash.length, options), hash);
    }
    case 'pbkdf2': {
      const hash = decode(stored.hash);
      const { salt, iterations, algorithm } = stored;
      return isSame(await pbkdf2Async(password, decode(salt), iterations, hash.length, algorithm), hash);
    }
    default: {
      const hash = decode(stored.hash);
      const parameters = {
        message: password,
        nonce: decode(stored.salt),
        parallelism: stored.threads,
        tagLength: hash.length,
        memory: stored.memory,
        passes: stored.passes,
      };
      if (!argon2Async) throw new Error('This Node has no Argon2.');
      return isSame(await argon2Async(stored.kind, parameters), hash);
    }
  }
}

/** Neither bcrypt nor phpass is part of Node, and in JavaScript they take too long for the event loop. */
const verifyInWorker = (password: string, stored: { kind: string; hash: string }): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { password, ...stored } });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
