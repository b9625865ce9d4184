import { expect, test } from 'vitest';
import { scrollDistance } from './scroll-distance.ts';

const view = 600;

test('an answer that is in view moves nothing', () => {
  expect(scrollDistance({ view, button: 100, said: 160, least: 400, end: 580 })).toBe(0);
});

test('a longer answer comes into view as far as the button stays', () => {
  expect(scrollDistance({ view, button: 300, said: 360, least: 640, end: 800 })).toBe(212);
  expect(scrollDistance({ view, button: 300, said: 360, least: 640, end: 2000 })).toBe(288);
});

test('the first lines come into view even if the button does not stay', () => {
  expect(scrollDistance({ view, button: 50, said: 360, least: 800, end: 2000 })).toBe(212);
});

test('the sentence is never scrolled out of view', () => {
  expect(scrollDistance({ view, button: 50, said: 100, least: 900, end: 2000 })).toBe(88);
});

test('an answer above the window is scrolled back to', () => {
  expect(scrollDistance({ view, button: -400, said: -400, least: 0, end: 100 })).toBe(-412);
});

test('with its button, if both fit', () => {
  expect(scrollDistance({ view, button: -460, said: -400, least: 0, end: 100 })).toBe(-472);
  expect(scrollDistance({ view, button: -460, said: -400, least: 150, end: 900 })).toBe(-438);
});
