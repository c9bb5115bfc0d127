import type { FieldProblem } from '../../law/errors.ts';
import type { SuggestionRow } from '../../store/suggestion-store.ts';
import { wallClock } from '../format.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import type { Frame } from '../frame.ts';
import { say } from '../language.ts';
import { feedbackTexts } from '../texts/feedback.ts';

export interface SuggestionView {
  readonly id: string;
  readonly inputId: string;
  readonly text: string;
  readonly from: string;
  readonly receivedAt: string;
  /** What was done and by whom; null while open. */
  readonly handled: { readonly outcome: string; readonly by: string } | null;
  /** What was typed into its form, and what was wrong with it. */
  readonly typed: string;
  readonly error: string | null;
}

export interface SuggestionsPage {
  readonly frame: Frame;
  readonly tabs: readonly { readonly href: string; readonly label: string; readonly current: boolean }[];
  readonly rows: readonly SuggestionView[];
  readonly empty: string;
  readonly mayHandle: boolean;
  readonly errors: readonly ErrorLine[];
}

interface SuggestionsParts {
  readonly rows: readonly SuggestionRow[];
  readonly open: boolean;
  readonly mayHandle: boolean;
  /** The form that was refused. */
  readonly attempt: { readonly id: string; readonly typed: string; readonly problem: FieldProblem } | null;
}

/** What the public suggested, for the disclosure office. */
export function suggestionsPage(frame: Frame, { rows, open, mayHandle, attempt }: SuggestionsParts): SuggestionsPage {
  const words = feedbackTexts.staff;
  const error = attempt === null ? null : say(attempt.problem);
  return {
    frame,
    tabs: [
      { href: '/suggestions', label: words.open, current: open },
      { href: '/suggestions?handled=1', label: words.handled, current: !open },
    ],
    rows: rows.map((row) => suggestionView(row, attempt?.id === row.id ? { typed: attempt.typed, error } : { typed: '', error: null })),
    empty: open ? words.openNone : words.handledNone,
    mayHandle,
    errors: attempt === null || error === null ? [] : [{ text: error, href: `#outcome-${attempt.id}` }],
  };
}

function suggestionView(row: SuggestionRow, form: Pick<SuggestionView, 'typed' | 'error'>): SuggestionView {
  const words = feedbackTexts.staff;
  const named = [row.name, row.contact].filter((part) => part !== null && part !== '');
  return {
    id: row.id,
    inputId: `outcome-${row.id}`,
    text: row.text,
    from: named.length === 0 ? words.anonymous : named.join(' · '),
    receivedAt: wallClock(row.createdAt),
    handled: row.handledAt === null ? null : { outcome: row.outcome ?? '', by: words.by(row.handledBy ?? '', wallClock(row.handledAt)) },
    ...form,
  };
}
