import { importJWK, type CryptoKey, type JWK } from 'jose';
import { LRUCache } from 'lru-cache';
import { parseJson } from '../database/parse-json.ts';

interface ImportedKey {
  kid: string;
  jwk: JWK;
  key: CryptoKey;
}

/** Imports JWKs, cached by their text, so that a cached key can't be out of date. */
export function createKeyImport(): (text: string) => Promise<ImportedKey> {
  const imported = new LRUCache<string, ImportedKey>({ max: 100 });
  return async (text) => {
    const known = imported.get(text);
    if (known) return known;
    const jwk = parseJson<JWK>(text);
    const entry = { kid: jwk.kid ?? '', jwk, key: asKey(await importJWK(jwk, 'RS256')) };
    imported.set(text, entry);
    return entry;
  };
}

function asKey(key: CryptoKey | Uint8Array): CryptoKey {
  if (key instanceof Uint8Array) throw new Error('A signing key is not an RSA key.');
  return key;
}
