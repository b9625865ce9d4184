import { operations } from '../../lib/outline/operations.ts';

/** A call of the SDK in a listing: which exchange it makes, and on which lines it stands. */
export interface ShownCall {
  operation: string;
  /** From 1, both included. */
  from: number;
  to: number;
}

const CALL = /\bstytch\.((?:[A-Za-z_]+\.)+[A-Za-z_]+)\(/;

/**
 * Finds the calls of the SDK in shown code, TypeScript or Python.
 * @throws when a call is none that the wire view knows: listing and wire would not find each other
 */
export function findCalls(code: string, where: string): ShownCall[] {
  const lines = code.split('\n');
  return lines.flatMap((line, index) => {
    const call = CALL.exec(line)?.[1];
    if (!call) return [];
    const known = operations.find((operation) => operation.call === call || operation.name === call);
    if (!known) throw new Error(`${where} calls stytch.${call}, which src/lib/outline/operations.ts does not know.`);
    return [{ operation: known.name, from: index + 1, to: endOfCall(lines, index) }];
  });
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
 * Checks that each call a step's buttons make is shown exactly once in its listings.
 * @throws naming the call that is missing or double
 */
export function checkCalls(step: string, wanted: string[], shown: string[]): void {
  for (const operation of new Set(wanted)) {
    const count = shown.filter((name) => name === operation).length;
    if (count !== 1)
      throw new Error(`The step ${step} runs ${operation}, and its listings show that call ${count} times.`);
  }
}
