import { within, type CallHint } from '../call-hint.ts';

const calls: Record<string, CallHint> = {
  'passwordless.register.token': {
    path: '/register/token',
    body: { userId: '…', username: '$alias', aliases: ['$alias'] },
    highlights: ['token'],
  },
  'passwordless.register.begin': {
    path: '/register/begin',
    body: { token: '@register_token', RPID: '…', Origin: '…' },
    highlights: [
      'session',
      ...within('data', ['rp', 'user', 'challenge', 'authenticatorSelection', 'excludeCredentials', 'timeout']),
    ],
  },
  'passwordless.register.complete': { path: '/register/complete', highlights: ['token'] },
  'passwordless.signin.begin': {
    path: '/signin/begin',
    body: { alias: '$alias', RPID: '…', Origin: '…' },
    highlights: [
      'session',
      ...within('data', ['rpId', 'challenge', 'allowCredentials', 'userVerification', 'timeout']),
    ],
  },
  'passwordless.signin.complete': { path: '/signin/complete', highlights: ['token'] },
  'passwordless.signin.verify': {
    path: '/signin/verify',
    body: { token: '@verify_token' },
    highlights: ['success', 'userId', 'nickname', 'device', 'credentialId', 'origin', 'timestamp', 'expiresAt'],
  },
  'passwordless.credentials.list': {
    method: 'GET',
    path: '/credentials/list',
    highlights: within('values', ['nickname', 'device', 'createdAt', 'lastUsedAt', 'descriptor.id']),
  },
  'passwordless.credentials.delete': {
    path: '/credentials/delete',
    body: { credentialId: '$passkey' },
    highlights: [],
  },
  'passwordless.users.count': { method: 'GET', path: '/users/count', highlights: ['count'] },
};

/** By operation. */
export const passwordlessCallHints: Record<string, CallHint> = Object.fromEntries(
  Object.entries(calls).map(([operation, call]) => [operation, { ...call, sandboxPrefix: '/passwordless' }]),
);
