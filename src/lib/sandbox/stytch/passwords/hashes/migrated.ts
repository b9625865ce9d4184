import { z } from 'zod';
import { fail, type ErrorType } from '../../errors.ts';
import { maybe, oneOf, text } from '../../fields.ts';
import type { StoredHash } from './stored.ts';
import { hasArgon2 } from './verify.ts';

/** The largest memory of one verification in KiB, and the most iterations: a public sandbox has many callers. */
const MOST_MEMORY = 65_536;
const MOST_ITERATIONS = 2_000_000;

const whole = (error: ErrorType, min: number, max: number) => z.int(error).min(min, error).max(max, error);
const salt = (error: ErrorType) => text(error, 1024);
const bytesIn = (base64: string): number => Buffer.from(base64, 'base64').length;
const isBase64 = (value: string) => /^[A-Za-z0-9+/]+={0,2}$/.test(value);

const salted = z
  .object({
    prepend_salt: salt('invalid_prepend_salt').optional(),
    append_salt: salt('invalid_append_salt').optional(),
  })
  .optional();

/** Fields about the hash in passwords.migrate. */
export const hashFields = {
  hash: text('invalid_hash', 4096, 1),
  hash_type: oneOf('invalid_hash_type', [
    'bcrypt',
    'md_5',
    'argon_2i',
    'argon_2id',
    'sha_1',
    'sha_512',
    'scrypt',
    'phpass',
    'pbkdf_2',
  ]),
  md_5_config: salted,
  sha_1_config: salted,
  sha_512_config: salted,
  argon_2_config: z
    .object({
      salt: text('invalid_argon_2_salt', 1024, 8),
      iteration_amount: whole('invalid_argon_2_iteration_amount', 1, 100),
      memory: whole('invalid_argon_2_memory', 8, MOST_MEMORY),
      threads: whole('invalid_argon_2_threads', 1, 16),
      key_length: whole('invalid_argon_2_key_length', 4, 512),
    })
    .optional(),
  scrypt_config: z
    .object({
      salt: text('invalid_base64_scrypt_salt', 1024, 1).refine(isBase64, 'invalid_base64_scrypt_salt'),
      n_parameter: whole('invalid_scrypt_n_parameter', 2, 262_144),
      r_parameter: whole('invalid_scrypt_parameters', 1, 64),
      p_parameter: whole('invalid_scrypt_parameters', 1, 16),
      key_length: whole('scrypt_key_length_mismatch', 1, 512),
    })
    .optional(),
  pbkdf_2_config: z
    .object({
      salt: text('invalid_pbkdf_2_salt', 1024, 1).refine(isBase64, 'invalid_pbkdf_2_salt'),
      iteration_amount: whole('invalid_pbkdf_2_iteration_amount', 1, MOST_ITERATIONS),
      key_length: whole('pbkdf_2_key_length_mismatch', 1, 512),
      algorithm: maybe(oneOf('invalid_pbkdf_2_algorithm', ['sha256', 'sha512'])),
    })
    .optional(),
};

type HashInput = z.output<z.ZodObject<typeof hashFields>>;

/**
 * Reads a hash of another system.
 * @throws {StytchError} when it can't be verified as given
 */
export function readHash(input: HashInput): StoredHash {
  switch (input.hash_type) {
    case 'bcrypt':
      return readBcrypt(input.hash);
    case 'phpass':
      return readPhpass(input.hash);
    case 'md_5':
      return digest('md5', input.hash, 32, 'invalid_md_5_hash', input.md_5_config);
    case 'sha_1':
      return digest('sha1', input.hash, 40, 'invalid_sha_1_hash', input.sha_1_config);
    case 'sha_512':
      return digest('sha512', input.hash, 128, 'invalid_sha_512_hash', input.sha_512_config);
    case 'scrypt':
      return readScrypt(input);
    case 'pbkdf_2':
      return readPbkdf2(input);
    case 'argon_2i':
    case 'argon_2id':
      return readArgon2(input, input.hash_type === 'argon_2i' ? 'argon2i' : 'argon2id');
  }
}

function readBcrypt(hash: string): StoredHash {
  const cost = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/.exec(hash)?.[1] ?? fail('invalid_bcrypt_hash');
  return Number(cost) >= 4 && Number(cost) <= 14 ? { kind: 'bcrypt', hash } : fail('invalid_bcrypt_cost');
}

function readPhpass(hash: string): StoredHash {
  if (!/^\$[PH]\$/.test(hash)) fail('invalid_phpass_hash_prefix');
  // The fourth letter says how often MD5 is repeated: 2 to the power of 7 to 16.
  return /^\$[PH]\$[5-9A-E][./0-9A-Za-z]{30}$/.test(hash)
    ? { kind: 'phpass', hash }
    : fail('invalid_phpass_hash_format');
}

function digest(
  kind: 'md5' | 'sha1' | 'sha512',
  hash: string,
  length: number,
  error: ErrorType,
  config: HashInput['md_5_config'],
): StoredHash {
  if (hash.length !== length || !/^[\da-f]+$/i.test(hash)) fail(error);
  return { kind, hash, prepend: config?.prepend_salt ?? '', append: config?.append_salt ?? '' };
}

function readScrypt({ hash, scrypt_config: config }: HashInput): StoredHash {
  const phc = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(hash);
  const read = phc
    ? { n: 2 ** Number(phc[1]), r: Number(phc[2]), p: Number(phc[3]), salt: phc[4] ?? '', hash: phc[5] ?? '' }
    : fromConfig(hash, config ?? fail('invalid_scrypt_parameters'));
  if (read.n < 2 || read.n > 262_144 || !Number.isInteger(Math.log2(read.n))) fail('invalid_scrypt_n_parameter');
  if (read.r < 1 || read.p < 1 || read.p > 16) fail('invalid_scrypt_parameters');
  if (read.n * read.r * 128 > MOST_MEMORY * 1024) fail('invalid_scrypt_parameters');
  if (bytesIn(read.salt) < 1) fail('invalid_base64_scrypt_salt');
  // Without this, every password would fit a hash of no bytes.
  if (bytesIn(read.hash) < 1) fail('invalid_base64_scrypt_hash');
  return { kind: 'scrypt', ...read };
}

function fromConfig(hash: string, config: NonNullable<HashInput['scrypt_config']>) {
  if (!isBase64(hash)) fail('invalid_base64_scrypt_hash');
  if (Buffer.from(hash, 'base64').length !== config.key_length) fail('scrypt_key_length_mismatch');
  return { n: config.n_parameter, r: config.r_parameter, p: config.p_parameter, salt: config.salt, hash };
}

function readPbkdf2({ hash, pbkdf_2_config: config }: HashInput): StoredHash {
  if (!config) return fail('invalid_pbkdf_2_salt');
  if (!isBase64(hash)) fail('invalid_pbkdf_2_hash');
  if (Buffer.from(hash, 'base64').length !== config.key_length) fail('pbkdf_2_key_length_mismatch');
  const { salt: saltText, iteration_amount: iterations, algorithm = 'sha256' } = config;
  return { kind: 'pbkdf2', hash, salt: saltText, iterations, algorithm };
}

const ENCODED = /^\$(argon2id?)\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

function readArgon2({ hash, argon_2_config: config }: HashInput, kind: 'argon2i' | 'argon2id'): StoredHash {
  // Only in the package, which also runs on Node 22.
  if (!hasArgon2) fail('not_emulated', 'The sandbox needs Node 24.7 or newer to verify Argon2 hashes.');
  const encoded = ENCODED.exec(hash);
  if (encoded) {
    const [memory, passes, threads] = encoded.slice(2, 5).map(Number) as [number, number, number];
    if (encoded[1] !== kind) fail('invalid_hash');
    if (memory < 8 * threads || memory > MOST_MEMORY) fail('invalid_argon_2_memory');
    if (passes < 1 || passes > 100) fail('invalid_argon_2_iteration_amount');
    if (threads < 1 || threads > 16) fail('invalid_argon_2_threads');
    const [salt = '', tag = ''] = encoded.slice(5);
    // Argon2's own bounds (RFC 9106, section 3.1).
    if (bytesIn(salt) < 8) fail('invalid_argon_2_salt');
    if (bytesIn(tag) < 4) fail('invalid_argon_2_key_length');
    return { kind, memory, passes, threads, salt, hash: tag };
  }
  if (!config || !/^(?:[\da-f]{2})+$/i.test(hash)) return fail('invalid_hash');
  if (hash.length !== 2 * config.key_length) fail('argon_2_key_length_mismatch');
  if (config.memory < 8 * config.threads) fail('invalid_argon_2_memory');
  return {
    kind,
    memory: config.memory,
    passes: config.iteration_amount,
    threads: config.threads,
    salt: Buffer.from(config.salt).toString('base64'),
    hash: Buffer.from(hash, 'hex').toString('base64'),
  };
}
