import { expect, test } from 'vitest';
import { marksOf } from './completed.ts';
import { findAction, guides } from './index.ts';

/** The marks that a reader has after these actions of a step. */
function marksAfter(guide: string, step: string, actions: string[], isLive = false): string[] {
  return actions.reduce<string[]>((done, id) => {
    const place = findAction(guide, step, id);
    if (!place) throw new Error(`${step} has no ${id}.`);
    return [...new Set([...done, ...marksOf(place, done, isLive)])];
  }, []);
}

test('a step is done after the actions that complete it, in any order, and not before', () => {
  const after = (...actions: string[]) => marksAfter('everyday-login', 'roles', actions).includes('roles');
  expect([after('assign'), after('rename'), after('assign', 'rename'), after('rename', 'assign')]).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

test('any action completes a step that offers a choice', () => {
  expect(marksAfter('stytch-b2b', 'choose', ['create'])).toEqual(['choose']);
});

test('an action that is optional, fails on purpose or only prepares completes no step', () => {
  const extras = ['limit', 'outside', 'log-in', 'promote'];
  expect(marksAfter('everyday-login', 'invite-a-colleague', extras)).toEqual([]);
});

test('a real project doesn’t need actions that work only in the sandbox', () => {
  const [step, ...pressed] = ['check-without-a-call', 'check-jwt'];
  expect(marksAfter('everyday-login', step, pressed)).not.toContain(step);
  expect(marksAfter('everyday-login', step, pressed, true)).toContain(step);
});

test.each(guides)('$id: what completes a step are buttons that the step has', ({ steps }) => {
  for (const { completedBy = [], actions } of steps) {
    const pressed = actions.filter((action) => !action.manual && !action.onlyPrepares && !action.demonstratesFailure);
    const strays = completedBy.filter((id) => !pressed.some((action) => action.id === id));
    expect(strays).toEqual([]);
  }
});
