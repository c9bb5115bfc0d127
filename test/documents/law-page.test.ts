import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { civilDate } from '../../src/law/civil-date.ts';
import { clockViewOfFacts } from '../../src/law/clock/clock-view.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { parseTimelineLine } from '../../src/law/timeline.ts';
import { factsOfTimeline } from '../../src/law/timeline-facts.ts';

const page = readFileSync(new URL('../../docs/law.md', import.meta.url), 'utf8');

it('the worked example of docs/law.md is what the clock says', () => {
  const parsed = parseTimelineLine(/```json\n(.+)\n```/.exec(page)?.[1] ?? '');
  if (parsed.result !== 'ok') throw new Error('The example of docs/law.md cannot be read');
  const today = civilDate(/--today (\S+?)`/.exec(page)?.[1] ?? '');
  const view = clockViewOfFacts(factsOfTimeline(parsed.timeline), { ref: 'example', today, calendar: stateCalendar });
  expect(view).toMatchObject({ dueOn: '2023-11-14', countedWorkingDays: 19, remainingWorkingDays: 1, breaches: [] });
  const rows = view.ledger?.map(({ from, to, kind, workingDays }) => [
    from,
    to,
    kind === 'counted' ? '计算' : '不计算',
    String(workingDays),
  ]);
  const printed = [...page.matchAll(/^\| (2\S+) \| (\S+) \| (\S+) \| (\d+) \|/gm)].map((match) => match.slice(1, 5));
  expect(printed).toEqual(rows);
});
