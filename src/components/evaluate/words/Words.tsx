import { splitTerms, type Term } from './terms.ts';

interface Props {
  text: string;
  glossary: Term[];
  /** Makes the meanings' ids differ from those of other texts on the page. */
  id: string;
  /** The terms that the text beside it has explained already. */
  seen: Set<string>;
  /** Somebody wants to know a meaning. */
  onAsk: () => void;
}

/** A text with the meaning of each term at hand: what `Term.astro` is to a page, this is to an island. */
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
