import type { CaseAt, Moment } from '../../../engine/audit/case-at.ts';
import { AXES, endOfDay } from '../../../engine/audit/case-at.ts';
import type { ReplayedCase } from '../../../engine/audit/replay-case.ts';
import { civilDateOfInstant } from '../../../law/civil-date.ts';
import type { HistoryRow } from '../../../store/rows.ts';
import { lineOf } from '../../audit/history-lines.ts';
import { type ReplayAddress, replayHref } from '../../audit/replay-address.ts';
import { wallClock } from '../../format.ts';
import type { Frame } from '../../frame.ts';
import { sayLabel } from '../../language.ts';
import { replayTexts } from '../../texts/replay.ts';
import { texts } from '../../texts.ts';
import type { WebDeps } from '../../web-deps.ts';
import { type ClockPart, clockPart } from '../clock-part.ts';
import { type DiagramView, diagramOf } from '../diagram-part.ts';
import { type HistoryLineView, historyLine } from '../history-part.ts';
import { type LimitRow, limitRows } from '../limits-part.ts';
import { type ShownField, sentenceOf } from '../show-value.ts';
import { applicationThen, lettersOf, statesOf } from './moment-parts.ts';

type Deps = Pick<WebDeps, 'machines' | 'findEvent'>;

/** A line of the history, and since when the office knew of it, where that was later than the day looked at. */
export interface ReplayLine {
  readonly line: HistoryLineView;
  readonly knownLater: string | null;
  readonly decisive: boolean;
}

/** The case as it stood: what changes when the slider moves. */
export interface ReplayPart {
  readonly version: number;
  readonly position: string;
  /** Which moment this is, in a sentence. */
  readonly sentence: string;
  readonly notes: readonly string[];
  /** For those who hear the page. */
  readonly announced: string;
  readonly states: readonly ShownField[];
  readonly facts: readonly ShownField[];
  readonly application: readonly ShownField[];
  readonly decisive: HistoryLineView | null;
  readonly due: readonly string[];
  readonly clock: ClockPart | null;
  readonly limits: readonly LimitRow[];
  readonly letters: readonly string[];
  readonly breaches: readonly { readonly rule: string; readonly message: string }[];
  readonly charts: readonly { readonly title: string; readonly diagram: DiagramView }[];
  /** Newest first. */
  readonly lines: readonly ReplayLine[];
  readonly compareHref: string | null;
}

/** An entry on the timeline. */
export interface ReplayMark {
  readonly version: number;
  readonly href: string;
  readonly label: string;
  readonly proceeding: boolean;
  readonly current: boolean;
}

export interface ReplayPage {
  readonly frame: Frame;
  readonly caseNo: string;
  readonly title: string;
  readonly backHref: string;
  readonly action: string;
  readonly compareHref: string | null;
  readonly version: number;
  readonly total: number;
  readonly position: string;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  readonly marks: readonly ReplayMark[];
  readonly day: { readonly value: string; readonly error: string | null };
  readonly axes: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  /** Null before the first entry. */
  readonly part: ReplayPart | null;
  readonly nothing: string;
}

export function replayPage(frame: Frame, ask: { replayed: ReplayedCase; address: ReplayAddress; deps: Deps }): ReplayPage {
  const { replayed, address, deps } = ask;
  const { row, history } = replayed;
  const at = replayed.at(address.moment);
  const href = `/cases/${encodeURIComponent(row.id)}`;
  const total = history.length;
  const toVersion = (version: number) => replayHref(row.id, { by: 'version', version });
  return {
    frame,
    caseNo: row.caseNo ?? row.ref ?? texts.case.noNumber,
    title: row.title ?? texts.queue.noTitle,
    backHref: href,
    action: `${href}/replay`,
    compareHref: total > 1 ? `${href}/compare?${new URLSearchParams({ from: '1', to: String(total) })}` : null,
    version: Math.max(at.version, 1),
    total,
    position: replayTexts.position(Math.max(at.version, 1), total),
    previousHref: at.version > 1 ? toVersion(at.version - 1) : null,
    nextHref: at.version < total ? toVersion(at.version + 1) : null,
    marks: history.map((entry) => markOf(entry, { current: entry.version === at.version, href: toVersion(entry.version), deps })),
    day: {
      value: address.wrongDay ?? (address.moment.by === 'day' ? address.moment.on : at.asOf),
      error: address.wrongDay === null ? null : replayTexts.wrongDay(address.wrongDay.slice(0, 40)),
    },
    axes: AXES.map((value) => ({ value, label: replayTexts.axes[value], chosen: value === address.axis })),
    part: at.version === 0 ? null : replayPart(at, { replayed, moment: address.moment, deps }),
    nothing: replayTexts.nothing(firstDay(history[0], address.moment)),
  };
}

function firstDay(first: HistoryRow | undefined, moment: Moment): string {
  if (first === undefined) return texts.none;
  return moment.by === 'day' && moment.axis === 'recorded' ? civilDateOfInstant(new Date(first.recordedAt)) : first.effectiveOn;
}

function markOf(entry: HistoryRow, { current, href, deps }: { current: boolean; href: string; deps: Deps }): ReplayMark {
  const definition = deps.findEvent(entry.type);
  const label = definition === undefined ? entry.type : sentenceOf(definition, entry.data);
  const { version, effectiveOn, instance } = entry;
  return { version, href, label: replayTexts.mark(version, effectiveOn, label), proceeding: instance !== null, current };
}

export function replayPart(at: CaseAt, ask: { replayed: ReplayedCase; moment: Moment; deps: Deps }): ReplayPart {
  const { replayed, moment, deps } = ask;
  const { row, history } = replayed;
  const isRequest = row.kind === 'request';
  const decisive = at.entries.find(({ version }) => version === at.version);
  const position = replayTexts.position(at.version, history.length);
  const states = statesOf(at, deps);
  const due = isRequest ? at.clock.dueOn : null;
  const dueText = due === null ? replayTexts.announcedNoDue : replayTexts.announcedDue(due);
  return {
    version: at.version,
    position,
    sentence: sentenceFor(at, { moment, history }),
    notes: notesOf(at, moment),
    announced: replayTexts.announced(position, texts.write.list(states.map(({ value }) => value)), dueText),
    states,
    facts: factsOf(at),
    application: applicationThen(at, deps.findEvent),
    decisive: decisive === undefined ? null : historyLine(lineOf(decisive), deps.findEvent),
    due: isRequest ? dueNotes(at, moment) : [],
    clock: isRequest ? clockPart(at.clock, at.calendarVersion) : null,
    limits: limitRows(at.limits, { today: at.asOf, steps: [] }),
    letters: lettersOf(at).map(({ title, version, on }) => replayTexts.letter(title, version, on)),
    breaches: at.breaches.map(({ rule, message }) => ({ rule, message: sayLabel(message) })),
    charts: chartsOf(at, { states, deps }),
    lines: at.entries.map((entry) => replayLine(entry, { at, moment, deps })).reverse(),
    compareHref: at.version > 1 ? compareHref(row.id, at.version) : null,
  };
}

function compareHref(id: string, version: number): string {
  return `/cases/${encodeURIComponent(id)}/compare?${new URLSearchParams({ from: String(version - 1), to: String(version) })}`;
}

function replayLine(entry: HistoryRow, { at, moment, deps }: { at: CaseAt; moment: Moment; deps: Deps }): ReplayLine {
  return {
    line: historyLine(lineOf(entry), deps.findEvent),
    knownLater: isKnownLater(entry, moment) ? replayTexts.knownLater(wallClock(entry.recordedAt)) : null,
    decisive: entry.version === at.version,
  };
}

/** Only what stood in law on a day may have been unknown then. */
function isKnownLater({ recordedAt }: HistoryRow, moment: Moment): boolean {
  return moment.by === 'day' && moment.axis === 'effective' && recordedAt > endOfDay(moment.on);
}

function sentenceFor(at: CaseAt, { moment, history }: { moment: Moment; history: readonly HistoryRow[] }): string {
  const total = history.length;
  if (moment.by === 'day' && moment.axis === 'effective') return replayTexts.byEffective(moment.on, at.entries.length, total);
  if (moment.by === 'day') return replayTexts.byRecorded(moment.on, at.entries.length, total);
  const recordedAt = at.entries.at(-1)?.recordedAt ?? '';
  return replayTexts.byVersion(at.version, total, at.asOf, wallClock(recordedAt));
}

function notesOf(at: CaseAt, moment: Moment): readonly string[] {
  const unknown = at.entries.filter((entry) => isKnownLater(entry, moment)).length;
  const misplaced = at.misplaced.map(({ version }) => String(version));
  return [
    ...(unknown === 0 ? [] : [replayTexts.lateKnown(unknown)]),
    ...(misplaced.length === 0 ? [] : [replayTexts.misplaced(texts.write.list(misplaced))]),
  ];
}

function factsOf(at: CaseAt): readonly ShownField[] {
  const { unit } = at.particulars;
  return [
    { label: replayTexts.handler, value: at.handler ?? replayTexts.nobody },
    { label: replayTexts.unit, value: unit ?? texts.none },
    { label: texts.case.round, value: texts.case.roundNo(at.clock.round) },
  ];
}

function dueNotes(at: CaseAt, moment: Moment): readonly string[] {
  const { recordedDue, clock, calendarVersion } = at;
  const today = moment.by === 'day' && moment.axis === 'effective';
  const written = recordedDue === null ? replayTexts.noDueThen : replayTexts.dueThen(recordedDue.dueOn, recordedDue.version);
  const differs = recordedDue !== null && clock.dueOn !== null && clock.dueOn !== recordedDue.dueOn;
  return [
    written,
    ...(differs ? [replayTexts.dueDiffers(recordedDue.dueOn, clock.dueOn)] : []),
    today ? replayTexts.calendarToday(calendarVersion) : replayTexts.calendarNote(calendarVersion),
  ];
}

function chartsOf(at: CaseAt, { states, deps }: { states: readonly ShownField[]; deps: Deps }): ReplayPart['charts'] {
  return at.instances.flatMap((instance, index) => {
    const diagram = diagramOf(instance, deps);
    return diagram === null ? [] : [{ title: states[index]?.label ?? instance.id, diagram }];
  });
}
