import { describe, expect, it } from 'vitest';
import { addDays, civilDate } from '../../src/law/civil-date.ts';
import { REGIMES, regimeOf } from '../../src/law/regimes.ts';

describe('the regime of an application', () => {
  it.each([
    { receivedOn: '2008-05-01', id: 'R2008', because: 'the 2007 Regulation takes effect' },
    { receivedOn: '2019-05-14', id: 'R2008', because: 'it is the last day of the 2007 Regulation' },
    { receivedOn: '2019-05-15', id: 'R2019', because: 'the 2019 Regulation takes effect (art. 56)' },
    { receivedOn: '2026-11-22', id: 'R2019', because: 'it is still in force' },
  ])('received on $receivedOn is $id: $because', ({ receivedOn, id }) => {
    expect(regimeOf(civilDate(receivedOn)).id).toBe(id);
  });

  it('leaves no day between the two Regulations and gives none to both', () => {
    expect(REGIMES.R2008.inForceUntil).toBe(addDays(REGIMES.R2019.inForceFrom, -1));
  });

  it.each([
    { id: 'R2008', reply: 15, cap: 15, organPauses: false, correction: false, fee: null },
    { id: 'R2019', reply: 20, cap: 20, organPauses: true, correction: true, fee: '2021-01-01' },
  ] as const)('$id: reply $reply working days, extension at most $cap, organ consultation pauses: $organPauses', (expected) => {
    const regime = REGIMES[expected.id];
    expect(regime.replyWorkingDays).toBe(expected.reply);
    expect(regime.extensionCapWorkingDays).toBe(expected.cap);
    expect(regime.extensionApprovedBy).toBe('officeHead');
    expect(regime.organConsultationPauses).toBe(expected.organPauses);
    expect(regime.correction !== null).toBe(expected.correction);
    expect(regime.fee?.from ?? null).toBe(expected.fee);
  });

  it('names an article or a circular for every topic', () => {
    for (const { articles } of Object.values(REGIMES)) {
      for (const article of Object.values(articles)) expect(article).toMatch(/^(2007年条例|2019年条例|国办)/);
    }
  });
});
