import { splitAtRightToLeft } from './right-to-left.ts';

/** A text with names in any script: those that run right to left don't reorder the words around them. */
export function Isolated({ text }: { text: string }) {
  return <>{splitAtRightToLeft(text).map((part, at) => (at % 2 === 1 ? <bdi key={at}>{part}</bdi> : part))}</>;
}
