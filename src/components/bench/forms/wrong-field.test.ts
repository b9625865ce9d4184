import { expect, test } from 'vitest';
import type { RunResult } from '../../../lib/bench/index.ts';
import { findStep, type Action } from '../../../lib/guides/index.ts';
import { wrongField } from './wrong-field.ts';

const action = (guide: string, step: string, id: string): Action => {
  const declared = findStep(guide, step)?.step.actions.find((one) => one.id === id);
  if (!declared) throw new Error(`There is no ${guide}/${step}/${id}.`);
  return declared;
};
type Outcome = RunResult['outcome'];
const refused = (error_type: string): Outcome => ({
  kind: 'refused',
  status: 400,
  error_type,
  sentence: 'No.',
  person: { title: 'No', advice: '' },
  step: { guide: 'stytch-b2b', step: 'set-up', title: 'Set up' },
});
const create = action('stytch-b2b', 'set-up', 'create');

test.each([
  ['set-up', 'create', 'invalid_organization_slug', 'slug'],
  ['set-up', 'create', 'organization_slug_already_used', 'slug'],
  ['set-up', 'create', 'invalid_organization_name', 'name'],
  ['set-up', 'create', 'invalid_email', 'email'],
  ['set-up', 'use', 'organization_not_found', 'organization'],
  ['ask-for-a-link', 'send', 'invalid_email', 'email'],
  ['choose', 'create', 'invalid_organization_name', 'name'],
  ['make-it-yours', 'allow', 'organization_settings_invalid_domain', 'domain'],
  ['make-it-yours', 'allow', 'organization_settings_domain_too_common', 'domain'],
  ['make-it-yours', 'join', 'invalid_email', 'colleague'],
])('a refusal in %s, %s, as %s is about the field %s', (step, id, type, field) => {
  const place = action('stytch-b2b', step, id);
  expect(wrongField(place, { action: id, outcome: refused(type) })).toBe(field);
});

test('a refusal that is about no field marks none, and neither does one of another action', () => {
  expect(wrongField(create, { action: 'create', outcome: refused('unauthorized_credentials') })).toBeUndefined();
  expect(wrongField(create, { action: 'use', outcome: refused('invalid_email') })).toBeUndefined();
  expect(wrongField(create, null)).toBeUndefined();
});

test('an error that this site finds itself names its field', () => {
  const outcome: Outcome = { kind: 'invalid', field: 'slug', sentence: 'Slug is empty.' };
  expect(wrongField(create, { action: 'create', outcome })).toBe('slug');
});
