import { expect, test } from 'vitest';
import { readEffects } from './effects.ts';

test.each(['constructor', '__proto__', 'toString', 'no_such_error'])(
  'an error of type %s changes nothing',
  (error_type) => {
    const exchange = {
      id: 'x',
      operation: 'sessions.authenticate',
      method: 'POST',
      path: '/v1/b2b/sessions/authenticate',
      request: { headers: [], body: '{}' },
      response: { status: 400, headers: [], body: JSON.stringify({ error_type }) },
      problem: null,
      started_at: 0,
      duration_ms: 1,
    };
    expect(readEffects(exchange, {})).toMatchObject({ drop: [], hold: [], forget: [] });
  },
);
