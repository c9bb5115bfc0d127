import { addDays, addMonths, type CivilDate, civilDate, weekdayOf } from './civil-date.ts';

/** The weeks (Monday to Sunday) that show a month: its days, and those of its neighbours that fill the first and last week. */
export function weeksOfMonth(month: CivilDate): readonly (readonly CivilDate[])[] {
  const first = civilDate(`${month.slice(0, 7)}-01`);
  const next = addMonths(first, 1);
  const weeks: CivilDate[][] = [];
  for (let monday = addDays(first, -((weekdayOf(first) + 6) % 7)); monday < next; monday = addDays(monday, 7)) {
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(monday, offset)));
  }
  return weeks;
}
