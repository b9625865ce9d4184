import { createHash } from 'node:crypto';
import type { ErrorType } from '../../../src/lib/sandbox/stytch/errors.ts';
import { clientFor } from '../harness.ts';
import type { Refused, StartedSandbox } from './errors.ts';

const member = { organization_id: 'globex', email_address: 'grace@example.com' };
const PASSWORD = 'violet otter compiles 42';
const salt = Buffer.from('0123456789abcdef').toString('base64');
const bytes = Buffer.alloc(32).toString('base64');

const migrate =
  (hash: string, hash_type: string, more: object = {}): Refused =>
  ({ stytch }) =>
    stytch.passwords.migrate({ ...member, hash, hash_type, ...more });
const scrypt = (hash: string, config: object) =>
  migrate(hash, 'scrypt', {
    scrypt_config: { salt, n_parameter: 16, r_parameter: 8, p_parameter: 1, key_length: 32, ...config },
  });
const pbkdf2 = (hash: string, config: object) =>
  migrate(hash, 'pbkdf_2', {
    pbkdf_2_config: { salt, iteration_amount: 10, key_length: 32, algorithm: 'sha256', ...config },
  });
const argon2 = (config: object, hash = '00'.repeat(32)) =>
  migrate(hash, 'argon_2id', {
    argon_2_config: { salt, iteration_amount: 2, memory: 64, threads: 1, key_length: 32, ...config },
  });

/** Gives Grace a password. */
const withPassword = ({ stytch }: StartedSandbox) =>
  stytch.passwords.migrate({ ...member, hash: createHash('sha1').update(PASSWORD).digest('hex'), hash_type: 'sha_1' });
const share = ({ control, project }: StartedSandbox) =>
  control('POST', '/settings', project, { password_policy: { cross_org_passwords_enabled: true } });
const strong = { organization_id: 'globex', password: PASSWORD };

/** Calls about passwords that fail because of existing data or of a hash. */
export const passwordErrors: Partial<Record<ErrorType, Refused>> = {
  weak_password: async ({ stytch, logIn }) => {
    const { session_token } = await logIn(member.email_address);
    return stytch.passwords.sessions.reset({ ...strong, session_token, password: 'hunter2' });
  },
  breached_password: async ({ stytch, logIn }) => {
    const { session_token } = await logIn(member.email_address);
    return stytch.passwords.sessions.reset({ ...strong, session_token, password: 'correct horse battery staple' });
  },
  email_not_found: ({ stytch }) => stytch.passwords.authenticate({ ...strong, email_address: 'ada@example.com' }),
  member_password_not_found: ({ stytch }) => stytch.passwords.authenticate({ ...member, password: PASSWORD }),
  member_reset_password: ({ stytch }) => {
    const password = 'correct horse battery staple';
    const hash = createHash('sha1').update(password).digest('hex');
    return stytch.passwords
      .migrate({ ...member, hash, hash_type: 'sha_1' })
      .then(() => stytch.passwords.authenticate({ ...member, password }));
  },
  password_already_exists: async (bench) => {
    await withPassword(bench);
    return withPassword(bench);
  },
  cannot_reset_password_with_existing_password: async (bench) => {
    await withPassword(bench);
    const same = { existing_password: PASSWORD, new_password: PASSWORD };
    return bench.stytch.passwords.existingPassword.reset({ ...member, ...same });
  },
  session_too_old_to_reset_password: async ({ stytch, logIn, control, project }) => {
    const { session_token } = await logIn(member.email_address);
    await control('POST', '/clock', project, { advance_seconds: 301 });
    return stytch.passwords.sessions.reset({ ...strong, session_token });
  },
  unable_to_auth_password_reset_token: ({ stytch }) =>
    stytch.passwords.email.reset({ password_reset_token: 'x'.repeat(44), password: PASSWORD }),
  cross_org_passwords_not_enabled: ({ stytch }) =>
    stytch.passwords.discovery.authenticate({ email_address: 'ada@example.com', password: PASSWORD }),
  cross_org_passwords_enabled: async (bench) => {
    const made = await withPassword(bench);
    await share(bench);
    const { member_password_id } = made.member;
    return bench.stytch.organizations.members.deletePassword({ organization_id: 'globex', member_password_id });
  },
  invalid_password_id: ({ stytch }) =>
    stytch.organizations.members.deletePassword({ organization_id: 'globex', member_password_id: 'password-1' }),
  invalid_password_reset_redirect_url: ({ stytch }) =>
    stytch.passwords.email.resetStart({ ...member, reset_password_redirect_url: 'localhost' }),
  no_password_reset_redirect_url: async ({ url, newProject }) =>
    clientFor(url, await newProject({ redirect_urls: [] })).passwords.email.resetStart(member),
  insufficient_factors_for_session_exchange: async (bench) => {
    await withPassword(bench);
    const { session_token } = await bench.stytch.passwords.authenticate({ ...member, password: PASSWORD });
    return bench.stytch.sessions.exchange({ session_token, organization_id: 'globex' });
  },

  invalid_hash: migrate('$argon2id$', 'argon_2id'),
  invalid_hash_type: migrate('x', 'rot13'),
  invalid_bcrypt_hash: migrate('$2y$10$short', 'bcrypt'),
  invalid_bcrypt_cost: migrate(`$2y$31$${'a'.repeat(53)}`, 'bcrypt'),
  invalid_phpass_hash_prefix: migrate('$X$', 'phpass'),
  invalid_phpass_hash_format: migrate('$P$9', 'phpass'),
  invalid_md_5_hash: migrate('abc', 'md_5'),
  invalid_sha_1_hash: migrate('abc', 'sha_1'),
  invalid_sha_512_hash: migrate('abc', 'sha_512'),
  invalid_prepend_salt: migrate('a'.repeat(32), 'md_5', { md_5_config: { prepend_salt: 5 } }),
  invalid_append_salt: migrate('a'.repeat(32), 'md_5', { md_5_config: { append_salt: 5 } }),
  invalid_scrypt_n_parameter: scrypt(bytes, { n_parameter: 15 }),
  invalid_scrypt_parameters: migrate(bytes, 'scrypt'),
  invalid_base64_scrypt_hash: scrypt('!', {}),
  invalid_base64_scrypt_salt: scrypt(bytes, { salt: '!' }),
  scrypt_key_length_mismatch: scrypt(bytes, { key_length: 31 }),
  invalid_pbkdf_2_hash: pbkdf2('!', {}),
  invalid_pbkdf_2_salt: pbkdf2(bytes, { salt: '!' }),
  invalid_pbkdf_2_iteration_amount: pbkdf2(bytes, { iteration_amount: 0 }),
  invalid_pbkdf_2_algorithm: pbkdf2(bytes, { algorithm: 'md5' }),
  pbkdf_2_key_length_mismatch: pbkdf2(bytes, { key_length: 31 }),
  invalid_argon_2_salt: argon2({ salt: 'short' }),
  invalid_argon_2_iteration_amount: argon2({ iteration_amount: 0 }),
  invalid_argon_2_memory: argon2({ memory: 65_537 }),
  invalid_argon_2_threads: argon2({ threads: 17 }),
  invalid_argon_2_key_length: argon2({ key_length: 3 }),
  argon_2_key_length_mismatch: argon2({ key_length: 31 }),
};
