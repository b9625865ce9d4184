import type { Api } from '../../../quickstart/passwordless/api.ts';
import type { Connection } from '../../credentials/types.ts';

/** An account there, as the quickstart calls it. */
export const apiOf = ({ url, secret }: Connection): Api => ({ url, secret: secret.reveal() });
