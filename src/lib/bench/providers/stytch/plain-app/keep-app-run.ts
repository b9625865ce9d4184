import { randomUUID } from 'node:crypto';
import { StytchError } from 'stytch';
import { FINISHED_APP } from '../../../../guides/finished-app.ts';
import type { Exchange } from '../../../../wire/exchange.ts';
import type { BenchContext } from '../../../context.ts';
import { parse, text } from '../../../json.ts';
import type { Mode } from '../../../credentials/types.ts';
import type { Reader } from '../../../reader/readers.ts';
import { keepRun } from '../../../reader/runs.ts';
import { refused, unanswered } from '../../../run/outcome.ts';
import { GUIDE } from '../id.ts';
import type { Outcome } from '../../../types.ts';

/** Stores what a request to the finished app called, so that a memo can say what was tried there. */
export async function keepAppRun(
  context: BenchContext,
  reader: Reader,
  request: Request,
  { exchanges, mode }: { exchanges: Exchange[]; mode: Mode },
): Promise<void> {
  const [first] = exchanges;
  if (!first) return;
  await keepRun(context, reader.id, {
    id: randomUUID(),
    guide: GUIDE,
    step: FINISHED_APP,
    action: `${request.method} ${new URL(request.url).pathname}`,
    started_at: first.started_at,
    outcome: outcomeOfCalls(context, exchanges),
    exchanges,
    mode,
  });
}

/** The app explains errors to its user, so they are read off the calls. */
function outcomeOfCalls({ providers }: BenchContext, exchanges: Exchange[]): Outcome {
  const failed = exchanges.find(({ response }) => !response || response.status >= 400);
  if (!failed) return { kind: 'done', sentence: '' };
  const error = errorIn(failed);
  const refusal = error && providers.stytch.refusal(error, failed);
  return refusal ? refused(refusal, GUIDE) : unanswered(undefined, failed);
}

function errorIn({ response }: Exchange): StytchError | undefined {
  const { error_type, ...body } = parse(response?.body) ?? {};
  if (!response || typeof error_type !== 'string') return undefined;
  return new StytchError({
    status_code: response.status,
    request_id: text(body.request_id),
    error_type,
    error_message: text(body.error_message),
    error_url: text(body.error_url),
    error_details: undefined,
  });
}
