import { expect, test } from 'vitest';
import { createClientAddress } from './client-address.ts';

function seen(proxies: string[], remoteAddress: string, forwarded?: string): string {
  const request = { socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } };
  return createClientAddress(proxies)(request as never);
}

test('only a proxy in the settings can name another address', () => {
  expect(seen([], '198.51.100.7', '203.0.113.1')).toBe('198.51.100.7');
  expect(seen(['10.0.0.1'], '198.51.100.7', '203.0.113.1')).toBe('198.51.100.7');
});

test('a proxy in the settings is trusted', () => {
  expect(seen(['127.0.0.1'], '127.0.0.1', '203.0.113.1')).toBe('203.0.113.1');
  expect(seen(['127.0.0.1'], '::ffff:127.0.0.1', '203.0.113.1')).toBe('203.0.113.1');
  expect(seen(['10.0.0.0/8'], '10.1.2.3', '2001:db8::1')).toBe('2001:db8::1');
  expect(seen(['::1'], '::1', '203.0.113.1')).toBe('203.0.113.1');
});

test('in a chain of proxies, the last address that is not one of ours counts', () => {
  expect(seen(['10.0.0.0/8'], '10.0.0.1', '1.1.1.1, 203.0.113.1, 10.0.0.9')).toBe('203.0.113.1');
});

test('without a valid header, the proxy itself counts', () => {
  expect(seen(['127.0.0.1'], '127.0.0.1')).toBe('127.0.0.1');
  expect(seen(['127.0.0.1'], '127.0.0.1', 'unknown, <script>')).toBe('127.0.0.1');
});

test('a port after the address is ignored', () => {
  expect(seen(['127.0.0.1'], '127.0.0.1', '9.9.9.9, 203.0.113.5:51234')).toBe('203.0.113.5');
  expect(seen(['127.0.0.1'], '127.0.0.1', '9.9.9.9, [2001:db8::1]:443')).toBe('2001:db8::1');
  expect(seen(['127.0.0.1'], '127.0.0.1', '9.9.9.9, [2001:db8::1]')).toBe('2001:db8::1');
  expect(seen(['127.0.0.1'], '127.0.0.1', '9.9.9.9, [::ffff:203.0.113.1]')).toBe('203.0.113.1');
  expect(seen(['10.0.0.0/8'], '10.0.0.1', '9.9.9.9, 203.0.113.5:51234, 10.0.0.9:80')).toBe('203.0.113.5');
});

test('at an invalid hop, the proxy that added it counts', () => {
  expect(seen(['127.0.0.1'], '127.0.0.1', '9.9.9.9, unknown')).toBe('127.0.0.1');
  expect(seen(['127.0.0.1'], '127.0.0.1', '9.9.9.9, , ')).toBe('127.0.0.1');
  expect(seen(['10.0.0.0/8'], '10.0.0.1', '9.9.9.9, 203.0.113.5:, 10.0.0.9')).toBe('10.0.0.9');
});
