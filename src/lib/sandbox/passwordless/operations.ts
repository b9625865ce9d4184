import type { Operation } from './operation.ts';
import { aliases } from './aliases/operations.ts';
import { authConfigs } from './auth-configs/operations.ts';
import { credentials } from './credentials/operations.ts';
import { register } from './register/operations.ts';
import { signin } from './signin/operations.ts';
import { users } from './users/operations.ts';

/** Every operation that is emulated: what is routed, documented, and can be named in a fault. */
export const OPERATIONS: readonly Operation[] = [
  ...register,
  ...signin,
  ...aliases,
  ...credentials,
  ...users,
  ...authConfigs,
];
