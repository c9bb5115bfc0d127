import { calendarFile } from './calendar-file.ts';
import type { TrackDay } from './pages/track-days.ts';
import { trackTexts } from './texts/track.ts';

interface TrackCalendar {
  readonly caseId: string;
  readonly caseNo: string;
  /** Of the case: a later file takes the place of an earlier one. */
  readonly version: number;
  readonly days: readonly TrackDay[];
  /** When the file is made. */
  readonly at: Date;
}

/** The last days of a case as an iCalendar file. Nothing but the case number names the case. */
export function trackCalendar({ caseId, caseNo, version, days, at }: TrackCalendar): string {
  return calendarFile({
    name: trackTexts.ics.name(caseNo),
    days: days.map(({ kind, on, summary, provisional }) => ({
      key: `${caseId} ${kind}`,
      on,
      summary,
      description: provisional ? `${trackTexts.ics.provisional}${trackTexts.ics.note}` : trackTexts.ics.note,
      sequence: version,
      stamp: at,
    })),
  });
}
