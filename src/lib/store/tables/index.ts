import type { BenchTables } from './bench.ts';
import type { LimitTables } from './limits.ts';
import type { PasswordlessTables } from './passwordless.ts';
import type { SandboxTables } from './sandbox.ts';
import type { SiteTables } from './site.ts';

/** All tables. Times are integer milliseconds, JSON is text, flags are 0 or 1: the same on SQLite and PostgreSQL. */
export interface Tables extends BenchTables, LimitTables, SandboxTables, PasswordlessTables, SiteTables {}
