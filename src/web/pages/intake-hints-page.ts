import type { RawForm } from '../forms/raw-form.ts';
import type { Frame } from '../frame.ts';
import type { DuplicatesPart } from './duplicates-part.ts';
import type { ShownField } from './show-value.ts';

/** Before an application is registered: what is known of the applicant's other ones, and what to do. */
export interface IntakeHintsPage {
  readonly frame: Frame;
  readonly duplicates: DuplicatesPart;
  /** What is about to be registered. */
  readonly application: readonly ShownField[];
  /** The form as it was posted, to be sent once more. */
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
}

/** The form's own answers; the button that was pressed is none of them. */
const NOT_SENT_AGAIN = new Set(['_csrf', 'do']);

export function hiddenInputs(raw: RawForm): IntakeHintsPage['hidden'] {
  return Object.entries(raw)
    .filter(([name]) => !NOT_SENT_AGAIN.has(name))
    .flatMap(([name, values]) => values.filter((value) => value !== '').map((value) => ({ name, value })));
}
