import { describe, expect, it } from 'vitest';
import { recordCorrectionGuardTexts, recordCorrectionMachine } from '../../machines/record-correction.machine.ts';
import { recordCorrectionEvents } from '../../src/law/events/record-correction-events.ts';
import { itKeepsTheChartContract, stepThrough } from '../support/chart-contract.ts';
import { chartEvent } from '../support/chart-events.ts';

const checked = (confirmed?: boolean) => chartEvent('recordCorrection.verified', { data: confirmed === undefined ? {} : { confirmed } });
const samples = [...Object.keys(recordCorrectionEvents).map((type) => chartEvent(type)), checked(true), checked(false)];

describe('the record correction chart', () => {
  itKeepsTheChartContract({
    machine: recordCorrectionMachine,
    definitions: recordCorrectionEvents,
    guardTexts: recordCorrectionGuardTexts,
    samples,
  });

  it.each([
    { confirmed: true, corrected: true, refused: false, because: 'a record confirmed to be wrong must be corrected' },
    { confirmed: false, corrected: false, refused: true, because: 'a record found right must not be changed' },
    { confirmed: undefined, corrected: true, refused: true, because: 'an imported history may not say what the check found' },
  ])('after a check with confirmed = $confirmed, $because', ({ confirmed, corrected, refused }) => {
    const verifying = stepThrough(recordCorrectionMachine, [chartEvent('recordCorrection.requested'), checked(confirmed)]);
    expect(verifying.can(chartEvent('recordCorrection.corrected'))).toBe(corrected);
    expect(verifying.can(chartEvent('recordCorrection.refused'))).toBe(refused);
  });

  it('passes a matter outside the competence of the organ on unchecked', () => {
    const transferred = stepThrough(recordCorrectionMachine, [
      chartEvent('recordCorrection.requested'),
      chartEvent('recordCorrection.transferred'),
    ]);
    expect(transferred.value).toBe('transferred');
  });
});
