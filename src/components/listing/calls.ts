import { browserCalls, operations } from '../../lib/guides/operations.ts';

/** A call in a listing: which exchanges it makes, and on which lines it stands. */
export interface ShownCall {
  /** As it stands in the source, below the client. */
  call: string;
  operations: string[];
  /** From 1, both included. */
  from: number;
  to: number;
}

const STYTCH = /\bstytch\.((?:[A-Za-z_]+\.)+[A-Za-z_]+)\(/;
/** The browser's client, and calls from a server: the path stands in the call, or as a template above it. */
const BROWSER = /\bclient\.((?:register|signin)\w*)\(/;
const SERVER = /\b(post|get)(?:<[^>]*(?:>|$))?\(api, ['`]([^'`?$]+)/;

/**
 * Finds the calls of the SDK in shown code, TypeScript or Python.
 * @throws when a call is none that the wire view knows: listing and wire would not find each other
 */
export function findCalls(code: string, where: string): ShownCall[] {
  const lines = code.split('\n');
  return lines.flatMap((line, index) => {
    const call = callIn(line);
    if (!call) return [];
    const known = operations.find((operation) => operation.call === call || operation.name === call);
    const made = known ? [known.name] : browserCalls[call];
    if (!made) throw new Error(`${where} calls ${call}, which src/lib/guides/operations.ts does not know.`);
    return [{ call, operations: made, from: index + 1, to: endOfCall(lines, index) }];
  });
}

function callIn(line: string): string | undefined {
  const [, method, path] = SERVER.exec(line) ?? [];
  return method ? `${method} ${path}` : (STYTCH.exec(line) ?? BROWSER.exec(line))?.[1];
}

/** The line on which every bracket opened since `start` is closed. */
function endOfCall(lines: string[], start: number): number {
  let open = 0;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] ?? '';
    open += (line.match(/[([{]/g) ?? []).length - (line.match(/[)\]}]/g) ?? []).length;
    if (open <= 0) return index + 1;
  }
  return lines.length;
}

/**
 * Checks that each call a step's buttons make is shown in its listings, and none of them twice. Two calls may lead to
 * the same exchange: there is more than one way to sign in.
 * @throws naming the call that is missing or double
 */
export function checkCalls(step: string, wanted: string[], shown: Pick<ShownCall, 'call' | 'operations'>[]): void {
  for (const operation of new Set(wanted)) {
    const calls = shown.filter(({ operations: made }) => made.includes(operation)).map(({ call }) => call);
    if (calls.length === 0 || new Set(calls).size < calls.length)
      throw new Error(`The step ${step} runs ${operation}, and its listings show that call ${calls.length} times.`);
  }
}
