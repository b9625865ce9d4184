import { expect, test } from 'vitest';
import { mailToOpen } from './mail-to-open.ts';

const mail = (id: string, state: string, to = 'ada@example.com') => ({
  id,
  state,
  to,
  link: 'https://stytch.example/redirect',
});

test('the newest of several emails whose link still works asks to be opened', () => {
  const messages = [mail('break-it', 'used'), mail('second', 'unopened'), mail('first', 'unopened')];
  expect(mailToOpen(messages)?.id).toBe('second');
});

test('a newer mail to a made-up user of a demo asks for nothing: it is folded', () => {
  expect(mailToOpen([mail('demo', 'unopened', 'eve@failures.example'), mail('mine', 'unopened')])?.id).toBe('mine');
});

test('a link that was opened and whose token is not spent still works', () => {
  expect(mailToOpen([mail('opened', 'opened')])?.id).toBe('opened');
});

test('an email that is used, expired or has no link doesn’t ask to be opened', () => {
  expect(mailToOpen([mail('a', 'used'), mail('b', 'expired'), { ...mail('c', 'unopened'), link: '' }])).toBeUndefined();
});
