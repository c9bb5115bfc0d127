import { describe, expect, it } from 'vitest';
import { emptyDraft } from '../../src/engine/case-draft.ts';
import { effectsOf } from '../../src/engine/effects/effects.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { sampleCase, sampleEntry } from '../support/sample-rows.ts';

describe('what other programs are told of an event', () => {
  const announced = (instance: string | null) => {
    const caseRow = sampleCase({ title: '某路工程的验收报告', applicantName: '某甲' });
    const entries = [sampleEntry({ instance, data: { party: '某建设有限公司', reason: '某理由' } })];
    const step = { caseRow, expectedVersion: 0, entries, jobs: [], breaches: [] };
    const organ = { id: 1, name: '甲区人民政府', shortName: '甲政' };
    const { announcements } = effectsOf({
      step,
      draft: emptyDraft('disclosureRequest'),
      organ,
      calendar: stateCalendar,
      now: new Date('2026-03-02T04:00:00Z'),
    });
    return announcements[0]?.payload;
  };

  it('is ids, days and states, nothing that people typed', () => {
    const payload = announced(null);
    expect(payload).toMatchObject({ event: { version: 1, instance: null }, case: { kind: 'request' } });
    expect(JSON.stringify(payload)).not.toMatch(/某/);
  });

  it.each([
    ['reviewCase-2', 'reviewCase-2'],
    ['某甲诉甲区人民政府', null],
    ['(2017)内06行初1号', null],
  ])('names a proceeding by an id that this program gave: %s', (instance, told) => {
    expect(announced(instance)).toMatchObject({ event: { instance: told } });
  });
});
