import { copy } from './copy.ts';

const SHOWN_MS = 1500;

async function fetchText(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return await answer.text();
}

/** Makes a button copy the text at a URL. Without clipboard access it opens the URL instead. */
export function copyFrom(button: HTMLButtonElement, address: string): void {
  const label = button.textContent;
  const press = async () => {
    // The download can take a while on a slow network.
    button.textContent = 'Copying…';
    const done = await copy(fetchText(address));
    if (!done) location.href = address;
    button.textContent = done ? 'Copied' : label;
    setTimeout(() => (button.textContent = label), SHOWN_MS);
  };
  button.addEventListener('click', () => void press());
}
