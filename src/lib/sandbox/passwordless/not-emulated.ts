import { BASE } from './base.ts';
import { fail } from './errors.ts';
import { nameOf, type Operation } from './operation.ts';

/** The service's routes that are not emulated (docs/passwordless.md, "Endpoints"), except the admin console's. */
const LIST = `
POST /magic-links/send
GET /events
POST /apps/features
GET /authenticators/list
POST /authenticators/add
POST /authenticators/remove
GET /reporting/credentials/periodic
GET /reporting/active-users/periodic`;

/** They require a key, too, and then return 501. */
export const NOT_EMULATED: readonly Operation[] = LIST.trim()
  .split('\n')
  .map((line) => {
    const [method, path = ''] = line.split(' ');
    return {
      name: nameOf(path),
      method: method === 'GET' ? 'GET' : 'POST',
      path: BASE + path,
      key: 'ApiSecret',
      status: 200,
      run: async () => fail('not_emulated', { detail: `This sandbox does not emulate ${line}.` }),
    };
  });
