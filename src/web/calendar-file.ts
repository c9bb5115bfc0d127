import { createHash } from 'node:crypto';
import { ICalCalendar, ICalCalendarMethod, ICalEvent, ICalEventBusyStatus, ICalEventTransparency } from 'ical-generator';
import { addDays, type CivilDate } from '../law/civil-date.ts';
import { currentLanguage } from './language.ts';

const PRODUCER = { company: 'yishen', product: 'yishen' } as const;
const LINE_END = '\r\n';
const END = 'END:VCALENDAR';
const MAX_OCTETS = 75;

/** A whole day in a calendar: it falls on the same date wherever the calendar is read. */
export interface CalendarDay {
  /** Stable: a later file moves the entry that an earlier one made. Hashed, so that it tells nothing. */
  readonly key: string;
  readonly on: CivilDate;
  readonly summary: string;
  readonly description: string;
  /** Grows with each change. */
  readonly sequence: number;
  /** Of this wording of the entry. */
  readonly stamp: Date;
  /** Page of the case; null where no address is known. */
  readonly url?: string | null;
}

interface CalendarFile {
  readonly name: string;
  readonly days: readonly CalendarDay[];
  /**
   * Read again and again by a calendar program, no sooner than this many seconds after the last time. Such a file is the same, byte by
   * byte, as long as nothing has changed. Left out for a file that is downloaded once.
   */
  readonly readEvery?: number;
}

/** Whole days as an iCalendar file (RFC 5545). A last day keeps nobody busy, and rings no bell: that is the reader's choice. */
export function calendarFile({ name, days, readEvery }: CalendarFile): string {
  const calendar = new ICalCalendar({
    name: textValue(name),
    prodId: { ...PRODUCER, language: currentLanguage() === 'zh' ? 'ZH' : 'EN' },
    ...(readEvery === undefined ? { method: ICalCalendarMethod.PUBLISH } : { ttl: readEvery }),
  });
  calendar.x('X-WR-TIMEZONE', 'Asia/Shanghai');
  const head = calendar.toString();
  const events = days.map((day) => eventText(calendar, day)).join(LINE_END);
  return days.length === 0 ? head : `${head.slice(0, head.lastIndexOf(END))}${foldLines(events)}${LINE_END}${END}`;
}

/** On one line, as RFC 5545 (3.3.11) writes text. The library does so in entries, and forgets the name of the calendar. */
function textValue(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').replace(/[\\;,]/g, '\\$&');
}

/** Not folded: the library folds whole calendars alone, and takes seconds where there are thousands of days. */
function eventText(calendar: ICalCalendar, { key, on, stamp, url = null, sequence, summary, description }: CalendarDay): string {
  return new ICalEvent(
    {
      id: `${createHash('sha256').update(key).digest('hex').slice(0, 32)}@yishen`,
      start: midnightOf(on),
      end: midnightOf(addDays(on, 1)), // exclusive
      allDay: true,
      sequence,
      stamp,
      lastModified: stamp,
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
      summary,
      description,
      url,
    },
    calendar,
  )
    .toString()
    .trimEnd();
}

/** No line has more than 75 octets of UTF-8, and none is cut inside a character (RFC 5545 section 3.1). */
export function foldLines(text: string): string {
  return text
    .split(LINE_END)
    .map((line) => (Buffer.byteLength(line) <= MAX_OCTETS ? line : foldLine(line)))
    .join(LINE_END);
}

function foldLine(line: string): string {
  let [folded, octets] = ['', 0];
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (octets + length > MAX_OCTETS) [folded, octets] = [`${folded}${LINE_END} `, 1];
    folded += character;
    octets += length;
  }
  return folded;
}

/** In UTC, where the library reads the date of a whole day. */
function midnightOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
