import type { EmulatorContext } from '../core/context.ts';
import { createHandler } from '../core/calls/handle-call.ts';
import type { Caller } from '../core/calls/call-state.ts';
import { findProject } from '../core/projects/projects.ts';
import { queryOf, type Handler } from '../core/http/request.ts';
import type { Account } from './account/account.ts';
import { checkKey } from './account/key-check.ts';
import type { PasswordlessDialect } from './error-response.ts';
import { readJson } from './json.ts';
import { NOT_EMULATED } from './not-emulated.ts';
import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { success } from './response.ts';

interface AccountCaller extends Caller {
  account: Account;
}

/**
 * Makes the handler of the service's API. The order of the checks is the service's (docs/passwordless.md, "Reading
 * requests and answering"): path, key, body, logic.
 */
export function createApi(context: EmulatorContext, dialect: PasswordlessDialect): Handler {
  const { db } = context;
  return createHandler<Operation, AccountCaller>(context, [...OPERATIONS, ...NOT_EMULATED], {
    ...dialect,

    async identify(request, operation) {
      const account = await checkKey(db, operation.key, (name) => request.header(name.toLowerCase()));
      const project = await findProject(db, account.project_id);
      return { project, account, secrets: [account.secret_key] };
    },

    async run({ operation, caller, request, body, now }) {
      const { project, account } = caller;
      const rawInput = request.method === 'GET' ? queryOf(request) : readJson(body);
      const header = (name: string) => request.header(name.toLowerCase());
      return success(operation.status, await operation.run({ db, project, account, now, header }, rawInput));
    },
  });
}
