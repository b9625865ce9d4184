/** Opens the database that its arguments name, a folder and perhaps a server, as a site that starts does; and ends. */
import { Secret } from '../../config/secret.ts';
import { openDatabase } from '../database.ts';

const [folder = '', server] = process.argv.slice(2);
await (await openDatabase({ folder, server: server === undefined ? undefined : new Secret(server) })).destroy();
