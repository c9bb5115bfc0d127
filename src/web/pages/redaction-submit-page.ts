import type { Leftover } from '../../engine/redactions/find-marks.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import type { Frame } from '../frame.ts';
import { type LoadedRedaction, redactionHref } from '../redaction-desk.ts';
import { redactionTexts } from '../texts/redaction.ts';
import { caseNameOf } from './case-page.ts';
import { pageNumbers, withheldOf } from './redaction-words.ts';

const MAX_LEFTOVERS = 20;

export interface RedactionSubmitPage {
  readonly frame: Frame;
  readonly href: string;
  readonly caseNo: string;
  readonly file: string;
  readonly revision: number;
  readonly version: number;
  readonly title: string;
  readonly titleError: string | null;
  readonly confirmError: string | null;
  readonly errors: readonly ErrorLine[];
  readonly withheld: readonly string[];
  readonly leftovers: readonly { readonly text: string; readonly word: string }[];
  readonly moreLeftovers: string | null;
  readonly noText: string | null;
}

export interface SubmitProblems {
  readonly title?: string;
  readonly confirmed?: string;
  readonly form?: string;
}

interface SubmitParts {
  readonly loaded: LoadedRedaction;
  readonly title: string;
  readonly leftovers: readonly Leftover[];
  /** From 0. */
  readonly withoutText: readonly number[];
  readonly problems: SubmitProblems;
}

export function redactionSubmitPage(frame: Frame, { loaded, title, leftovers, withoutText, problems }: SubmitParts): RedactionSubmitPage {
  const { row, data } = loaded;
  const words = redactionTexts.submit;
  const lines = leftovers.slice(0, MAX_LEFTOVERS);
  return {
    frame,
    href: redactionHref(row),
    caseNo: caseNameOf(data).caseNo,
    file: row.file.name,
    revision: row.revision,
    version: data.version,
    title,
    titleError: problems.title ?? null,
    confirmError: problems.confirmed ?? null,
    errors: errorsOf(problems),
    withheld: withheldOf(loaded),
    leftovers: lines.map(({ word, places, pages }) => ({ word, text: words.leftover(word, places, pageNumbers(pages)) })),
    moreLeftovers: leftovers.length > lines.length ? words.moreLeftovers(leftovers.length - lines.length) : null,
    noText: withoutText.length === 0 ? null : words.noTextPages(pageNumbers(withoutText)),
  };
}

function errorsOf({ title, confirmed, form }: SubmitProblems): readonly ErrorLine[] {
  return [
    ...(form === undefined ? [] : [{ text: form, href: null }]),
    ...(title === undefined ? [] : [{ text: title, href: '#title' }]),
    ...(confirmed === undefined ? [] : [{ text: confirmed, href: '#confirmed' }]),
  ];
}
