import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtEncodings, lazyEncodings, type Encodings } from './encodings.ts';
import { BUILT_ORIGIN, withSiteUrl } from './site-url.ts';
import { withUsedHashes } from './used-hashes.ts';

/** A built file, ready to send. */
export interface StaticFile {
  type: string;
  body: Buffer;
  encodings: Encodings;
  etag: string;
  /** Whether its name changes with its content. */
  immutable: boolean;
  /** Content Security Policy of a prerendered page or a worker. */
  policy: string | undefined;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.xml': 'application/xml',
  '.webmanifest': 'application/manifest+json',
  '.zip': 'application/zip',
};

/** Policies of workers. Search runs WebAssembly in a worker, so that no page has to allow it. */
const workerPolicies: Record<string, string> = {
  '/pagefind/pagefind-worker.js':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'none'",
};

/** Files whose name changes with their content. */
const HASHED = /^\/(_astro|pagefind\/(fragment|index))\//;

/**
 * Reads all built files into memory.
 * @param dist folder of the build, with a trailing slash
 * @param siteUrl replaces the placeholder in absolute URLs
 * @returns the files by the path of their URL
 */
export function readStaticFiles(dist: URL, siteUrl: string): Map<string, StaticFile> {
  const client = fileURLToPath(new URL('client', dist));
  const policies = readPolicies(new URL('_headers.json', dist));
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(client, { recursive: true, withFileTypes: true })) {
    const path = `${entry.parentPath.slice(client.length)}/${entry.name}`.replaceAll('\\', '/');
    const extension = extname(path);
    if (!entry.isFile() || extension === '.br' || extension === '.gz') continue;
    const address = path.replace(/\/index\.html$/, '/');
    const bodies = readBodies(join(client, path), siteUrl);
    const policy = policies.get(policyKey(address));
    files.set(address, {
      type: types[extension] ?? 'application/octet-stream',
      ...bodies,
      etag: `"${createHash('sha256').update(bodies.body).digest('base64url').slice(0, 20)}"`,
      immutable: HASHED.test(path),
      policy: workerPolicies[path] ?? (policy && withUsedHashes(policy, bodies.body.toString())),
    });
  }
  return addIndexTwins(files);
}

/** Serves the Markdown of `/x/` at `/x/index.md`, too: like home's, which is `/index.md`. `llms.txt` says so. */
function addIndexTwins(files: Map<string, StaticFile>): Map<string, StaticFile> {
  for (const [address, file] of [...files]) {
    const page = address.replace(/\.md$/, '/');
    if (page !== address && files.has(page)) files.set(`${page}index.md`, file);
  }
  return files;
}

/** Returns a file as it is sent, and its compressed forms: the build's, unless the site's address is in it. */
function readBodies(file: string, siteUrl: string): Pick<StaticFile, 'body' | 'encodings'> {
  const built = readFileSync(file);
  if (!built.includes(BUILT_ORIGIN)) return { body: built, encodings: builtEncodings(file) };
  const body = Buffer.from(withSiteUrl(built.toString(), siteUrl));
  return { body, encodings: lazyEncodings(body) };
}

/** In the build's list, pages have no trailing slash: `/guides/x`, and `/`. */
const policyKey = (address: string) => (address === '/' ? '/' : address.replace(/\/$/, '').replace(/\.html$/, ''));

function readPolicies(file: URL): Map<string, string> {
  // Written by Astro 7 with `staticHeaders`: [{ pathname, headers: [{ key, value }] }]
  const entries = JSON.parse(readFileSync(file, 'utf8')) as {
    pathname: string;
    headers: { key: string; value: string }[];
  }[];
  return new Map(
    entries.map(({ pathname, headers }) => [
      pathname,
      headers.find(({ key }) => key.toLowerCase() === 'content-security-policy')?.value ?? '',
    ]),
  );
}

/** Answers a GET for a built file: in the smallest encoding the browser accepts, or with 304. */
export async function sendFile(file: StaticFile, request: Request): Promise<Response> {
  const headers = new Headers({
    'Content-Type': file.type,
    'Cache-Control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: file.etag,
    Vary: 'Accept-Encoding',
  });
  if (file.policy) headers.set('Content-Security-Policy', file.policy);
  if (request.headers.get('if-none-match')?.includes(file.etag)) return new Response(null, { status: 304, headers });
  const { encoding, body } = await smallest(file, request.headers.get('accept-encoding') ?? '');
  if (encoding) headers.set('Content-Encoding', encoding);
  headers.set('Content-Length', String(body.length));
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers });
}

type Sent = Promise<{ encoding?: string; body: Buffer }>;

async function smallest({ encodings, body }: StaticFile, accepted: string): Sent {
  const br = /\bbr\b/.test(accepted) && (await encodings.br());
  if (br) return { encoding: 'br', body: br };
  const gzip = /\bgzip\b/.test(accepted) && (await encodings.gzip());
  if (gzip) return { encoding: 'gzip', body: gzip };
  return { body };
}
