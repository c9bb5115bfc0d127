import type { CivilDate } from '../../law/civil-date.ts';
import type { ClockView } from '../../law/clock/clock-view.ts';
import { SOON_WORKING_DAYS } from '../../law/due-soon.ts';
import { texts } from '../texts.ts';

/** How pressing it is: `late` is overdue, `soon` has 5 working days or fewer left. */
export type DueTone = 'calm' | 'soon' | 'late' | 'still' | 'done';

export interface DueLine {
  readonly text: string;
  readonly tone: DueTone;
  /** Set when the day may still move. */
  readonly note: string | null;
}

/** By when a reply is due, or why there is no such day. */
export function dueLine(clock: ClockView, today: CivilDate): DueLine {
  const note = clock.provisional === true && clock.dueOn !== null && clock.state !== 'stopped' ? texts.due.provisional : null;
  return { ...lineOf(clock, today), note };
}

function lineOf(clock: ClockView, today: CivilDate): Omit<DueLine, 'note'> {
  switch (clock.state) {
    case 'notStarted':
      return { text: texts.due.notStarted, tone: 'still' };
    case 'paused':
      return { text: texts.due.paused(clock.remainingWorkingDays), tone: 'still' };
    case 'suspended':
      return { text: texts.due.suspended, tone: 'still' };
    case 'stopped':
      return stoppedLine(clock);
    case 'running':
      return runningLine(clock, today);
  }
}

function stoppedLine(clock: ClockView): Omit<DueLine, 'note'> {
  const stoppedOn = clock.stoppedOn ?? texts.none;
  if (clock.inTime === null) return { text: texts.due.closed(stoppedOn), tone: 'done' };
  return clock.inTime
    ? { text: texts.due.inTime(stoppedOn), tone: 'done' }
    : { text: texts.due.late(stoppedOn, clock.dueOn ?? texts.none), tone: 'late' };
}

function runningLine(clock: ClockView, today: CivilDate): Omit<DueLine, 'note'> {
  const dueOn = clock.dueOn ?? texts.none;
  const remaining = clock.remainingWorkingDays ?? 0;
  if (clock.dueOn !== null && clock.dueOn < today) return { text: texts.due.overdue(dueOn, Math.max(0, -remaining)), tone: 'late' };
  if (clock.dueOn === today) return { text: texts.due.today(dueOn), tone: 'soon' };
  return { text: texts.due.running(dueOn, remaining), tone: remaining <= SOON_WORKING_DAYS ? 'soon' : 'calm' };
}
