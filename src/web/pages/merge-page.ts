import type { MergeVerdict } from '../../engine/merge-verdict.ts';
import { CHANNEL_LABELS } from '../../law/channels.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import type { FieldProblem } from '../../law/errors.ts';
import type { EventDefinition } from '../../law/events/define-event.ts';
import { cite } from '../cite.ts';
import { type DayView, dayView } from '../forms/day-view.ts';
import { type ErrorLine, errorLines } from '../forms/form-errors.ts';
import type { RawForm } from '../forms/raw-form.ts';
import type { Frame } from '../frame.ts';
import { sayLabel } from '../language.ts';
import { splitMergeTexts } from '../texts/split-merge.ts';
import { texts } from '../texts.ts';
import type { CasePageData, WebDeps } from '../web-deps.ts';
import { currentLabel } from './diagram-part.ts';
import type { DuplicatesPart } from './duplicates-part.ts';

export interface MergeChoicePage {
  readonly frame: Frame;
  readonly caseNo: string;
  readonly title: string;
  readonly backHref: string;
  readonly action: string;
  readonly article: string;
  readonly errors: readonly ErrorLine[];
  readonly candidates: readonly { readonly id: string; readonly value: string; readonly label: string; readonly chosen: boolean }[];
  readonly number: { readonly id: string; readonly value: string; readonly error: string | null };
}

export interface MergeComparePage {
  readonly frame: Frame;
  readonly caseNo: string;
  readonly backHref: string;
  readonly action: string;
  readonly version: number;
  readonly article: string;
  readonly errors: readonly ErrorLine[];
  readonly rows: readonly { readonly label: string; readonly own: string; readonly kept: string; readonly differs: boolean }[];
  readonly refusals: readonly string[];
  readonly warnings: readonly string[];
  readonly keptId: string;
  readonly keptHref: string;
  readonly day: DayView;
  readonly confirm: { readonly id: string; readonly error: string | null };
}

const NUMBER_ID = 'merge-number';
const DAY_ID = 'merge-on';
const CONFIRM_ID = 'merge-confirmed';

interface ChoiceParts {
  readonly data: CasePageData;
  readonly definition: EventDefinition;
  readonly duplicates: DuplicatesPart | null;
  /** What was chosen or typed. */
  readonly chosen: string;
  readonly number: string;
  readonly error: string | null;
}

export function mergeChoicePage(frame: Frame, { data, definition, duplicates, chosen, number, error }: ChoiceParts): MergeChoicePage {
  const { merge } = splitMergeTexts;
  const candidates = (duplicates?.rows ?? []).map((row, index) => ({
    id: `merge-candidate-${index + 1}`,
    value: row.id,
    label: texts.write.clauses([merge.candidate(row.caseNo, row.title), row.arrivedOn, row.standing]),
    chosen: row.id === chosen,
  }));
  return {
    ...placeOf(data),
    frame,
    title: data.title ?? texts.queue.noTitle,
    article: cite(definition.article),
    errors: error === null ? [] : [{ text: error, href: `#${NUMBER_ID}` }],
    candidates,
    number: { id: NUMBER_ID, value: number, error },
  };
}

interface CompareParts {
  readonly data: CasePageData;
  readonly kept: CasePageData;
  readonly verdict: MergeVerdict;
  readonly definition: EventDefinition;
  readonly today: CivilDate;
  readonly machines: WebDeps['machines'];
  readonly raw: RawForm | null;
  readonly problems: readonly FieldProblem[];
  readonly messages: readonly string[];
}

export function mergeComparePage(frame: Frame, parts: CompareParts): MergeComparePage {
  const { data, kept, verdict, definition, today, raw, problems, messages } = parts;
  const { merge } = splitMergeTexts;
  const confirmProblem = problems.find(({ field }) => field === 'confirmed');
  return {
    ...placeOf(data),
    frame,
    version: data.version,
    article: cite(definition.article),
    errors: [
      ...messages.map((text) => ({ text, href: null })),
      ...errorLines(problems, { fields: [], own: { on: DAY_ID, confirmed: CONFIRM_ID } }),
    ],
    rows: rowsOf(parts),
    refusals: verdict.refusals.map((reason) => merge[reason]),
    warnings: verdict.warnings.map((reason) => merge[reason]),
    keptId: kept.id,
    keptHref: `/cases/${encodeURIComponent(kept.id)}`,
    day: dayView({ id: DAY_ID, label: merge.on, hint: '', today, attempt: raw === null ? null : { raw, problems } }),
    confirm: { id: CONFIRM_ID, error: confirmProblem === undefined ? null : sayLabel(confirmProblem) },
  };
}

function rowsOf({ data, kept, machines }: CompareParts): MergeComparePage['rows'] {
  const labels = splitMergeTexts.merge.rows;
  const [own, other] = [sideOf(data, machines), sideOf(kept, machines)];
  return (Object.keys(labels) as (keyof typeof labels)[]).map((name) => ({
    label: labels[name],
    own: own[name],
    kept: other[name],
    differs: name !== 'caseNo' && name !== 'state' && own[name] !== other[name],
  }));
}

function sideOf(data: CasePageData, machines: WebDeps['machines']): Record<keyof (typeof splitMergeTexts)['merge']['rows'], string> {
  const [arrival] = data.history;
  const description = arrival?.data.description;
  const [request] = data.instances;
  return {
    caseNo: data.caseNo ?? texts.case.noNumber,
    applicant: data.applicantName ?? texts.none,
    title: data.title ?? texts.none,
    description: typeof description === 'string' ? description : texts.none,
    channel: data.channel === null ? texts.none : sayLabel(CHANNEL_LABELS[data.channel]),
    arrivedOn: arrival?.on ?? texts.none,
    receivedOn: data.clock.receivedOn ?? texts.none,
    state: request === undefined ? texts.none : currentLabel(request, machines),
  };
}

function placeOf(data: CasePageData): Pick<MergeChoicePage, 'caseNo' | 'backHref' | 'action'> {
  const backHref = `/cases/${encodeURIComponent(data.id)}`;
  return { caseNo: data.caseNo ?? texts.case.noNumber, backHref, action: `${backHref}/merge` };
}
