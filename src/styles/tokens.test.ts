import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Rgb = [number, number, number];
type Theme = 'light' | 'dark';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const pairs = [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)];
const tokens = new Map(pairs.map(([, name = '', light = '', dark = '']) => [name, { light, dark }]));

function colour(name: string, theme: Theme): Rgb {
  const hex = tokens.get(name)?.[theme];
  if (!hex) throw new Error(`tokens.css has no colour --${name}.`);
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as Rgb;
}

/** A background: a token, or one mixed over another, such as `cred-link 12% on panel`. */
function groundOf(text: string, theme: Theme): Rgb {
  const [, over = '', share = '', below = ''] = /^(\S+) (\d+)% on (\S+)$/.exec(text) ?? [];
  if (!over) return colour(text, theme);
  const [top, bottom] = [colour(over, theme), colour(below, theme)];
  return bottom.map((part, index) => part + ((top[index] ?? 0) - part) * (Number(share) / 100)) as Rgb;
}

function luminance(rgb: Rgb): number {
  const [r = 0, g = 0, b = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: Rgb, other: Rgb): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const paper = ['paper', 'paper-2', 'panel', 'panel-2'];
const credentials = [...tokens.keys()].filter((name) => name.startsWith('cred-'));
const code = [...tokens.keys()].filter((name) => name.startsWith('code-'));

/** Text colors and the backgrounds they appear on. */
const written: [ink: string, grounds: string[]][] = [
  ['ink', [...paper, 'go-soft', 'bad-soft']],
  ['ink-2', [...paper, 'go-soft', 'bad-soft', ...credentials.map((name) => `${name} 7% on panel`)]],
  ['ink-3', paper],
  ['paper', ['ink']],
  ['go', [...paper, 'go-soft']],
  ['go-ink', ['go']],
  ['warn', ['panel', 'panel-2']],
  ['bad', ['panel', 'panel-2', 'bad-soft', ...credentials.map((name) => `${name} 7% on panel`)]],
  ...code.map((name): [string, string[]] => [name, ['panel', 'panel-2', 'go-soft']]),
  ...credentials.map((name): [string, string[]] => [
    name,
    [`${name} 7% on panel`, `${name} 12% on panel`, `${name} 12% on panel-2`],
  ]),
];

/** Non-text contrast: focus rings, field borders, diagram lines. */
const shown: [mark: string, grounds: string[]][] = [
  ['go', [...paper, 'go-soft']],
  ['ink-3', ['panel', 'paper']],
  ['bad', ['panel']],
];

const cases = (table: [string, string[]][]) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    table.flatMap(([ink, grounds]) => grounds.map((ground) => ({ theme, ink, ground }))),
  );

test('the tokens were read', () => {
  expect(tokens.size).toBeGreaterThan(20);
  expect(credentials.length).toBeGreaterThanOrEqual(4);
  expect(code.length).toBeGreaterThanOrEqual(6);
});

test.each(cases(written))('$theme: $ink on $ground can be read: 4.5:1 or more', ({ theme, ink, ground }) => {
  expect(contrast(colour(ink, theme), groundOf(ground, theme))).toBeGreaterThanOrEqual(4.5);
});

test.each(cases(shown))('$theme: $ink on $ground can be made out: 3:1 or more', ({ theme, ink, ground }) => {
  expect(contrast(colour(ink, theme), groundOf(ground, theme))).toBeGreaterThanOrEqual(3);
});
