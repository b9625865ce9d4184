import { z } from 'zod';

const MB = 1_000_000;

const bound = (most: number, meaning: string) =>
  z.coerce.number().int().min(1).default(most).describe(`${meaning} Only where SITE_URL is public.`);

/** Settings that bound what an anonymous caller can use up on a public site. */
export const boundSettings = {
  SANDBOX_BYTES_PER_PROJECT: bound(2 * MB, 'Bytes that one sandbox project may hold, with its recorded calls.'),
  SANDBOX_BYTES_PER_ADDRESS: bound(
    200 * MB,
    'Bytes that all sandbox projects from one network address may hold together.',
  ),
  SANDBOX_CALL_BYTES: bound(500_000, 'Bytes of recorded calls that one sandbox project keeps: the newest.'),
  SANDBOX_RESPONSE_BYTES: bound(MB, 'The largest response of the sandbox, in bytes.'),
  SANDBOX_SEARCH_COST: bound(
    10_000,
    'The most comparisons in one search of the sandbox: rows times conditions of the query.',
  ),
  DATABASE_MAX_MB: bound(
    5000,
    'The size of the database, in MB, at which the sandbox stores nothing more and answers 507.',
  ),
  DISK_FREE_MB: bound(500, 'Free space on the disk of DATA_DIR, in MB, below which it does the same.'),
  REQUESTS_PER_ADDRESS: bound(
    1000,
    'Requests within 10 seconds from one network address to the sandbox and the API of the pages.',
  ),
  TRAFFIC_PER_ADDRESS_MB: bound(
    20,
    'The size of those requests and their responses within 10 seconds, together, in MB.',
  ),
  OPEN_REQUESTS_PER_ADDRESS: bound(64, 'Requests from one network address that may be in progress at the same time.'),
  SOCKETS_PER_ADDRESS: bound(128, 'Connections from one network address, except this machine and your proxies.'),
  SOCKET_TIMEOUT_S: bound(
    30,
    'Seconds until a connection closes that makes no progress, in either direction, or is still sending its request.',
  ),
  REPORTS_PER_ADDRESS: bound(30, 'Reports per hour that one network address may share.'),
};
