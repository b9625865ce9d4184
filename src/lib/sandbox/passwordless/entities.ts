import { PRESET_AUTHOR, type AuthConfig } from './auth-configs/store.ts';
import type { CredentialRow } from './store.ts';

/*
 * The service's objects (docs/passwordless.md, "Verify a sign-in" and docs/passwordless.md, "Management calls"). Null
 * fields are written, not omitted.
 */

/**
 * Formats a time as ISO 8601 in UTC.
 * @param ms milliseconds since 1970
 */
export const timestamp = (ms: number): string => new Date(ms).toISOString();

const maybeTime = (ms: number | null): string | null => (ms === null ? null : timestamp(ms));

/** Converts base64url to standard base64 with padding. */
export const toBase64 = (text: string): string => Buffer.from(text, 'base64url').toString('base64');

const flag = (value: number | null): boolean | null => (value === null ? null : value === 1);

/** Makes a passkey. Its id is base64url, its key and handle are standard base64. */
export const toCredential = (row: CredentialRow) => ({
  descriptor: { type: 'public-key', id: row.id },
  publicKey: toBase64(row.public_key),
  userHandle: Buffer.from(row.user_id).toString('base64'),
  signatureCounter: row.sign_count,
  attestationFmt: row.attestation_fmt,
  createdAt: timestamp(row.created_at),
  aaGuid: row.aaguid,
  lastUsedAt: timestamp(row.last_used_at),
  rpid: row.rp_id,
  origin: row.origin,
  country: row.country,
  device: row.device,
  nickname: row.nickname,
  userId: row.user_id,
  backupState: flag(row.backup_state),
  isBackupEligible: flag(row.is_backup_eligible),
  isDiscoverable: flag(row.is_discoverable),
});

export const toAlias = (row: { user_id: string; hash: string; plaintext: string | null }, tenant: string) => ({
  userId: row.user_id,
  alias: row.hash,
  plaintext: row.plaintext,
  tenant,
});

export const toAuthConfig = (row: AuthConfig) => ({
  purpose: row.purpose,
  userVerificationRequirement: row.user_verification,
  timeToLive: row.time_to_live,
  hints: row.hints.replaceAll(',', ', '),
  createdBy: row.created_by,
  // A preset exists before someone uses or edits it.
  createdOn: row.created_by === PRESET_AUTHOR ? null : timestamp(row.created_at),
  editedBy: row.edited_by,
  editedOn: maybeTime(row.edited_at),
  lastUsedOn: maybeTime(row.last_used_at),
});
