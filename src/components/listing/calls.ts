import { browserCalls, operationOf, operations } from '../../lib/guides/operations.ts';

/** A call in a listing: the operations it makes and its lines. */
export interface ShownCall {
  /** The call as written in the source, without the client's name. */
  call: string;
  operations: string[];
  /** First line, from 1. `to` is the last, inclusive. */
  from: number;
  to: number;
}

const STYTCH = /\bstytch(?:\(\))?\.((?:[A-Za-z_]+\.)+[A-Za-z_]+)\(/;
const BROWSER = /\bclient\.((?:register|signin)\w*)\(/;
/** Server calls with their path as text: by the quickstart's functions, by the Flask app's, and by neither. */
const SERVER = [
  /\b(post|get)(?:<[^>]*(?:>|$))?\(api, ['`]([^'`?$]+)/,
  /\b_call\("(POST|GET)", "([^"]+)"/,
  /\brequests\.(get|post)\(f"\{\w+\}(\/[^"]+)"/,
];
const CURL = /\bcurl (?:-X ([A-Z]+) )?"\$\w+(\/[^"]+)"/;

/**
 * Finds the SDK calls in TypeScript or Python code.
 * @throws on a call the operations table doesn't have: the wire view couldn't match it
 */
export function findCalls(code: string, where: string): ShownCall[] {
  const lines = code.split('\n');
  return lines.flatMap((line, index) => {
    const call = callIn(line) ?? curlIn(lines, index);
    if (!call) return [];
    const known = operations.find((operation) => operation.call === call || operation.name === call);
    const callNames = known ? [known.name] : browserCalls[call];
    if (!callNames) throw new Error(`${where} calls ${call}, which src/lib/guides/operations.ts does not know.`);
    return [{ call, operations: callNames, from: index + 1, to: endOfCall(lines, index) }];
  });
}

function callIn(line: string): string | undefined {
  const [, method, path] = SERVER.map((pattern) => pattern.exec(line)).find((match) => match) ?? [];
  return method ? `${method.toLowerCase()} ${path}` : (STYTCH.exec(line) ?? BROWSER.exec(line))?.[1];
}

/** The call of a curl command. As curl itself does, a command with data is a POST unless it says otherwise. */
function curlIn(lines: string[], index: number): string | undefined {
  const [command, verb, path = ''] = CURL.exec(lines[index] ?? '') ?? [];
  if (!command) return undefined;
  const hasData = lines.slice(index, endOfCall(lines, index)).some((line) => /^ *-d /.test(line));
  const method = verb ?? (hasData ? 'POST' : 'GET');
  return operationOf(method, path) ?? `${method} ${path}`;
}

/** The line that closes every bracket opened since `start`, or the last one of a shell command. */
function endOfCall(lines: string[], start: number): number {
  if (CURL.test(lines[start] ?? '')) return lines.findIndex((line, at) => at >= start && !line.endsWith('\\')) + 1;
  let open = 0;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] ?? '';
    open += (line.match(/[([{]/g) ?? []).length - (line.match(/[)\]}]/g) ?? []).length;
    if (open <= 0) return index + 1;
  }
  return lines.length;
}

/**
 * Checks that a step's listings show each call its buttons make, once. Different calls may make the same operation:
 * there is more than one way to sign in.
 * @throws naming the call that is missing or shown twice
 */
export function checkCalls(step: string, wanted: string[], shown: Pick<ShownCall, 'call' | 'operations'>[]): void {
  for (const operation of new Set(wanted)) {
    const calls = shown.filter(({ operations: made }) => made.includes(operation)).map(({ call }) => call);
    if (calls.length === 0 || new Set(calls).size < calls.length)
      throw new Error(`The step ${step} runs ${operation}, and its listings show that call ${calls.length} times.`);
  }
}
