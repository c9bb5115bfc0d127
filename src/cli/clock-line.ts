import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { type ClockView, clockViewOfFacts } from '../law/clock/clock-view.ts';
import type { FieldProblem } from '../law/errors.ts';
import { parseTimelineLine } from '../law/timeline.ts';
import { factsOfTimeline } from '../law/timeline-facts.ts';
import type { SourceLine } from './source-lines.ts';
import { NOT_UTF8 } from './tell-lines.ts';

export type ClockAnswer =
  | { readonly result: 'ok'; readonly view: ClockView; readonly notes: readonly FieldProblem[] }
  | { readonly result: 'refused'; readonly problems: readonly FieldProblem[] };

interface Ask {
  readonly today: CivilDate;
  readonly calendar: WorkingDayCalendar;
}

/** The clock of the timeline that stands in a line. Never throws because of what the line says. */
export function clockOfLine(line: SourceLine, ask: Ask): ClockAnswer {
  if (!line.isUtf8) return { result: 'refused', problems: [NOT_UTF8] };
  const parsed = parseTimelineLine(line.text, { organ: false });
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
