import { localCalls } from './everyday-login/operations.ts';
import { guides } from './index.ts';
import type { Operation } from './types.ts';

/** The calls of every guide; one that several guides make is listed once. */
export const operations: Operation[] = [
  ...new Map(guides.flatMap((guide) => guide.operations.map((one) => [one.name, one]))).values(),
];

/** The methods of the clients that make other calls than their name says, each with the calls it makes. */
export const browserCalls: Record<string, string[]> = Object.fromEntries([
  ...guides.flatMap((guide) => Object.entries(guide.browserCalls ?? {})),
  ...Object.entries(localCalls),
]);

/** The provider's name for a call on the wire; null when no guide makes such a call. */
export function operationOf(method: string, path: string): string | null {
  return operations.find((candidate) => candidate.method === method && candidate.path.test(path))?.name ?? null;
}
