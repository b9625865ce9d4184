import { z } from 'zod';
import { parseJson } from '../../core/parse-json.ts';
import { resourceData } from '../../core/resource-data.ts';
import { listOf, MOST_ROWS, time } from '../../core/snapshot-fields.ts';
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
    const rows = db
      .selectFrom('sandbox_intermediate_sessions')
      .selectAll()
      .where('project_id', '=', projectId)
      .orderBy('token_hash');
    return {
      intermediate_sessions: (await rows.limit(MOST_ROWS + 1).execute()).map((row) => ({
        ...row,
        factors: parseJson(row.factors),
        proof: row.proof === null ? null : parseJson(row.proof),
      })),
    };
  },
  async restore(trx, projectId, { intermediate_sessions }) {
    for (const row of intermediate_sessions)
      await trx
        .insertInto('sandbox_intermediate_sessions')
        .values({
          ...row,
          project_id: projectId,
          email_key: emailKey(row.email_address),
          factors: JSON.stringify(row.factors),
          proof: row.proof && JSON.stringify(row.proof),
        })
        .execute();
  },
  async sweep(db, projectId, now) {
    await db
      .deleteFrom('sandbox_intermediate_sessions')
      .where('project_id', '=', projectId)
      .where('expires_at', '<=', now)
      .execute();
  },
});
