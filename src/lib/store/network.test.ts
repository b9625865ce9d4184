import { expect, test } from 'vitest';
import { countedNetwork, networkOf } from './network.ts';

test('all addresses of an IPv6 /64 count as one, however they are written', () => {
  const same = ['2001:db8:0:7::1', '2001:DB8:0:7:ffff::9', '2001:0db8:0000:0007:1:2:3:4', '2001:db8:0:7::1%eth0'];
  expect(new Set(same.map(networkOf))).toEqual(new Set(['2001:db8:0:7::/64']));
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(networkOf('2001:db8:0:8::1')).not.toBe(networkOf('2001:db8:0:7::1'));
});

test('an IPv4 address is its own network', () => {
  expect(networkOf('203.0.113.1')).toBe('203.0.113.1');
  expect(networkOf('')).toBe('');
});

test('loopback counts only on a public site, where it is a proxy missing from the settings', () => {
  const loopback = ['127.0.0.1', '127.8.0.1', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1'].map(networkOf);
  for (const network of loopback) {
    for (const own of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])
      expect(countedNetwork(network, own)).toBeNull();
    expect(countedNetwork(network, 'https://learn.example')).toBe(network);
  }
});

test('any other network counts everywhere, and a missing address never does', () => {
  for (const site of ['http://localhost:3000', 'https://learn.example']) {
    expect(countedNetwork('203.0.113.1', site)).toBe('203.0.113.1');
    expect(countedNetwork('2001:db8:0:7::/64', site)).toBe('2001:db8:0:7::/64');
    expect(countedNetwork('', site)).toBeNull();
  }
});
