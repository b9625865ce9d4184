import { expect, test } from 'vitest';
import type { RunResult } from '../../../lib/bench/index.ts';
import { enrollmentIn, otpauthUri } from './enrollment.ts';

const PNG = 'data:image/png;base64,iVBORw0KGgo=';
const after = (asked: object, answer: object, status = 200) =>
  ({
    exchanges: [{ request: { body: JSON.stringify(asked) }, response: { status, body: JSON.stringify(answer) } }],
  }) as unknown as RunResult;

test('the QR code comes from the enrollment’s response', () => {
  expect(enrollmentIn(after({}, { qr_code: PNG }))).toEqual({ qrCode: PNG });
});

test('only an image is shown as a QR code', () => {
  expect(enrollmentIn(after({}, { qr_code: 'https://elsewhere.example/qr.png' }))).toEqual({});
});

test('a code that logged in is used up, and a rejected one isn’t', () => {
  expect(enrollmentIn(after({ code: '123456' }, { session_token: 'x' }))).toEqual({ usedCode: '123456' });
  expect(enrollmentIn(after({ code: '123456' }, { error_type: 'unable_to_authenticate_totp' }, 401))).toEqual({});
});

test('without a run there is nothing to show', () => {
  expect(enrollmentIn(null)).toEqual({});
});

test('on a phone, a link opens the authenticator app with the secret', () => {
  const uri = new URL(otpauthUri('JBSWY3DPEHPK3PXP'));
  expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual(['otpauth:', 'totp', '/First Login']);
  expect(Object.fromEntries(uri.searchParams)).toEqual({ secret: 'JBSWY3DPEHPK3PXP', issuer: 'First Login' });
});
