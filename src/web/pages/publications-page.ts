import type { CivilDate } from '../../law/civil-date.ts';
import type { EventDefinition } from '../../law/events/define-event.ts';
import type { PublicationItem } from '../../store/publication-read-model.ts';
import { cite } from '../cite.ts';
import { stateLabel } from '../diagram/chart-graph.ts';
import { type DayView, dayView } from '../forms/day-view.ts';
import { type FieldView, fieldViews } from '../forms/field-view.ts';
import { type ErrorLine, errorLines } from '../forms/form-errors.ts';
import type { Frame } from '../frame.ts';
import { publicationTexts } from '../texts/publications.ts';
import { texts } from '../texts.ts';
import type { WebDeps } from '../web-deps.ts';
import type { Attempt } from './steps-part.ts';

export interface PublicationsPage {
  readonly frame: Frame;
  readonly rows: readonly {
    readonly href: string;
    readonly title: string;
    readonly state: string;
    readonly createdOn: string;
    readonly dueOn: string;
    readonly overdue: boolean;
  }[];
  readonly mayCreate: boolean;
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

export interface NewPublicationPage {
  readonly frame: Frame;
  readonly article: string;
  readonly errors: readonly ErrorLine[];
  readonly day: DayView;
  readonly fields: readonly FieldView[];
  /** Of this form: sent twice, it opens one stream. */
  readonly token: string;
}

interface ListParts {
  readonly items: readonly PublicationItem[];
  /** 1 for the first. */
  readonly page: number;
  readonly more: boolean;
  readonly today: CivilDate;
  readonly machines: WebDeps['machines'];
  readonly mayCreate: boolean;
}

export function publicationsPage(frame: Frame, { items, page, more, today, machines, mayCreate }: ListParts): PublicationsPage {
  return {
    frame,
    rows: items.map(({ id, title, handlingState, createdOn, dueOn }) => ({
      href: `/cases/${encodeURIComponent(id)}`,
      title: title ?? texts.queue.noTitle,
      state: stateLabel(machines.publication, handlingState),
      createdOn: createdOn ?? texts.none,
      dueOn: dueOn ?? texts.none,
      overdue: dueOn !== null && dueOn < today,
    })),
    mayCreate,
    firstHref: page > 1 ? '/publications' : null,
    nextHref: more ? `/publications?page=${page + 1}` : null,
  };
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
