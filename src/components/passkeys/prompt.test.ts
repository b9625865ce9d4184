import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchPrompt } from './prompt.ts';

type Create = (options: object) => Promise<Credential | null>;
let credentials: { create: Create; get: Create };

const hanging: Create = () => new Promise(() => {});

beforeEach(() => {
  vi.useFakeTimers();
  credentials = { create: hanging, get: hanging };
  vi.stubGlobal('navigator', { credentials });
  vi.stubGlobal('window', { PublicKeyCredential: function () {} });
  vi.stubGlobal('isSecureContext', true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test.each([
  ['NotAllowedError', 'dismissed'],
  ['AbortError', 'stopped'],
  ['InvalidStateError', 'already_registered'],
  ['SecurityError', 'wrong_host'],
  ['NotSupportedError', 'no_authenticator'],
  ['ConstraintError', 'no_authenticator'],
  ['UnknownError', 'unknown'],
])('a prompt that ends in %s has ended as %s', async (name, ending) => {
  credentials.create = () => Promise.reject(new DOMException('Said by a test.', name));
  const watch = watchPrompt(undefined);
  await expect(navigator.credentials.create({})).rejects.toThrow('Said by a test.');
  expect(watch.ended()).toBe(ending);
  watch.restore();
});

test('a prompt without an answer ends after a minute, even if the browser ignores the signal', async () => {
  const watch = watchPrompt(undefined);
  const asked = expect(navigator.credentials.get({})).rejects.toThrow('Ended by the page.');
  await vi.advanceTimersByTimeAsync(59_000);
  expect(watch.ended()).toBeUndefined();
  await vi.advanceTimersByTimeAsync(2000);
  await asked;
  expect(watch.ended()).toBe('timed_out');
  watch.restore();
});

test('the first reason counts', async () => {
  const watch = watchPrompt(undefined);
  const asked = expect(navigator.credentials.create({})).rejects.toThrow('Ended by the page.');
  watch.stop();
  await asked;
  watch.note('unknown');
  expect(watch.ended()).toBe('stopped');
  watch.restore();
});

test('a browser without passkeys, or a page without https, is unsupported', () => {
  vi.stubGlobal('isSecureContext', false);
  expect(watchPrompt(undefined).ended()).toBe('unsupported');
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('window', {});
  expect(watchPrompt(undefined).ended()).toBe('unsupported');
});

test('afterwards the browser has its own functions again', () => {
  const { create, get } = credentials;
  const watch = watchPrompt(undefined);
  expect(navigator.credentials.create).not.toBe(create);
  watch.restore();
  expect(navigator.credentials).toMatchObject({ create, get });
});
