import { expect, test, vi } from 'vitest';
import type { Bench } from '../../../lib/bench/bench.ts';
import { viewOf } from './_view.ts';

const view = (guide: string, bench: Partial<Record<'inbox' | 'noteFailure', unknown>>) => {
  const stubbed = { state: () => Promise.resolve({ known: true }), ...bench } as unknown as Bench;
  return viewOf({ env: { bench: stubbed }, var: { reader: undefined } }, { guide, step: 'any' });
};

test('a guide that sends mail shows the inbox with the state', async () => {
  const messages = [{ id: 'mail' }];
  expect(await view('stytch-b2b', { inbox: () => Promise.resolve(messages) })).toEqual({
    state: { known: true },
    messages,
  });
});

test('a guide without mail reads no inbox', async () => {
  const inbox = vi.fn();
  expect(await view('passwordless', { inbox })).toEqual({ state: { known: true } });
  expect(inbox).not.toHaveBeenCalled();
});

test('the result of a press is returned even if the inbox can’t be read', async () => {
  const [trouble, noteFailure] = [new Error('no answer'), vi.fn()];
  const inbox = () => Promise.reject(trouble);
  expect(await view('stytch-b2b', { inbox, noteFailure })).toEqual({ state: { known: true } });
  expect(noteFailure).toHaveBeenCalledWith(trouble);
});
