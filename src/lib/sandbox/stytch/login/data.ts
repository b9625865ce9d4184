import { z } from 'zod';
import { parseJson } from '../../core/database/parse-json.ts';
import { deleteExpired, restoreRows, takeRows } from '../../core/projects/project-rows.ts';
import { resourceData } from '../../core/projects/resource-data.ts';
import { listOf, time } from '../../core/projects/snapshot-fields.ts';
import { emailKey } from '../domains.ts';
import { email } from '../fields.ts';
import { factorSchema } from './factor-schema.ts';
import { idOf } from '../snapshot-fields.ts';
import { proofSchema } from './proof.ts';

export const intermediateSessionData = resourceData({
  fields: {
    intermediate_sessions: listOf(
      z.object({
        token_hash: z.string().length(43),
        email_address: email,
        email_id: idOf('email'),
        factors: z.array(factorSchema),
        proof: proofSchema.nullable().default(null),
        expires_at: time,
      }),
    ),
  },
  async take(db, projectId) {
    const rows = await takeRows(db, 'sandbox_intermediate_sessions', projectId, 'token_hash');
    return {
      intermediate_sessions: rows.map((row) => ({
        ...row,
        factors: parseJson(row.factors),
        proof: row.proof === null ? null : parseJson(row.proof),
      })),
    };
  },
  async restore(trx, projectId, { intermediate_sessions }) {
    const rows = intermediate_sessions.map((row) => ({
      ...row,
      email_key: emailKey(row.email_address),
      factors: JSON.stringify(row.factors),
      proof: row.proof && JSON.stringify(row.proof),
    }));
    await restoreRows(trx, 'sandbox_intermediate_sessions', projectId, rows);
  },
  sweep: (db, projectId, now) => deleteExpired(db, 'sandbox_intermediate_sessions', projectId, now),
});
