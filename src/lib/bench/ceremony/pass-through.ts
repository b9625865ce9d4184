import { Blocked } from '../../wire/blocked.ts';
import { parse } from '../json.ts';
import type { BenchContext } from '../context.ts';
import { providerOf } from '../providers/index.ts';
import type { Reader } from '../reader/readers.ts';
import { recordFor } from '../run/record-for.ts';
import { addExchanges, countCall, findPendingCeremony } from './pending-ceremonies.ts';

/**
 * Passes a call of the browser's client on to the provider and adds it to its run. Cookies and the reader's address
 * aren't passed on.
 * @param run the id of the run whose browser half this is
 * @param route the path after the provider's base URL, without a slash in front
 * @returns the provider's response; 404, 429, 400 or 502 with a JSON problem where there is none
 */
export async function passThrough(
  context: BenchContext,
  reader: Reader | undefined,
  run: string,
  route: string,
  request: Request,
): Promise<Response> {
  const pending = reader && (await findPending(context, reader, run, route));
  if (!pending) return refuse(404, 'You have no passkey prompt in progress that makes this call.');
  const { provider, browser, connection } = pending;
  if (!(await countCall(context, reader.id, run)))
    return refuse(429, 'This passkey prompt has made too many calls. Start again.');

  const headers = browser.headers.flatMap((name): [string, string][] => {
    const value = request.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  const body = readOnce(await request.text());
  if (body === undefined) return refuse(400, 'The request is nested too deeply.');
  const { exchanges, outcome } = await recordFor(context, { provider, connection, reader }, () =>
    fetch(`${connection.url}/${route}`, { method: 'POST', headers, body }),
  );
  await addExchanges(context, reader.id, run, exchanges);
  if (!outcome.ok && outcome.error instanceof Blocked) return refuse(outcome.error.status, outcome.error.message);
  if (!outcome.ok) return refuse(502, 'The provider didn’t respond.');
  const { status } = outcome.value;
  return problemOrNot(status, await outcome.value.text());
}

async function findPending(context: BenchContext, reader: Reader, run: string, route: string) {
  const ceremony = await findPendingCeremony(context, reader.id, run);
  if (!ceremony) return undefined;
  const provider = providerOf(context, ceremony.place.guide.provider);
  const { browser } = provider;
  if (!browser?.routes.has(route)) return undefined;
  const { connection } = await context.connections.find(reader.id, provider.id);
  return connection && { provider, browser, connection };
}

/**
 * The body, serialized from what was parsed here: a name that occurs twice could be read one way by the gate and the
 * other way by the provider. The official client sends each name once. Undefined if it is nested too deeply.
 */
function readOnce(sent: string): string | undefined {
  const read = parse(sent);
  try {
    return read ? JSON.stringify(read) : sent;
  } catch (error) {
    // Deep nesting can be parsed, but overflows the stack when it is serialized.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The client expects JSON for every status, and errors in the provider's own shape. */
const problemOrNot = (status: number, body: string) =>
  new Response(body, {
    status,
    headers: {
      'Content-Type': status < 400 ? 'application/json' : 'application/problem+json',
      'Cache-Control': 'no-store',
    },
  });

const refuse = (status: number, title: string) => problemOrNot(status, JSON.stringify({ title, status }));
