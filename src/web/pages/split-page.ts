import type { CivilDate } from '../../law/civil-date.ts';
import type { FieldProblem } from '../../law/errors.ts';
import type { EventDefinition } from '../../law/events/define-event.ts';
import { cite } from '../cite.ts';
import { type DayView, dayView } from '../forms/day-view.ts';
import { type ErrorLine, errorLines } from '../forms/form-errors.ts';
import { firstValue, type RawForm } from '../forms/raw-form.ts';
import { MATTER_INPUT, MAX_MATTERS, MIN_MATTERS } from '../forms/split-form.ts';
import type { Frame } from '../frame.ts';
import { sayLabel } from '../language.ts';
import { splitMergeTexts } from '../texts/split-merge.ts';
import { texts } from '../texts.ts';
import type { CasePageData } from '../web-deps.ts';
import { type ShownField, shownFields } from './show-value.ts';

export interface SplitPage {
  readonly frame: Frame;
  readonly caseNo: string;
  readonly backHref: string;
  readonly action: string;
  readonly version: number;
  readonly article: string;
  readonly original: readonly ShownField[];
  readonly errors: readonly ErrorLine[];
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly label: string;
    readonly value: string;
    readonly error: string | null;
    /** Value of the button that takes the row away; null while there are no more than two. */
    readonly remove: string | null;
    readonly removeLabel: string;
  }[];
  readonly mayAdd: boolean;
  readonly reason: {
    readonly id: string;
    readonly label: string;
    readonly hint: string;
    readonly value: string;
    readonly error: string | null;
  };
  readonly day: DayView;
}

export interface SplitPreviewPage {
  readonly frame: Frame;
  readonly caseNo: string;
  readonly backHref: string;
  readonly action: string;
  readonly article: string;
  readonly reason: string;
  readonly errors: readonly ErrorLine[];
  readonly children: readonly { readonly number: string; readonly title: string }[];
  readonly receivedOn: string;
  readonly dueOn: string;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly confirm: { readonly id: string; readonly error: string | null };
}

const REASON_ID = 'split-reason';
const DAY_ID = 'split-on';
const CONFIRM_ID = 'split-confirmed';

interface FormParts {
  readonly data: CasePageData;
  readonly definition: EventDefinition;
  readonly arrival: EventDefinition | undefined;
  readonly today: CivilDate;
  readonly rows: readonly string[];
  readonly raw: RawForm | null;
  readonly problems: readonly FieldProblem[];
  /** Of the case as a whole, such as that somebody else was quicker. */
  readonly messages: readonly string[];
}

export function splitPage(frame: Frame, parts: FormParts): SplitPage {
  const { data, definition, today, raw, problems, messages } = parts;
  const words = splitMergeTexts.split;
  const errorOf = (field: string) => {
    const found = problems.find((problem) => problem.field === field);
    return found === undefined ? null : sayLabel(found);
  };
  const own: Record<string, string> = { on: DAY_ID, reason: REASON_ID, matters: rowId(0) };
  for (const index of parts.rows.keys()) own[`matter.${index}`] = rowId(index);
  return {
    ...placeOf(data),
    frame,
    version: data.version,
    article: cite(definition.article),
    original: originalOf(data, parts.arrival),
    errors: [...messages.map((text) => ({ text, href: null })), ...errorLines(problems, { fields: [], own })],
    rows: parts.rows.map((value, index) => ({
      id: rowId(index),
      name: MATTER_INPUT,
      label: words.matter(index + 1),
      value,
      error: errorOf(`matter.${index}`),
      remove: parts.rows.length > MIN_MATTERS ? `remove:${index}` : null,
      removeLabel: words.removeOf(index + 1),
    })),
    mayAdd: parts.rows.length < MAX_MATTERS,
    reason: {
      id: REASON_ID,
      label: words.reason,
      hint: words.reasonHint,
      value: raw === null ? '' : firstValue(raw, 'reason'),
      error: errorOf('reason'),
    },
    day: dayView({ id: DAY_ID, label: words.on, hint: '', today, attempt: raw === null ? null : { raw, problems } }),
  };
}

interface PreviewParts {
  readonly data: CasePageData;
  readonly definition: EventDefinition;
  readonly matters: readonly string[];
  readonly raw: RawForm;
  readonly unconfirmed: boolean;
}

export function splitPreviewPage(frame: Frame, { data, definition, matters, raw, unconfirmed }: PreviewParts): SplitPreviewPage {
  const words = splitMergeTexts.split;
  const { receivedOn, baseDueOn } = data.clock;
  const error = unconfirmed ? splitMergeTexts.confirmMissing : null;
  const own = ['reason', 'on', 'version'].map((name) => ({ name, value: firstValue(raw, name) }));
  return {
    ...placeOf(data),
    frame,
    article: cite(definition.article),
    reason: firstValue(raw, 'reason'),
    errors: error === null ? [] : [{ text: error, href: `#${CONFIRM_ID}` }],
    children: matters.map((title, index) => ({ number: String(index + 1), title })),
    receivedOn: receivedOn ?? words.noReceipt,
    dueOn: baseDueOn ?? texts.none,
    hidden: [...own, ...matters.map((value) => ({ name: MATTER_INPUT, value }))],
    confirm: { id: CONFIRM_ID, error },
  };
}

function placeOf(data: CasePageData): Pick<SplitPage, 'caseNo' | 'backHref' | 'action'> {
  const backHref = `/cases/${encodeURIComponent(data.id)}`;
  return { caseNo: data.caseNo ?? texts.case.noNumber, backHref, action: `${backHref}/split` };
}

/** What was asked for, to be read while it is parted. */
function originalOf(data: CasePageData, arrival: EventDefinition | undefined): readonly ShownField[] {
  const { title = data.title, description } = data.history[0]?.data ?? {};
  const asked = { ...(title === null ? {} : { title }), ...(description === undefined ? {} : { description }) };
  return shownFields(arrival?.fields ?? {}, asked);
}

function rowId(index: number): string {
  return `split-matter-${index + 1}`;
}
