import { z } from 'zod';
import { listAuthConfigs, PRESETS } from './store.ts';
import { HINTS, inWords, USER_VERIFICATION } from '../ceremony-options.ts';
import { toAuthConfig } from '../entities.ts';
import { fail } from '../errors.ts';
import { caseless, nonEmpty, maybe, text } from '../fields.ts';
import { operation } from '../operation.ts';
import { DEFAULT_LIFE } from '../tokens/lifetimes.ts';

const purpose = nonEmpty.refine(
  (value) => /^[A-Za-z0-9_-]{1,255}$/.test(value),
  'must hold 1 to 255 letters, digits, hyphens or underscores',
);

/** A duration, `hh:mm:ss`. Days come first with a period, as .NET writes them: it has at most 23 hours. */
const duration = text.transform((value, context) => {
  const [, days = '0', hours, minutes, seconds] =
    /^(?:(\d{1,3})\.)?([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/.exec(value) ?? [];
  const total = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
  if (!(total > 0)) context.addIssue('must be a duration as hh:mm:ss');
  return total;
});

const hints = maybe(
  z
    .array(z.enum(HINTS, `must hold ${HINTS.join(', ')}`), 'must be a list of strings')
    .max(3, 'must have at most 3 items'),
);

const settings = {
  purpose,
  timeToLive: maybe(duration),
  userVerificationRequirement: maybe(
    text
      .transform((value) => value.toLowerCase())
      .pipe(z.enum(USER_VERIFICATION, `must be ${inWords(USER_VERIFICATION)}`)),
  ),
  hints,
  performedBy: nonEmpty,
};

/**
 * Makes the columns of a configuration. What the service does with an omitted field is not known (docs/passwordless.md,
 * "Management calls"); the emulator uses the presets' value.
 */
const columns = (input: z.output<z.ZodObject<typeof settings>>) => ({
  user_verification: input.userVerificationRequirement ?? 'preferred',
  time_to_live: input.timeToLive ?? DEFAULT_LIFE,
  hints: (input.hints ?? []).join(','),
});

const list = operation(
  ['GET', '/auth-configs/list', 'ApiSecret'],
  caseless({ purpose: maybe(text) }),
  async (call, input) => ({ configurations: (await listAuthConfigs(call, input.purpose)).map(toAuthConfig) }),
);

const add = operation(['POST', '/auth-configs/add', 'ApiSecret', 201], caseless(settings), async (call, input) => {
  const { numInsertedOrUpdatedRows } = await call.db
    .insertInto('passwordless_auth_configs')
    .values({
      project_id: call.project.id,
      purpose: input.purpose,
      ...columns(input),
      created_by: input.performedBy,
      created_at: call.now,
      edited_by: null,
      edited_at: null,
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.columns(['project_id', 'purpose']).doNothing())
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows) fail('auth_config_exists');
});

const update = operation(['POST', '/auth-configs', 'ApiSecret', 204], caseless(settings), async (call, input) => {
  const { numUpdatedRows } = await call.db
    .updateTable('passwordless_auth_configs')
    .set({ ...columns(input), edited_by: input.performedBy, edited_at: call.now })
    .where('project_id', '=', call.project.id)
    .where('purpose', '=', input.purpose)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) fail('auth_config_unknown');
});

const remove = operation(
  ['POST', '/auth-configs/delete', 'ApiSecret', 204],
  caseless({ purpose, performedBy: nonEmpty }),
  async (call, input) => {
    if (PRESETS.some((preset) => preset === input.purpose)) fail('auth_config_preset');
    const { numDeletedRows } = await call.db
      .deleteFrom('passwordless_auth_configs')
      .where('project_id', '=', call.project.id)
      .where('purpose', '=', input.purpose)
      .executeTakeFirst();
    if (numDeletedRows === 0n) fail('auth_config_unknown');
  },
);

export const authConfigs = [list, add, update, remove];
