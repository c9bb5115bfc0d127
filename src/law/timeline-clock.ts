import type { WorkingDayCalendar } from './calendar.ts';
import type { CivilDate } from './civil-date.ts';
import { type ClockView, clockViewOfFacts } from './clock/clock-view.ts';
import type { FieldProblem } from './errors.ts';
import { parseTimelineLine } from './timeline.ts';
import { factsOfTimeline } from './timeline-facts.ts';

export type ClockAnswer =
  | { readonly result: 'ok'; readonly view: ClockView; readonly notes: readonly FieldProblem[] }
  | { readonly result: 'refused'; readonly problems: readonly FieldProblem[] };

export interface ClockAsk {
  readonly today: CivilDate;
  readonly calendar: WorkingDayCalendar;
}

/** The clock of the timeline that a JSON text tells (interfaces 1, 2). Never throws because of what the text says. */
export function clockOfTimeline(text: string, ask: ClockAsk): ClockAnswer {
  const parsed = parseTimelineLine(text, { organ: false });
  if (parsed.result === 'invalid') return { result: 'refused', problems: parsed.problems };
  const { timeline } = parsed;
  try {
    return { result: 'ok', view: clockViewOfFacts(factsOfTimeline(timeline), { ref: timeline.ref, ...ask }), notes: timeline.notes };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { result: 'refused', problems: [BEYOND_CALENDAR] };
  }
}

const BEYOND_CALENDAR: FieldProblem = {
  field: 'events',
  zh: '期限超出了可计算的日期范围（2000 至 2199 年）',
  en: 'a limit lies beyond the days that can be computed (2000 to 2199)',
};
