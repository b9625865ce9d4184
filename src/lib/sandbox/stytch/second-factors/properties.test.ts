import { expect, test } from 'vitest';
import { makeClock, makeSandbox, type Json } from '../../testing/sandbox.ts';
import { fromBase32 } from '../totps/base32.ts';
import { codeAt, stepOf } from '../totps/totp-code.ts';

/** Pseudo-random numbers, the same for the same seed (mulberry32). */
function randomness(seed: number) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const emails = ['ada@example.com'];

test.each([1, 2])(
  'no order of calls gives a session without a second factor where one is required (seed %i)',
  { timeout: 20_000 },
  async (seed) => {
    const random = randomness(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const clock = makeClock();
    const { project } = await makeSandbox({ now: clock.now });
    const { post, call, newest, intermediate } = await project();
    await post('organizations', {
      organization_name: 'Safe',
      organization_slug: 'safe',
      mfa_policy: 'REQUIRED_FOR_ALL',
    });
    await post('organizations', { organization_name: 'Open', organization_slug: 'open' });
    const members: Json[] = [];
    for (const organization of ['safe', 'open'])
      for (const email_address of emails)
        members.push((await post(`organizations/${organization}/members`, { email_address })).body);

    const known: Record<'intermediate' | 'session' | 'code' | 'secret' | 'recovery', unknown[]> = {
      intermediate: [],
      session: [],
      code: ['000000'],
      secret: [],
      recovery: [],
    };
    const any = (list: readonly unknown[]) => (list.length > 0 ? pick(list.slice(-3)) : undefined);
    const token = () =>
      random() < 0.6 ? { intermediate_session_token: any(known.intermediate) } : { session_token: any(known.session) };
    const holder = () => (random() < 0.9 ? token() : {});
    const member = () => {
      const { member_id, organization } = pick(members);
      return { member_id, organization_id: organization?.organization_id };
    };
    const totp = () => {
      const secret = any(known.secret);
      return typeof secret === 'string' ? codeAt(fromBase32(secret), stepOf(clock.now()) + pick([-1, 0, 1])) : '123456';
    };
    const path = () => `/v1/b2b/organizations/${member().organization_id}/members`;
    const enter = async () =>
      (
        await post('discovery/intermediate_sessions/exchange', {
          intermediate_session_token: await intermediate('ada@example.com'),
          organization_id: 'safe',
        })
      ).body;
    /** A login as users do it: the newest code by text message completes it. */
    const complete = async () => {
      const { intermediate_session_token, member_id } = await enter();
      const held = { intermediate_session_token, member_id, organization_id: 'safe' };
      await post('otps/sms/send', { ...held, mfa_phone_number: '+15551234567' });
      return (await post('otps/sms/authenticate', { ...held, code: (await newest()).code })).body;
    };
    const steps: (() => Promise<Json>)[] = [
      enter,
      complete,
      async () => (await post('magic_links/email/discovery/send', { email_address: pick(emails) })).body,
      async () =>
        (await post('magic_links/discovery/authenticate', { discovery_magic_links_token: (await newest()).token }))
          .body,
      async () =>
        (
          await post('discovery/intermediate_sessions/exchange', {
            intermediate_session_token: any(known.intermediate),
            organization_id: pick(['safe', 'safe', 'open']),
          })
        ).body,
      async () =>
        (
          await post('sessions/exchange', {
            session_token: any(known.session),
            organization_id: pick(['safe', 'safe', 'open']),
          })
        ).body,
      async () =>
        (await post('otps/email/login_or_signup', { organization_id: 'safe', email_address: pick(emails) })).body,
      async () =>
        (
          await post('otps/email/authenticate', {
            organization_id: 'safe',
            email_address: pick(emails),
            code: any(known.code),
            ...holder(),
          })
        ).body,
      async () =>
        (await post('otps/sms/send', { ...member(), mfa_phone_number: pick(['+15551234567', '']), ...holder() })).body,
      async () => (await post('otps/sms/authenticate', { ...member(), code: any(known.code), ...token() })).body,
      async () => (await post('totp', { ...member(), ...holder() })).body,
      async () => (await post('totp/authenticate', { ...member(), code: totp(), ...token() })).body,
      async () =>
        (await post('recovery_codes/recover', { ...member(), recovery_code: any(known.recovery), ...token() })).body,
      async () => (await call('DELETE', `${path()}/${member().member_id}/totp`)).body,
      async () => (await call('DELETE', `${path()}/mfa_phone_numbers/${member().member_id}`)).body,
    ];
    let sessions = 0;
    for (let i = 0; i < 150; i++) {
      const answer = await pick(steps)();
      if (answer.intermediate_session_token) known.intermediate.push(answer.intermediate_session_token);
      if (answer.secret) known.secret.push(answer.secret);
      if (answer.recovery_codes) known.recovery.push(...(answer.recovery_codes as unknown as string[]));
      const { code } = await newest();
      if (code) known.code.push(code);
      if (random() < 0.1) clock.pass(random() < 0.3 ? 3_600_000 : 30_000);
      if (!answer.session_token || String(answer.session_token) === '') continue;
      known.session.push(answer.session_token);
      if (String(answer.organization?.organization_slug) !== 'safe') continue;
      sessions++;
      const factors = answer.member_session?.authentication_factors as unknown as { sequence_order: string }[];
      expect(factors.map(({ sequence_order }) => sequence_order)).toEqual(
        expect.arrayContaining(['PRIMARY', 'SECONDARY']),
      );
    }
    // A run without any session would prove nothing.
    expect(sessions).toBeGreaterThan(0);
  },
);
