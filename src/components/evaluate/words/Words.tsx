import { splitTerms, type Term } from './terms.ts';

interface Props {
  text: string;
  glossary: Term[];
  /** Prefix that keeps popover ids unique on the page. */
  id: string;
  /** Terms already explained in the text beside it. */
  seen: Set<string>;
  /** Called when a definition opens. */
  onAsk: () => void;
}

/** A text with definitions for its terms: the island version of `Term.astro`. */
export function Words({ text, glossary, id, seen, onAsk }: Props) {
  return (
    <>
      {splitTerms(text, glossary, seen).map((piece) => {
        if (typeof piece === 'string') return piece;
        const { term, text: words } = piece;
        const meaning = `${id}-${term.id}`;
        return (
          <>
            <button type="button" class="term" popovertarget={meaning} onClick={onAsk}>
              {words}
            </button>
            <span id={meaning} class="meaning" popover="auto">
              <b>{term.term}</b> {term.meaning} <a href={`/glossary/#${term.id}`}>Glossary</a>
            </span>
          </>
        );
      })}
    </>
  );
}
