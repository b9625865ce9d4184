import type { Migration } from 'kysely/migration';
import * as sandbox from './0001-sandbox.ts';
import * as lab from './0002-lab.ts';
import * as passwordless from './0003-passwordless.ts';
import * as reports from './0004-reports.ts';
import * as organizationsAndMembers from './0005-organizations-and-members.ts';
import * as seeds from './0006-seeds.ts';
import * as live from './0007-live.ts';
import * as callsTogether from './0008-calls-together.ts';
import * as fewerIndexes from './0009-fewer-indexes.ts';

/** In order of their names. A migration that has landed is never changed; a new one is added. */
export const migrations: Record<string, Migration> = {
  '0001-sandbox': sandbox,
  '0002-lab': lab,
  '0003-passwordless': passwordless,
  '0004-reports': reports,
  '0005-organizations-and-members': organizationsAndMembers,
  '0006-seeds': seeds,
  '0007-live': live,
  '0008-calls-together': callsTogether,
  '0009-fewer-indexes': fewerIndexes,
};
