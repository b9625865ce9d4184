import type { Migration } from 'kysely/migration';
import * as tables from './0001-tables/index.ts';

/**
 * Migrations in the order of their names. Once released, a migration never changes: add another. Until then the first
 * one changes with the tables, under a new name, so that a database made before is recognized.
 */
export const migrations: Record<string, Migration> = {
  '0001-tables': tables,
};
