import type { Operation } from './operation.ts';
import { aliases } from './routes/aliases.ts';
import { authConfigs } from './routes/auth-configs.ts';
import { credentials } from './routes/credentials.ts';
import { register } from './routes/register.ts';
import { signin } from './routes/signin.ts';
import { users } from './routes/users.ts';

/** Every operation that is emulated: what is routed, documented, and can be named in a fault. */
export const OPERATIONS: readonly Operation[] = [
  ...register,
  ...signin,
  ...aliases,
  ...credentials,
  ...users,
  ...authConfigs,
];
