import { expect, test } from 'vitest';
import { createClientAddress } from './client-address.ts';

function seen(proxies: string[], remoteAddress: string, forwarded?: string): string {
  const request = { socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } };
  return createClientAddress(proxies)(request as never);
}

test('without named proxies nobody can claim to be somebody else', () => {
  expect(seen([], '198.51.100.7', '203.0.113.1')).toBe('198.51.100.7');
  expect(seen(['10.0.0.1'], '198.51.100.7', '203.0.113.1')).toBe('198.51.100.7');
});

test('a named proxy is believed', () => {
  expect(seen(['127.0.0.1'], '127.0.0.1', '203.0.113.1')).toBe('203.0.113.1');
  expect(seen(['127.0.0.1'], '::ffff:127.0.0.1', '203.0.113.1')).toBe('203.0.113.1');
  expect(seen(['10.0.0.0/8'], '10.1.2.3', '2001:db8::1')).toBe('2001:db8::1');
  expect(seen(['::1'], '::1', '203.0.113.1')).toBe('203.0.113.1');
});

test('of a chain of proxies the first one that is not ours counts, whatever the caller put before it', () => {
  expect(seen(['10.0.0.0/8'], '10.0.0.1', '1.1.1.1, 203.0.113.1, 10.0.0.9')).toBe('203.0.113.1');
});

test('a proxy that says nothing, or nonsense, is the caller itself', () => {
  expect(seen(['127.0.0.1'], '127.0.0.1')).toBe('127.0.0.1');
  expect(seen(['127.0.0.1'], '127.0.0.1', 'unknown, <script>')).toBe('127.0.0.1');
});

test('a port behind an address says nothing about who it is, however it is written', () => {
  expect(seen(['127.0.0.1'], '127.0.0.1', '9.9.9.9, 203.0.113.5:51234')).toBe('203.0.113.5');
  expect(seen(['127.0.0.1'], '127.0.0.1', '9.9.9.9, [2001:db8::1]:443')).toBe('2001:db8::1');
  expect(seen(['127.0.0.1'], '127.0.0.1', '9.9.9.9, [2001:db8::1]')).toBe('2001:db8::1');
  expect(seen(['127.0.0.1'], '127.0.0.1', '9.9.9.9, [::ffff:203.0.113.1]')).toBe('203.0.113.1');
  expect(seen(['10.0.0.0/8'], '10.0.0.1', '9.9.9.9, 203.0.113.5:51234, 10.0.0.9:80')).toBe('203.0.113.5');
});

test('nobody hides behind a hop that cannot be read: the proxy that said it counts', () => {
  expect(seen(['127.0.0.1'], '127.0.0.1', '9.9.9.9, unknown')).toBe('127.0.0.1');
  expect(seen(['127.0.0.1'], '127.0.0.1', '9.9.9.9, , ')).toBe('127.0.0.1');
  expect(seen(['10.0.0.0/8'], '10.0.0.1', '9.9.9.9, 203.0.113.5:, 10.0.0.9')).toBe('10.0.0.9');
});
