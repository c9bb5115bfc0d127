import type { Hit } from '../../engine/redactions/find-marks.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import { hitValue } from '../forms/mark-form.ts';
import type { Frame } from '../frame.ts';
import { type LoadedRedaction, redactionHref } from '../redaction-desk.ts';
import { redactionTexts } from '../texts/redaction.ts';
import { caseNameOf } from './case-page.ts';
import { type GroundOption, groundName, groundOptions, pageNumbers } from './redaction-words.ts';

/** Ticked at once: more fields than a form may post. */
export const MAX_SHOWN = 300;

export interface HitView {
  readonly value: string;
  readonly page: string;
  readonly before: string;
  readonly hit: string;
  readonly after: string;
  /** What it looks like; null for what was searched. */
  readonly ground: string | null;
}

export interface RedactionSearchPage {
  readonly frame: Frame;
  readonly href: string;
  readonly caseNo: string;
  readonly file: string;
  readonly revision: number;
  readonly word: string;
  readonly grounds: readonly GroundOption[];
  readonly ground: string;
  readonly errors: readonly ErrorLine[];
  readonly noText: string | null;
  /** Null before anything was searched. */
  readonly found: { readonly text: string; readonly more: string | null; readonly hits: readonly HitView[] } | null;
  readonly suggestions: readonly HitView[];
  readonly moreSuggestions: string | null;
}

interface SearchParts {
  readonly loaded: LoadedRedaction;
  readonly word: string;
  readonly ground: string;
  /** Null when nothing was searched. */
  readonly hits: readonly Hit[] | null;
  readonly suggestions: readonly Hit[];
  /** Pages without text, from 0. */
  readonly withoutText: readonly number[];
  readonly problem: string | null;
}

export function redactionSearchPage(frame: Frame, parts: SearchParts): RedactionSearchPage {
  const { loaded, word, ground, hits, suggestions, withoutText, problem } = parts;
  const words = redactionTexts.search;
  const { row, data, regime } = loaded;
  return {
    frame,
    href: redactionHref(row),
    caseNo: caseNameOf(data).caseNo,
    file: row.file.name,
    revision: row.revision,
    word,
    grounds: groundOptions(regime),
    ground,
    errors: problem === null ? [] : [{ text: problem, href: '#word' }],
    noText: withoutText.length === 0 ? null : words.pagesWithoutText(pageNumbers(withoutText)),
    found: hits === null ? null : { text: foundText(hits, word), more: moreText(hits), hits: shown(hits) },
    suggestions: shown(suggestions),
    moreSuggestions: moreText(suggestions),
  };
}

function foundText(hits: readonly Hit[], word: string): string {
  const words = redactionTexts.search;
  return hits.length === 0 ? words.nothing(word) : words.found(hits.length, word);
}

function moreText(hits: readonly Hit[]): string | null {
  return hits.length > MAX_SHOWN ? redactionTexts.search.first(MAX_SHOWN) : null;
}

function shown(hits: readonly Hit[]): readonly HitView[] {
  return hits.slice(0, MAX_SHOWN).map(({ page, start, end, ground, before, hit, after }) => ({
    value: hitValue({ page, start, end, ground }),
    page: redactionTexts.search.page(page + 1),
    before,
    hit,
    after,
    ground: ground === null ? null : groundName(ground),
  }));
}
