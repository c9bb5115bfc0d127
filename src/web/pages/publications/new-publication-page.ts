import type { CivilDate } from '../../../law/civil-date.ts';
import type { EventDefinition } from '../../../law/events/define-event.ts';
import { cite } from '../../cite.ts';
import { type DayView, dayView } from '../../forms/day-view.ts';
import { type FieldView, fieldViews } from '../../forms/field-view.ts';
import { type ErrorLine, errorLines } from '../../forms/form-errors.ts';
import type { Frame } from '../../frame.ts';
import { publicationTexts } from '../../texts/publications.ts';
import type { Attempt } from '../steps-part.ts';

export interface NewPublicationPage {
  readonly frame: Frame;
  readonly article: string;
  readonly errors: readonly ErrorLine[];
  readonly day: DayView;
  readonly fields: readonly FieldView[];
  /** Of this form: sent twice, it opens one stream. */
  readonly token: string;
}

interface FormParts {
  readonly definition: EventDefinition;
  readonly today: CivilDate;
  readonly attempt: Pick<Attempt, 'raw' | 'problems'> | null;
  readonly token: string;
}

const DAY_ID = 'publication-on';

export function newPublicationPage(frame: Frame, { definition, today, attempt, token }: FormParts): NewPublicationPage {
  const problems = attempt?.problems ?? [];
  const fields = fieldViews(definition.fields, { idPrefix: 'publication', raw: attempt?.raw ?? null, problems });
  return {
    frame,
    article: cite(definition.article),
    errors: errorLines(problems, { fields, own: { on: DAY_ID } }),
    day: dayView({ id: DAY_ID, label: publicationTexts.on, hint: publicationTexts.onHint, today, attempt }),
    fields,
    token,
  };
}
