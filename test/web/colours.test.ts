import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { getProjectRoot } from '../../src/store/project-root.ts';

const tokens = readFileSync(join(getProjectRoot(), 'views', 'styles', 'tokens.scss'), 'utf8');
const [light = '', dark = ''] = tokens.split('prefers-color-scheme: dark');

/** The dark scheme changes some colours and keeps the others. */
const schemes = [
  { scheme: 'light', colours: coloursOf(light) },
  { scheme: 'dark', colours: new Map([...coloursOf(light), ...coloursOf(dark)]) },
] as const;

/** WCAG 2.2: 4.5 to 1 for text (1.4.3), 3 to 1 for what shows a control or the focus (1.4.11). */
const TEXT = 4.5;
const CONTROL = 3;

const pairs: readonly (readonly [front: string, behind: string, atLeast: number])[] = [
  ['ink', 'ground', TEXT],
  ['ink', 'paper', TEXT],
  ['ink', 'accent-soft', TEXT],
  ['ink-soft', 'ground', TEXT],
  ['ink-soft', 'paper', TEXT],
  ['accent', 'ground', TEXT],
  ['accent', 'paper', TEXT],
  ['accent', 'accent-soft', TEXT],
  ['accent-ink', 'accent', TEXT],
  ['accent-ink', 'accent-deep', TEXT],
  ['alarm', 'paper', TEXT],
  ['alarm', 'ground', TEXT],
  ['alarm', 'alarm-soft', TEXT],
  ['alarm-ink', 'alarm', TEXT],
  ['alarm-ink', 'alarm-deep', TEXT],
  ['warn', 'paper', TEXT],
  ['warn', 'ground', TEXT],
  ['warn', 'warn-soft', TEXT],
  ['ink', 'warn-soft', TEXT],
  ['good', 'paper', TEXT],
  ['good', 'ground', TEXT],
  ['good', 'good-soft', TEXT],
  ['focus-ink', 'focus-fill', TEXT],
  ['focus', 'ground', CONTROL],
  ['focus', 'paper', CONTROL],
  ['line-strong', 'paper', CONTROL],
  ['line-strong', 'ground', CONTROL],
];

it.each(schemes.flatMap(({ scheme, colours }) => pairs.map(([front, behind, atLeast]) => ({ scheme, colours, front, behind, atLeast }))))(
  'in the $scheme scheme, $front stands out from $behind by $atLeast to 1',
  ({ colours, front, behind, atLeast }) => {
    expect(contrast(colours.get(front), colours.get(behind))).toBeGreaterThanOrEqual(atLeast);
  },
);

function coloursOf(sheet: string): ReadonlyMap<string, string> {
  const beforePaper = sheet.split('@media print')[0] ?? '';
  return new Map([...beforePaper.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]));
}

function contrast(a: string | undefined, b: string | undefined): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance as WCAG defines it, 0 to 1. */
function luminance(colour = ''): number {
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
