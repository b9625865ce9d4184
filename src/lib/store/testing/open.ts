/** A program that opens a database as a starting site does, then exits. Arguments: the folder, and a server's URL. */
import { Secret } from '../../config/secret.ts';
import { openDatabase } from '../database.ts';

const [folder = '', server] = process.argv.slice(2);
await (await openDatabase({ folder, server: server === undefined ? undefined : new Secret(server) })).destroy();
