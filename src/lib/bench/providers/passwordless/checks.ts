import { askOnce } from '../../../quickstart/passwordless/ask-once.ts';
import { PasswordlessError } from '../../../quickstart/passwordless/api.ts';
import type { ProviderChecks } from '../provider.ts';
import { apiOf } from './api-of.ts';
import { checkPublicKey } from './check-public-key.ts';

const link = { href: 'https://admin.passwordless.dev/', label: 'The Passwordless.dev console' };

export const passwordlessChecks: ProviderChecks = {
  label: 'API secret',
  link,
  call: (connection) => askOnce(apiOf(connection)),
  statusOf: (error) => (error instanceof PasswordlessError ? error.status : undefined),
  further: (connection, _, tryCall) => checkPublicKey(connection, tryCall, link),
};
