import type { Operation } from './operation.ts';
import { aliases } from './aliases/operations.ts';
import { authConfigs } from './auth-configs/operations.ts';
import { credentials } from './credentials/operations.ts';
import { register } from './register/operations.ts';
import { signin } from './signin/operations.ts';
import { users } from './users/operations.ts';

/** Every emulated operation. The list is routed, documented, and says what a fault can name. */
export const OPERATIONS: readonly Operation[] = [
  ...register,
  ...signin,
  ...aliases,
  ...credentials,
  ...users,
  ...authConfigs,
];
