import { createHash } from 'node:crypto';
import { ICalCalendar, ICalCalendarMethod } from 'ical-generator';
import { addDays } from '../law/civil-date.ts';
import { currentLanguage } from './language.ts';
import type { TrackDay } from './pages/track-days.ts';
import { trackTexts } from './texts/track.ts';

const PRODUCER = { company: 'yishen', product: 'yishen' } as const;

interface CalendarFile {
  readonly caseId: string;
  readonly caseNo: string;
  /** Of the case: a later file takes the place of an earlier one. */
  readonly version: number;
  readonly days: readonly TrackDay[];
  /** When the file is made. */
  readonly at: Date;
}

/**
 * The last days of a case as an iCalendar file (RFC 5545): whole days, which fall on the same date wherever the calendar is read. Ids are
 * the same each time, so that a later file moves the entries of an earlier one. Nothing but the case number names the case.
 */
export function trackCalendar({ caseId, caseNo, version, days, at }: CalendarFile): string {
  const calendar = new ICalCalendar({
    name: trackTexts.ics.name(caseNo),
    prodId: { ...PRODUCER, language: currentLanguage() === 'zh' ? 'ZH' : 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.x('X-WR-TIMEZONE', 'Asia/Shanghai');
  for (const { kind, on, summary, provisional } of days) {
    calendar.createEvent({
      id: `${createHash('sha256').update(`${caseId} ${kind}`).digest('hex').slice(0, 32)}@yishen`,
      start: midnightOf(on),
      end: midnightOf(addDays(on, 1)), // exclusive
      allDay: true,
      sequence: version,
      stamp: at,
      summary,
      description: provisional ? `${trackTexts.ics.provisional}${trackTexts.ics.note}` : trackTexts.ics.note,
    });
  }
  return calendar.toString();
}

/** In UTC, where the library reads the date of a whole day. */
function midnightOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
