import { CHANNEL_LABELS } from '../../law/channels.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import { cite } from '../cite.ts';
import { stateLabel } from '../diagram/chart-graph.ts';
import { type ErrorLine, errorLines } from '../forms/form-errors.ts';
import type { Frame } from '../frame.ts';
import { sayLabel } from '../language.ts';
import { texts } from '../texts.ts';
import type { CaseInstanceView, CasePageData, LimitView, WebDeps } from '../web-deps.ts';
import { type ClockPart, clockPart } from './clock-part.ts';
import { currentLabel, type DiagramView, diagramOf } from './diagram-part.ts';
import { type DueLine, dueLine } from './due-line.ts';
import { type HistoryLineView, type HistoryPart, historyLine, historyPart } from './history-part.ts';
import { type ShownField, shownFields } from './show-value.ts';
import { type Attempt, isAttempted, type StepForm, type StepsPart, stepsPart } from './steps-part.ts';

export interface CasePage {
  readonly frame: Frame;
  readonly id: string;
  readonly version: number;
  readonly caseNo: string;
  readonly title: string;
  readonly state: string;
  readonly due: DueLine;
  readonly facts: readonly ShownField[];
  readonly application: readonly ShownField[];
  readonly breaches: readonly { readonly rule: string; readonly message: string }[];
  readonly diagram: DiagramView | null;
  readonly clock: ClockPart;
  readonly limits: readonly LimitRow[];
  readonly proceedings: readonly ProceedingView[];
  readonly history: HistoryPart;
  readonly steps: StepsPart;
  readonly refusal: RefusalView | null;
  readonly eventsAction: string;
  readonly verifyHref: string;
  readonly allHistoryHref: string;
}

export interface LimitRow {
  readonly label: string;
  /** Set when it is the organ itself that must keep it. */
  readonly ours: string | null;
  readonly from: string;
  readonly dueOn: string;
  readonly state: string;
  readonly passed: boolean;
  readonly basis: string;
}

export interface ProceedingView {
  readonly id: string;
  readonly label: string;
  readonly state: string;
  readonly diagram: DiagramView | null;
}

/** Why the last post was not recorded, what happened meanwhile, and what was typed if its form is gone. */
export interface RefusalView {
  readonly errors: readonly ErrorLine[];
  readonly basis: string | null;
  readonly since: readonly HistoryLineView[];
  readonly lost: readonly ShownField[];
}

/** A post that was refused, as the page needs it to give everything back. */
export interface RefusedPost extends Attempt {
  readonly basis: string | null;
  /** Sentences that belong to no field. */
  readonly messages: readonly string[];
  /** The version its page showed, when the case has moved on from it. */
  readonly staleSince: number | null;
}

interface CasePageParts {
  readonly data: CasePageData;
  readonly today: CivilDate;
  readonly deps: Pick<WebDeps, 'machines' | 'findEvent'>;
  readonly refused: RefusedPost | null;
  readonly allHistory: boolean;
}

/** All that the page of a case prints. */
export function casePage(frame: Frame, { data, today, deps, refused, allHistory }: CasePageParts): CasePage {
  const [request, ...proceedings] = data.instances;
  const steps = stepsPart(data.steps, {
    today,
    attempt: refused,
    instanceLabel: (id) => instanceLabel(proceedings, { id, machines: deps.machines }),
  });
  const href = `/cases/${encodeURIComponent(data.id)}`;
  return {
    frame,
    id: data.id,
    version: data.version,
    caseNo: data.caseNo ?? texts.case.noNumber,
    title: data.title ?? texts.queue.noTitle,
    state: request === undefined ? texts.none : currentLabel(request, deps.machines),
    due: dueLine(data.clock, today),
    facts: factsOf(data),
    application: applicationOf(data, deps.findEvent),
    breaches: data.breaches.map((breach) => ({ rule: breach.rule, message: sayLabel(breach.message) })),
    diagram: request === undefined ? null : diagramOf(request, deps),
    clock: clockPart(data.clock, data.calendarVersion),
    limits: limitRows(data.limits, today),
    proceedings: proceedings.map((instance) => proceedingView(instance, deps)),
    history: historyPart(data.history, { findEvent: deps.findEvent, all: allHistory }),
    steps,
    refusal: refused === null ? null : refusalOf(refused, { data, steps, findEvent: deps.findEvent }),
    eventsAction: `${href}/events`,
    verifyHref: `${href}/verify`,
    allHistoryHref: `${href}?history=all#history`,
  };
}

function factsOf(data: CasePageData): readonly ShownField[] {
  const { clock } = data;
  return [
    { label: texts.case.applicant, value: data.applicantName ?? texts.none },
    { label: texts.case.channel, value: data.channel === null ? texts.none : sayLabel(CHANNEL_LABELS[data.channel]) },
    { label: texts.case.receivedOn, value: clock.receivedOn ?? texts.case.noReceipt },
    { label: texts.case.regime, value: clock.regime === null ? texts.case.noReceipt : texts.case.regimes[clock.regime] },
    { label: texts.case.organ, value: data.organName },
    { label: texts.case.round, value: texts.case.roundNo(clock.round) },
  ];
}

/** The application as it was taken in: the data of the first event. */
function applicationOf(data: CasePageData, findEvent: WebDeps['findEvent']): readonly ShownField[] {
  const first = data.history[0];
  return first === undefined ? [] : shownFields(findEvent(first.type)?.fields ?? {}, first.data);
}

/** The reply's own period is told by the clock. */
const REPLY_LIMIT = 'reply';

function limitRows(limits: readonly LimitView[], today: CivilDate): readonly LimitRow[] {
  return limits
    .filter((limit) => limit.kind !== REPLY_LIMIT)
    .map((limit) => ({
      label: sayLabel(limit.label),
      ours: limit.ours ? texts.limits.ours : null,
      from: limit.fromOn,
      dueOn: limit.lastDay,
      state: limitState(limit, today),
      passed: limit.doneOn === null && limit.lastDay < today,
      basis: cite(limit.basis),
    }));
}

function limitState(limit: LimitView, today: CivilDate): string {
  if (limit.doneOn !== null) return texts.limits.met(limit.doneOn);
  return limit.lastDay < today ? texts.limits.passed : texts.limits.running;
}

function proceedingView(instance: CaseInstanceView, deps: Pick<WebDeps, 'machines' | 'findEvent'>): ProceedingView {
  return {
    id: instance.id,
    label: stateLabel(deps.machines[instance.machine], '') || instance.machine,
    state: currentLabel(instance, deps.machines),
    diagram: diagramOf(instance, deps),
  };
}

function instanceLabel(
  proceedings: readonly CaseInstanceView[],
  { id, machines }: { readonly id: string; readonly machines: WebDeps['machines'] },
): string | null {
  const instance = proceedings.find((item) => item.id === id);
  if (instance === undefined) return null;
  const label = stateLabel(machines[instance.machine], '') || instance.machine;
  return proceedings.filter((item) => item.machine === instance.machine).length > 1 ? `${label}${texts.write.bracketed(id)}` : label;
}

interface RefusalParts {
  readonly data: CasePageData;
  readonly steps: StepsPart;
  readonly findEvent: WebDeps['findEvent'];
}

function refusalOf(refused: RefusedPost, { data, steps, findEvent }: RefusalParts): RefusalView {
  const form = [...steps.forms, ...steps.openings].find((step) => isAttempted(step, refused));
  const lost = form === undefined ? typedFields(refused, findEvent) : [];
  const messages = [...refused.messages, ...(lost.length > 0 ? [texts.steps.lost] : [])];
  const href = form === undefined ? null : `#${form.key}`;
  return {
    errors: [...messages.map((text) => ({ text, href })), ...problemLines(refused, form)],
    basis: refused.basis === null ? null : cite(refused.basis),
    since: refused.staleSince === null ? [] : sinceVersion(data, { version: refused.staleSince, findEvent }),
    lost,
  };
}

function problemLines(refused: RefusedPost, form: StepForm | undefined): readonly ErrorLine[] {
  const own = form === undefined ? {} : { on: form.day.id, ...(form.confirm === null ? {} : { confirmed: form.confirm.id }) };
  return errorLines(refused.problems, { fields: form?.fields ?? [], own });
}

function sinceVersion(data: CasePageData, { version, findEvent }: { readonly version: number; readonly findEvent: WebDeps['findEvent'] }) {
  return data.history.filter((line) => line.version > version).map((line) => historyLine(line, findEvent));
}

/** What was typed into a form that is no longer offered, so that nothing is lost. */
function typedFields(refused: RefusedPost, findEvent: WebDeps['findEvent']): readonly ShownField[] {
  const typed = Object.entries(refused.raw).filter(
    ([name, values]) => name.startsWith('data.') && values.some((value) => value.trim() !== ''),
  );
  return shownFields(
    findEvent(refused.type)?.fields ?? {},
    Object.fromEntries(typed.map(([name, values]) => [name.slice('data.'.length), texts.write.list(values)])),
  );
}
