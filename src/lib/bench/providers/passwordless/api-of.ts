import type { Api } from '../../../quickstart/passwordless/api.ts';
import type { Connection } from '../../credentials/types.ts';

/** The account of a connection, as the quickstart's functions expect it. */
export const apiOf = ({ url, secret }: Connection): Api => ({ url, secret: secret.reveal() });
