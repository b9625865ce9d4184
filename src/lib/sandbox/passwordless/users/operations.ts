import { timestamp } from '../entities.ts';
import { caseless, nonEmpty } from '../fields.ts';
import { operation } from '../operation.ts';
import { deleteUser } from '../store.ts';
import { countUsers, listUsers } from './store.ts';

const nothing = caseless({});

const list = operation(['GET', '/users/list', 'ApiSecret'], nothing, async (call) => ({
  values: (await listUsers(call)).map((user) => ({
    ...user,
    lastUsedAt: user.lastUsedAt === null ? null : timestamp(user.lastUsedAt),
  })),
}));

const count = operation(['GET', '/users/count', 'ApiSecret'], nothing, async (call) => ({
  count: await countUsers(call),
}));

/** Returns 200 without a body, even for an unknown user (docs/passwordless.md, "Management calls"). */
const remove = operation(['POST', '/users/delete', 'ApiSecret'], caseless({ userId: nonEmpty }), (call, input) =>
  deleteUser(call, input.userId),
);

export const users = [list, count, remove];
