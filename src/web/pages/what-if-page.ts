import type { SupposedStep, Supposition } from '../../engine/what-if.ts';
import { type CivilDate, findCivilDate, toEpochDay } from '../../law/civil-date.ts';
import type { ClockView } from '../../law/clock/clock-view.ts';
import { findEvent } from '../../law/events/catalogue.ts';
import { cite } from '../cite.ts';
import { isSupposable, MAX_SUPPOSED, type Needed, SUPPOSABLE, type SupposableType, type SupposedRow } from '../forms/what-if-form.ts';
import type { Frame } from '../frame.ts';
import { currentLanguage, LANGUAGE_TAGS, sayLabel } from '../language.ts';
import { caseToolTexts } from '../texts/case-tools.ts';
import { texts } from '../texts.ts';
import { type ClockPart, clockPart } from './clock-part.ts';

export interface WhatIfPage {
  readonly frame: Frame;
  readonly caseNo: string;
  readonly title: string;
  readonly backHref: string;
  readonly action: string;
  readonly rows: readonly WhatIfRow[];
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly full: boolean;
  readonly result: WhatIfResult;
}

export interface WhatIfRow {
  readonly index: number;
  readonly type: SupposableType;
  readonly label: string;
  readonly on: string;
  readonly needs: Needed | null;
  readonly valueLabel: string;
  readonly value: string;
  readonly error: string | null;
}

export interface WhatIfResult {
  readonly now: WhatIfClock;
  /** Null while nothing is supposed. */
  readonly after: (WhatIfClock & { readonly title: string; readonly moved: string | null }) | null;
  /** Rows that are not understood and so left out. */
  readonly problems: readonly string[];
  readonly steps: readonly WhatIfStep[];
  readonly clock: ClockPart | null;
  readonly limits: readonly string[];
}

interface WhatIfClock {
  readonly due: string;
  readonly state: string;
}

export interface WhatIfStep {
  readonly on: string;
  readonly label: string;
  readonly verdict: string;
  readonly tone: 'good' | 'alarm' | 'quiet';
  readonly reason: string | null;
  readonly basis: string | null;
  readonly dueAfter: string | null;
}

interface WhatIfParts {
  readonly id: string;
  readonly caseNo: string;
  readonly title: string;
  readonly calendarVersion: string;
  readonly rows: readonly SupposedRow[];
  readonly supposition: Supposition;
}

export function whatIfPage(frame: Frame, parts: WhatIfParts): WhatIfPage {
  const href = `/cases/${encodeURIComponent(parts.id)}`;
  return {
    frame,
    caseNo: parts.caseNo,
    title: parts.title,
    backHref: href,
    action: `${href}/what-if`,
    rows: parts.rows.map(rowView),
    options: Object.keys(SUPPOSABLE).map((value) => ({ value, label: labelOf(value) })),
    full: parts.rows.length >= MAX_SUPPOSED,
    result: resultOf(parts),
  };
}

function rowView(row: SupposedRow, index: number): WhatIfRow {
  const words = caseToolTexts.whatIf;
  const valueLabel = row.needs === null ? '' : words[row.needs];
  return { index, type: row.type, label: labelOf(row.type), on: row.on, needs: row.needs, valueLabel, value: row.value, error: row.error };
}

function labelOf(type: string): string {
  const definition = findEvent(type);
  return definition === undefined ? type : sayLabel(definition.label);
}

function resultOf({ supposition, calendarVersion, rows }: WhatIfParts): WhatIfResult {
  const { now, after, steps, asOf, limits } = supposition;
  const supposed = steps.length > 0;
  const words = caseToolTexts.whatIf;
  return {
    now: clockOf(now),
    after: supposed ? { ...clockOf(after), title: words.after(asOf), moved: movedBy(now.dueOn, after.dueOn) } : null,
    problems: rows.flatMap((row, index) => (row.error === null ? [] : [words.leftOut(index + 1, labelOf(row.type), row.error)])),
    steps: steps.map(stepView),
    clock: supposed ? clockPart(after, calendarVersion) : null,
    limits: limits
      .filter((limit) => limit.kind !== 'reply' && limit.doneOn === null && limit.lastDay >= asOf)
      .map((limit) => words.limit(sayLabel(limit.label), withWeekday(limit.lastDay))),
  };
}

function clockOf(clock: ClockView): WhatIfClock {
  return {
    due: clock.dueOn === null ? caseToolTexts.whatIf.noDue : withWeekday(clock.dueOn),
    state: texts.clock.states[clock.state],
  };
}

/** In calendar days; null where either day is unknown. */
function movedBy(before: CivilDate | null, after: CivilDate | null): string | null {
  if (before === null || after === null) return null;
  const days = toEpochDay(after) - toEpochDay(before);
  return days === 0 ? caseToolTexts.whatIf.same : caseToolTexts.whatIf.moved(days);
}

function stepView({ fact, byClock, refusal, breaches, dueOn }: SupposedStep): WhatIfStep {
  const words = caseToolTexts.whatIf;
  const who = fact.data.party ?? fact.data.organ;
  const label = labelOf(fact.type);
  const flagged = breaches.map((breach) => sayLabel(breach.message));
  return {
    on: withWeekday(fact.on),
    label: typeof who === 'string' && isSupposable(fact.type) ? texts.write.labelled(label, who) : label,
    verdict: refusal !== null ? words.refused : byClock ? words.clock : words.taken,
    tone: refusal !== null ? 'alarm' : byClock ? 'quiet' : 'good',
    reason: refusal !== null ? sayLabel(refusal.text) : flagged.length === 0 ? null : texts.write.clauses(flagged),
    basis: refusal === null ? null : cite(refusal.basis),
    dueAfter: refusal !== null ? null : dueOn === null ? words.noDueAfter : words.dueAfter(dueOn),
  };
}

/** People plan by weekdays. The day is a civil date: UTC names it rightly everywhere. */
function withWeekday(on: string): string {
  if (findCivilDate(on) === undefined) return on;
  const name = new Intl.DateTimeFormat(LANGUAGE_TAGS[currentLanguage()], { weekday: 'short', timeZone: 'UTC' }).format(Date.parse(on));
  return caseToolTexts.whatIf.weekday(on, name);
}
