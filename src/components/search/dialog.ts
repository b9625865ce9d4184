import { findPages, loadIndex, type Answer, type SearchResult } from './pagefind.ts';

// The dialog's behavior, loaded when it is first opened.
const dialog = part('dialog.search', HTMLDialogElement);
const input = part('#search-words', HTMLInputElement);
const said = part('.search .said', HTMLElement);
const list = part('.search ol', HTMLOListElement);

/** How many results the list shows, and how many more a press adds. */
const STEP = 8;

/** The newest query. Results of earlier ones are dropped. */
let asked = '';
/** Its results, awaited if the reader presses Enter early. */
let answered = Promise.resolve();

/** Runs on opening, which may show an earlier query, and on input. */
export function getReady(): void {
  if (input.value.trim() !== asked) answered = search().catch(sayWhyNot);
  else void loadIndex().catch(sayWhyNot);
}

/** Enter in the field opens the first result. */
export async function openFirst(): Promise<void> {
  getReady();
  await answered;
  list.querySelector('a')?.click();
}

dialog.addEventListener('click', ({ target }) => {
  const isClose = target instanceof Element && target.closest('form button, a');
  // The dialog itself is the target only for clicks on its backdrop.
  if (isClose || target === dialog) dialog.close();
});

dialog.addEventListener('keydown', (event) => {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way) return;
  event.preventDefault();
  const stops = [input, ...list.querySelectorAll<HTMLElement>('a, button')];
  const focused = stops.findIndex((stop) => stop === document.activeElement);
  stops[(focused + way + stops.length) % stops.length]?.focus();
});

async function search(): Promise<void> {
  asked = input.value.trim();
  if (!asked) return show([], '');
  const words = asked;
  const answer = await findPages(words);
  if (words !== asked || !answer) return;
  const { count, read } = answer;
  const firstResults = await read(0, STEP);
  if (words !== asked) return;
  const results = count === 1 ? '1 result' : `${count} results`;
  show(firstResults, count === 0 ? `No results for “${words}”.` : `${results} for “${words}”`);
  if (firstResults.length < count) list.append(moreOf(answer, firstResults.length));
}

function show(results: SearchResult[], sentence: string): void {
  said.textContent = sentence;
  list.replaceChildren(...results.map(resultOf));
  list.scrollTop = 0;
}

/** The list's last item: a button that shows the next results in its place. */
function moreOf(answer: Answer, shown: number): HTMLLIElement {
  const button = document.createElement('button');
  button.type = 'button';
  const next = Math.min(STEP, answer.count - shown);
  button.textContent = `Show ${next} more of ${answer.count} results`;
  const item = document.createElement('li');
  item.append(button);
  button.addEventListener('click', () => {
    void answer.read(shown, shown + STEP).then((more) => {
      if (!item.isConnected) return;
      const items = more.map(resultOf);
      if (shown + more.length < answer.count) items.push(moreOf(answer, shown + more.length));
      item.replaceWith(...items);
      items[0]?.querySelector('a')?.focus();
    }, sayWhyNot);
  });
  return item;
}

function resultOf({ href, title, pieces }: SearchResult): HTMLLIElement {
  const link = document.createElement('a');
  link.href = href;
  const name = document.createElement('b');
  name.textContent = title;
  const excerpt = document.createElement('span');
  for (const { text, isMatch } of pieces) {
    const mark = isMatch ? document.createElement('mark') : undefined;
    if (mark) mark.textContent = text;
    excerpt.append(mark ?? text);
  }
  link.append(name, excerpt);
  const item = document.createElement('li');
  item.append(link);
  return item;
}

function sayWhyNot(): void {
  // Allows the same query again.
  asked = '';
  show(
    [],
    import.meta.env.DEV
      ? 'Search works only in the built site. Run npm run build and npm start, then search there.'
      : (said.dataset.trouble ?? ''),
  );
}

function part<T extends Element>(selector: string, kind: new () => T): T {
  const element = document.querySelector(selector);
  if (!(element instanceof kind)) throw new Error(`The page has no ${selector}.`);
  return element;
}
