import { announce } from './announce.ts';

/**
 * Copies a text, or one that is still on its way: the browser lets a page write only while the press is fresh, so a text
 * is promised and not awaited. Says aloud that it did.
 * @returns whether it did: without https there is no clipboard, and a browser may say no
 */
export async function copy(text: string | Promise<string>): Promise<boolean> {
  try {
    await (typeof text === 'string' ? navigator.clipboard.writeText(text) : writeLater(text));
  } catch {
    return false;
  }
  announce('Copied');
  return true;
}

const writeLater = (text: Promise<string>): Promise<void> =>
  navigator.clipboard.write([
    new ClipboardItem({ 'text/plain': text.then((whole) => new Blob([whole], { type: 'text/plain' })) }),
  ]);
