import type { LetterContent } from '../../documents/letters/letter-content.ts';
import { PLACEHOLDERS } from '../../documents/letters/placeholders.ts';
import { LETTER_SAMPLES, type LetterSample } from '../../documents/letters/sample-facts.ts';
import { DECISIONS } from '../../law/decision-codes.ts';
import { letterTitle } from '../../law/letters.ts';
import type { Frame } from '../frame.ts';
import { say } from '../language.ts';
import { letterSampleTexts } from '../texts/letter-samples.ts';

export const LETTER_SAMPLES_PATH = '/letters/samples';

export interface SampleLine {
  readonly name: string;
  readonly occasion: string;
  readonly regime: string;
  readonly href: string;
  readonly pdfHref: string;
}

export interface LetterSamplesPage {
  readonly frame: Frame;
  readonly rows: readonly SampleLine[];
}

export function letterSamplesPage(frame: Frame): LetterSamplesPage {
  return { frame, rows: LETTER_SAMPLES.map(sampleLine) };
}

function sampleLine(sample: LetterSample): SampleLine {
  return {
    name: sampleName(sample),
    occasion: occasionOf(sample),
    regime: letterSampleTexts.regimes[sample.regime],
    href: hrefOf(sample),
    pdfHref: hrefOf(sample, '.pdf'),
  };
}

export function sampleName({ letter, regime, code }: LetterSample): string {
  return say(letterTitle(letter, { regime, ...(code === null ? {} : { code }) }));
}

function occasionOf({ code, variant }: LetterSample): string {
  const { usual, variants } = letterSampleTexts;
  const words = Object.hasOwn(variants, variant) ? variants[variant as keyof typeof variants] : '';
  const parts = [code === null ? '' : `${code} ${say(DECISIONS[code].label)}`, words].filter((part) => part !== '');
  return parts.join(' · ') || usual;
}

export function hrefOf({ letter, regime, code, variant }: LetterSample, end: '' | '.pdf' = ''): string {
  const query = new URLSearchParams({ regime, ...(code === null ? {} : { code }), ...(variant === '' ? {} : { variant }) });
  return `${LETTER_SAMPLES_PATH}/${letter}${end}?${query}`;
}

export interface LetterSamplePage {
  readonly frame: Frame;
  readonly name: string;
  readonly occasion: string;
  readonly backHref: string;
  readonly pdfHref: string;
  readonly regimes: readonly { readonly href: string; readonly label: string; readonly current: boolean }[];
  readonly content: LetterContent;
  readonly values: readonly { readonly name: string; readonly meaning: string; readonly value: string }[];
}

export function letterSamplePage(
  frame: Frame,
  { sample, content }: { readonly sample: LetterSample; readonly content: LetterContent },
): LetterSamplePage {
  return {
    frame,
    name: sampleName(sample),
    occasion: `${letterSampleTexts.regimes[sample.regime]} · ${occasionOf(sample)}`,
    backHref: LETTER_SAMPLES_PATH,
    pdfHref: hrefOf(sample, '.pdf'),
    regimes: LETTER_SAMPLES.filter((one) => one.letter === sample.letter && one.code === sample.code && one.variant === sample.variant).map(
      (one) => ({
        href: hrefOf(one),
        label: letterSampleTexts.regimes[one.regime],
        current: one.regime === sample.regime,
      }),
    ),
    content,
    values: Object.entries(PLACEHOLDERS).map(([name, meaning]) => ({ name, meaning: say(meaning), value: content.values[name] ?? '' })),
  };
}
