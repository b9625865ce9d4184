import { announce } from '../announce.ts';

/**
 * Copies a text and announces it. A text that is still loading is passed as a promise: browsers only allow writing to
 * the clipboard right after a click.
 * @returns false without https or without permission
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
