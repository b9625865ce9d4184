import { z } from 'zod';
import { controlRoute, type ControlRoute } from '../../core/control-route.ts';
import { fail } from '../../core/errors.ts';
import { advanceClock, readClock, resetClock } from '../clock.ts';
import * as responses from '../responses.ts';

/** Routes for the sandbox's time. */
export const clockRoutes: readonly ControlRoute[] = [
  controlRoute({
    method: 'GET',
    path: '/clock',
    summary: 'Get the sandbox’s time',
    status: 200,
    fields: z.object({}),
    response: responses.clock,
    run: async (call) => readClock(call, call.project.clock_offset_ms),
  }),
  controlRoute({
    method: 'POST',
    path: '/clock',
    summary: 'Move the sandbox’s clock ahead, or reset it to real time. All expirations follow it',
    status: 200,
    fields: z.object({
      advance_seconds: z
        .int('advance_seconds must be a whole number.')
        .min(1, 'advance_seconds must be at least 1.')
        .max(315_360_000, 'clock_too_far')
        .optional(),
      reset: z.literal(true, 'reset must be true.').optional(),
    }),
    response: responses.clock,
    run: async (call, { advance_seconds, reset }) => {
      if ((advance_seconds === undefined) === (reset === undefined))
        fail('invalid_control_request', 'Give either advance_seconds or reset.');
      return advance_seconds === undefined
        ? resetClock(call, call.project)
        : advanceClock(call, call.project, advance_seconds);
    },
  }),
];
