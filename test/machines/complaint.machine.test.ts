import { describe, expect, it } from 'vitest';
import { complaintGuardTexts, complaintMachine } from '../../machines/complaint.machine.ts';
import { complaintEvents } from '../../src/law/events/complaint-events.ts';
import { itKeepsTheChartContract, stepThrough } from '../support/chart-contract.ts';
import { chartEvent } from '../support/chart-events.ts';

const samples = [
  ...Object.keys(complaintEvents).map((type) => chartEvent(type)),
  chartEvent('complaint.decided', { data: { found: true } }),
  chartEvent('complaint.decided', { data: { found: false } }),
];

describe('the complaint chart', () => {
  itKeepsTheChartContract({ machine: complaintMachine, definitions: complaintEvents, guardTexts: complaintGuardTexts, samples });

  it.each([true, false])('keeps whether the complaint was found true: %s', (found) => {
    const decided = stepThrough(complaintMachine, [
      chartEvent('complaint.filed'),
      chartEvent('complaint.accepted'),
      chartEvent('complaint.investigated'),
      chartEvent('complaint.decided', { data: { found } }),
    ]);
    expect(decided).toMatchObject({ value: 'decided', status: 'done', context: { found } });
  });

  it('is decided only after it was accepted', () => {
    const filed = stepThrough(complaintMachine, [chartEvent('complaint.filed')]);
    expect(filed.can(chartEvent('complaint.decided'))).toBe(false);
  });
});
