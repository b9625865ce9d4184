import { blocksCookies, blocksStorage } from '../storage.ts';

/** Reveals the sentence about blocked cookies or storage. Without its cookie, every press would be a new reader's. */
export function tellIfBlocked(): void {
  if (!blocksCookies() && !blocksStorage()) return;
  for (const text of document.querySelectorAll('.no-cookies')) text.removeAttribute('hidden');
}
