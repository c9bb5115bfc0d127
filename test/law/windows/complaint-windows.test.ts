import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../src/law/civil-date.ts';
import type { Fact } from '../../../src/law/fact.ts';
import { stateCalendar } from '../../../src/law/state-calendar.ts';
import {
  complaintLimits,
  publicationDueOn,
  publicationLimits,
  recordCorrectionLimits,
} from '../../../src/law/windows/complaint-windows.ts';

function fact(type: string, on: string): Fact {
  return { type, on: civilDate(on), data: {} };
}

describe('proactive publication', () => {
  it('W23: a document of 2017-12-18 is published by 2018-01-16', () => {
    expect(publicationDueOn(civilDate('2017-12-18'), stateCalendar)).toEqual({ on: '2018-01-16', provisional: false });
  });

  it('is provisional when the next notice is not known yet', () => {
    expect(publicationDueOn(civilDate('2026-12-18'), stateCalendar).provisional).toBe(true);
  });

  it('runs anew from each change, and cites the Regulation of its time', () => {
    const created = [fact('publication.created', '2017-12-18')];
    expect(publicationLimits(created, stateCalendar)).toMatchObject([
      { lastDay: '2018-01-16', basis: '2007年条例第十八条', ours: true, doneOn: null },
    ]);
    const published = [...created, fact('publication.published', '2018-01-10'), fact('publication.amended', '2024-04-18')];
    expect(publicationLimits(published, stateCalendar)).toMatchObject([
      { doneOn: '2018-01-10' },
      { lastDay: '2024-05-17', basis: '2019年条例第二十六条', doneOn: null },
    ]);
  });
});

describe('internal limits of 20 working days', () => {
  it('count from the acceptance of a complaint', () => {
    const facts = [fact('complaint.filed', '2024-04-15'), fact('complaint.accepted', '2024-04-18')];
    expect(complaintLimits(facts, stateCalendar)).toMatchObject([{ fromOn: '2024-04-18', lastDay: '2024-05-17', doneOn: null }]);
    expect(complaintLimits([...facts, fact('complaint.decided', '2024-05-06')], stateCalendar)[0]?.doneOn).toBe('2024-05-06');
  });

  it('count from the request to correct a record', () => {
    const facts = [fact('recordCorrection.requested', '2024-04-18'), fact('recordCorrection.transferred', '2024-04-25')];
    expect(recordCorrectionLimits(facts, stateCalendar)).toMatchObject([{ lastDay: '2024-05-17', doneBy: 'recordCorrection.transferred' }]);
  });
});
