import { Blocked } from '../../wire/blocked.ts';
import { parse } from '../json.ts';
import type { BenchContext } from '../context.ts';
import type { Reader } from '../reader/readers.ts';
import { recordFor } from '../run/record-for.ts';
import { addExchanges, findPendingCeremony, mayGoOn } from './pending-ceremonies.ts';

/** All that a browser may ask on its way to a passkey. */
const ROUTES = new Set(['register/begin', 'register/complete', 'signin/begin', 'signin/complete']);

/** What the browser's client says of itself; no cookie and no address of the reader's goes on. */
const PASSED_ON = ['apikey', 'client-version', 'content-type', 'user-agent'];

/** Passes a call of the browser's client on to the one provider, and notes it in its run. */
export async function passThrough(
  context: BenchContext,
  reader: Reader | undefined,
  run: string,
  route: string,
  request: Request,
): Promise<Response> {
  const ceremony = reader && ROUTES.has(route) && (await findPendingCeremony(context, reader.id, run));
  const guide = ceremony && ceremony.place.guide.id;
  const connection = guide && (await context.connections.find(reader.id, guide)).connection;
  if (!ceremony || !guide || !connection)
    return refuse(404, 'You have no passkey prompt in progress that makes this call.');
  if (!mayGoOn(ceremony)) return refuse(429, 'This passkey prompt has made too many calls. Start again.');

  const headers = PASSED_ON.flatMap((name): [string, string][] => {
    const value = request.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  const body = readOnce(await request.text());
  if (body === undefined) return refuse(400, 'The request is nested too deeply.');
  const { exchanges, outcome } = await recordFor(context, { guide, connection, reader }, () =>
    fetch(`${connection.url}/${route}`, { method: 'POST', headers, body }),
  );
  await addExchanges(context, reader.id, run, exchanges);
  if (!outcome.ok && outcome.error instanceof Blocked) return refuse(outcome.error.status, outcome.error.message);
  if (!outcome.ok) return refuse(502, 'The provider didn’t respond.');
  const { status } = outcome.value;
  return problemOrNot(status, await outcome.value.text());
}

/**
 * The body as it was read here. A name that stands twice in it could be read one way at the gate and the other way at the
 * provider; the official client sends each once, so nothing changes for it. Undefined: it is nested without end.
 */
function readOnce(sent: string): string | undefined {
  const read = parse(sent);
  try {
    return read ? JSON.stringify(read) : sent;
  } catch (error) {
    // What is read can be written again only while the stack lasts.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The client reads JSON whatever the status, and an error in the provider's own shape. */
const problemOrNot = (status: number, body: string) =>
  new Response(body, {
    status,
    headers: {
      'Content-Type': status < 400 ? 'application/json' : 'application/problem+json',
      'Cache-Control': 'no-store',
    },
  });

const refuse = (status: number, title: string) => problemOrNot(status, JSON.stringify({ title, status }));
