import { type ClockAnswer, type ClockAsk, clockOfTimeline } from '../law/timeline-clock.ts';
import type { SourceLine } from './source-lines.ts';
import { NOT_UTF8 } from './tell-lines.ts';

/** The clock of the timeline that stands in a line. Never throws because of what the line says. */
export function clockOfLine(line: SourceLine, ask: ClockAsk): ClockAnswer {
  if (!line.isUtf8) return { result: 'refused', problems: [NOT_UTF8] };
  return clockOfTimeline(line.text, ask);
}
