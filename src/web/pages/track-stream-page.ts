import { MAIN_MACHINES } from '../../engine/case-draft.ts';
import type { CaseView } from '../../engine/case-view.ts';
import type { HistoryLine } from '../../engine/engine-types.ts';
import type { FieldProblem } from '../../law/errors.ts';
import { findEvent } from '../../law/events/catalogue.ts';
import { stateLabel } from '../diagram/chart-graph.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import type { Frame } from '../frame.ts';
import { say, sayLabel } from '../language.ts';
import { feedbackTexts } from '../texts/feedback.ts';
import { texts } from '../texts.ts';
import type { WebDeps } from '../web-deps.ts';
import type { ShownField } from './show-value.ts';

/**
 * What whoever filed a complaint or asked for a correction is told of each step, and which fields of it: an allow-list, so that findings,
 * orders to the organ and notes of staff never appear.
 */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  'complaint.filed': ['subject'],
  'complaint.accepted': ['documentNo'],
  'complaint.rejected': ['reason', 'documentNo'],
  'complaint.decided': ['found', 'documentNo'],
  'complaint.withdrawn': [],
  'recordCorrection.requested': ['record', 'evidence'],
  'recordCorrection.corrected': ['correction', 'documentNo'],
  'recordCorrection.refused': ['reason', 'documentNo'],
  'recordCorrection.transferred': ['organ', 'way', 'documentNo'],
  'recordCorrection.withdrawn': [],
};

export interface TrackStreamPage {
  readonly frame: Frame;
  readonly caseNo: string;
  readonly organName: string;
  readonly what: string;
  readonly state: string;
  /** The organ's internal limit, in words; null when none runs. */
  readonly limit: string | null;
  readonly items: readonly {
    readonly title: string;
    readonly on: string;
    readonly stage: 'done';
    readonly fields: readonly ShownField[];
  }[];
  /** Where a withdrawal is posted; null when it can no longer be withdrawn. */
  readonly withdraw: { readonly action: string; readonly version: number } | null;
  readonly errors: readonly ErrorLine[];
  readonly leaveAction: string;
}

interface StreamParts {
  readonly view: CaseView;
  readonly machines: WebDeps['machines'];
  /** Why a withdrawal was not taken. */
  readonly problem: FieldProblem | null;
}

/** A complaint or record correction as the one who filed it sees it. */
export function trackStreamPage(frame: Frame, { view, machines, problem }: StreamParts): TrackStreamPage {
  const { row, history, organName, limits } = view;
  const machine = machines[MAIN_MACHINES[row.kind]];
  const limit = limits.find(({ ours, doneOn }) => ours && doneOn === null);
  const path = `/track/${encodeURIComponent(row.id)}`;
  return {
    frame,
    caseNo: row.caseNo ?? texts.case.noNumber,
    organName,
    what: row.title ?? stateLabel(machine, ''),
    state: stateLabel(machine, row.handlingState),
    limit: limit === undefined ? null : feedbackTexts.track.limit(limit.lastDay),
    items: history.filter(({ type }) => Object.hasOwn(TOLD, type)).map(itemOf),
    withdraw: view.steps.some(({ definition }) => definition.type === withdrawalOf(row.kind))
      ? { action: `${path}/withdraw`, version: row.version }
      : null,
    errors: problem === null ? [] : [{ text: say(problem), href: '#withdraw' }],
    leaveAction: '/track/leave',
  };
}

export function withdrawalOf(kind: CaseView['row']['kind']): string {
  return kind === 'complaint' ? 'complaint.withdrawn' : 'recordCorrection.withdrawn';
}

function itemOf(line: HistoryLine): TrackStreamPage['items'][number] {
  const definition = findEvent(line.type);
  const fields = (TOLD[line.type] ?? []).flatMap((name) => {
    const field = definition?.fields[name];
    const value = line.data[name];
    return field === undefined || value === undefined ? [] : [{ label: sayLabel(field.label), value: shown(value, field.options) }];
  });
  return { title: definition === undefined ? line.type : sayLabel(definition.label), on: line.on, stage: 'done', fields };
}

function shown(
  value: unknown,
  options: readonly { readonly value: string; readonly label: { readonly zh: string; readonly en: string } }[] = [],
) {
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  const option = options.find((one) => one.value === value);
  return option === undefined ? String(value) : sayLabel(option.label);
}
