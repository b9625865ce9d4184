import { z } from 'zod';
import { listAliases, replaceAliases } from './store.ts';
import { toAlias } from '../entities.ts';
import { aliases as aliasList, caseless, maybe, queryText, userId } from '../fields.ts';
import { operation } from '../operation.ts';

const set = operation(
  ['POST', '/alias', 'ApiSecret', 204],
  caseless({ userId, aliases: aliasList, hashing: maybe(z.boolean('must be true or false')) }),
  async (call, input) => {
    await call.db
      .transaction()
      .execute((trx) =>
        replaceAliases(call, trx, { userId: input.userId, aliases: input.aliases, hashed: input.hashing ?? true }),
      );
  },
);

const list = operation(
  ['GET', '/alias/list', 'ApiSecret'],
  caseless({ userId: queryText('userId') }),
  async (call, input) => ({
    values: (await listAliases(call, input.userId)).map((row) => toAlias(row, call.account.name)),
  }),
);

export const aliases = [set, list];
