import { copy } from './copy.ts';

const SHOWN_MS = 1500;

async function fetchText(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return await answer.text();
}

/** Lets a button copy the text at an address. Where nothing can be copied the text is opened, to copy by hand. */
export function copyFrom(button: HTMLButtonElement, address: string): void {
  const label = button.textContent;
  const press = async () => {
    // On a slow network the text takes a while.
    button.textContent = 'Copying…';
    const done = await copy(fetchText(address));
    if (!done) location.href = address;
    button.textContent = done ? 'Copied' : label;
    setTimeout(() => (button.textContent = label), SHOWN_MS);
  };
  button.addEventListener('click', () => void press());
}
