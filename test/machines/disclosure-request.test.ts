import { describe, expect, it } from 'vitest';
import type { ChartEvent } from '../../src/law/step-facts.ts';
import { chartEvent } from '../support/chart-events.ts';
import { arrival, INITIAL_REQUEST, type RequestSnapshot, step, takes } from '../support/request-walk.ts';

/** The request after these events, each of which it must take. */
function after(...events: readonly ChartEvent[]): RequestSnapshot {
  return events.reduce((snapshot, event) => {
    expect(takes(snapshot, event), `${event.type} in ${JSON.stringify(snapshot.value)}`).toBe(true);
    return step(snapshot, event);
  }, INITIAL_REQUEST);
}

const breach = { rule: 'C5', event: 'x', message: { zh: '迟', en: 'late' } };
const e = chartEvent;
const propose = (decisionCode: string, actorId = 'anna') => e('reply.proposed', { data: { decisionCode }, actorId });
const examining = [arrival(), e('examination.started')];
const processing = [...examining, e('unit.assigned')];
const ready = [...processing, e('search.started'), e('search.completed', { data: { result: 'found' } }), e('secrecy.cleared')];
const drafted = [...ready, propose('G2')];
const reviewed = [...drafted, e('reply.submitted'), e('legal.approved', { actorId: 'bert' })];
const approved = [...reviewed, e('reply.approved', { actorId: 'carla' })];
const served = [...approved, e('reply.issued'), e('reply.served')];
const answered = [...served, e('service.proven')];
const asked = e('correction.requested', { data: { workingDays: 15 } });
const billed = e('fee.notified', { data: { yuan: 380 } });
const consulted = e('thirdParty.consulted', { data: { party: '甲' } });

describe('receipt', () => {
  it.each([
    { event: e('application.arrived', { facts: { receivedOnArrival: true, regime: 'R2008' } }), handling: 'registered', regime: 'R2008' },
    { event: e('application.submitted', { facts: { receivedOnArrival: false, regime: null } }), handling: 'arrived', regime: null },
    { event: e('application.dictated', { facts: { regime: 'R2019' } }), handling: 'registered', regime: 'R2019' },
  ])('$event.type leads to $handling with the regime of its date of receipt', ({ event, handling, regime }) => {
    expect(after(event)).toMatchObject({ value: { handling }, context: { regime } });
  });

  it('of an unconfirmed application is the day of confirmation, and gives the regime', () => {
    const confirmed = after(e('application.arrived', { facts: { regime: null } }), e('receipt.confirmed', { facts: { regime: 'R2019' } }));
    expect(confirmed).toMatchObject({ value: { handling: 'registered' }, context: { regime: 'R2019', receiptIssued: true } });
  });

  it('is issued once by a channel that fixes it on arrival', () => {
    const issued = after(arrival(), e('receipt.confirmed'));
    expect(issued.value.handling).toBe('registered');
    expect(takes(issued, e('receipt.confirmed'))).toBe(false);
  });

  it('is never reached by an application withdrawn before: it is not counted', () => {
    expect(after(e('application.arrived'), e('application.withdrawn')).context.decisionCode).toBe('X0');
    expect(after(arrival(), e('application.withdrawn')).context.decisionCode).toBe('O3');
  });
});

describe('a correction', () => {
  it('is asked once a round', () => {
    const corrected = after(...examining, asked, e('correction.received'));
    expect(corrected.value).toMatchObject({ handling: 'examining', correction: 'received' });
    expect(takes(corrected, asked)).toBe(false);
  });

  it.each([
    { because: 'the clock says it is late', before: examining, event: e('correction.requested', { facts: { breach } }) },
    { because: 'a payment is awaited', before: [...examining, billed], event: asked },
    { because: 'the period is unreasonably short', before: examining, event: e('correction.requested', { data: { workingDays: 3 } }) },
    { because: 'the regime has none', before: [arrival('R2008'), e('examination.started')], event: asked },
    { because: 'the request is in processing', before: processing, event: asked },
  ])('is not asked when $because', ({ before, event }) => {
    expect(takes(after(...before), event)).toBe(false);
  });

  it('that lapsed closes the request, and one that counts after all opens it again', () => {
    const lapsed = after(...examining, asked, e('correction.lapsed'));
    expect(lapsed).toMatchObject({ value: { handling: 'closed', correction: 'lapsed' }, context: { decisionCode: 'O1' } });
    expect(takes(lapsed, e('correction.received', { facts: { answerCounts: false } }))).toBe(false);
    const restored = step(lapsed, e('correction.received'));
    expect(restored).toMatchObject({
      value: { handling: 'examining', correction: 'received' },
      context: { decisionCode: null, stateBefore: null },
    });
  });
});

describe('a fee', () => {
  it.each([
    { name: 'examining', before: examining, code: null },
    { name: 'processing', before: processing, code: null },
    { name: 'drafting', before: drafted, code: 'G2' },
  ])('not paid while $name closes the request, and a payment in time leads back there', ({ name, before, code }) => {
    const lapsed = after(...before, billed, e('fee.lapsed'));
    expect(lapsed).toMatchObject({ value: { handling: 'closed', fee: 'lapsed' }, context: { decisionCode: 'O2' } });
    expect(takes(lapsed, e('fee.paid', { facts: { answerCounts: false } }))).toBe(false);
    expect(step(lapsed, e('fee.paid'))).toMatchObject({ value: { handling: name, fee: 'paid' }, context: { decisionCode: code } });
  });

  it('keeps the draft from legal review until it is paid', () => {
    const waiting = after(...drafted, billed);
    expect(takes(waiting, e('reply.submitted'))).toBe(false);
    expect(takes(step(waiting, e('fee.paid')), e('reply.submitted'))).toBe(true);
  });
});

describe('a reply', () => {
  it.each([
    { lacks: 'a search', before: [...processing, e('secrecy.cleared')] },
    { lacks: 'a secrecy decision', before: ready.slice(0, -1) },
    { lacks: 'an answer of a third party', before: [...ready, consulted] },
    { lacks: 'reasons that were asked for', before: [...ready, e('reasons.requested')] },
  ])('is not proposed while it lacks $lacks', ({ before }) => {
    expect(takes(after(...before), propose('G2'))).toBe(false);
  });

  it.each(['N1', 'N2', 'N3', 'N4', 'N5', 'U1b', 'D8'])('%s needs no search and withdraws what is still asked of others', (code) => {
    const proposed = after(...processing, consulted, propose(code));
    expect(proposed.context).toMatchObject({ decisionCode: code, consultations: { 'thirdParty:甲': 'withdrawn' } });
  });

  it('that the information does not exist needs a search that found nothing', () => {
    expect(takes(after(...ready), propose('U1a'))).toBe(false);
    const searchedAgain = [e('search.started'), e('search.completed', { data: { result: 'notFound' } })];
    expect(takes(after(...ready, ...searchedAgain), propose('U1a'))).toBe(true);
  });

  it.each(['legal.approved', 'reply.approved'])('%s is for another person than the proposer', (type) => {
    const before = after(...(type === 'legal.approved' ? [...drafted, e('reply.submitted')] : reviewed));
    expect(takes(before, e(type, { actorId: 'anna' }))).toBe(false);
    expect(takes(before, e(type, { actorId: 'bert' }))).toBe(true);
    expect(takes(before, e(type, { actorId: 'import' }))).toBe(true);
  });

  it('is served after it was issued, with the code that was approved', () => {
    expect(takes(after(...approved), e('reply.served'))).toBe(false);
    const issued = after(...approved, e('reply.issued'));
    expect(takes(issued, e('reply.served', { data: { decisionCode: 'D4' } }))).toBe(false);
    expect(step(issued, e('reply.served', { data: { decisionCode: 'G2' } }))).toMatchObject({
      value: { handling: 'delivering', service: 'sent' },
      context: { decisionCode: 'G2' },
    });
  });

  it('without a code is for imported histories only', () => {
    expect(takes(after(...ready), e('reply.proposed'))).toBe(false);
    expect(takes(after(...ready), e('reply.proposed', { actorId: 'import' }))).toBe(true);
  });

  it('that came back is sent again until it is proven', () => {
    expect(after(...served, e('service.failed'), e('service.failed'), e('service.proven')).value).toMatchObject({
      handling: 'answered',
      service: 'proven',
    });
  });

  it('on the spot is for the day of receipt and full disclosure', () => {
    const spot = (decisionCode: string, onReceiptDay: boolean) =>
      e('reply.givenOnTheSpot', { data: { decisionCode }, facts: { onReceiptDay } });
    expect(takes(after(arrival()), spot('G2', false))).toBe(false);
    expect(takes(after(arrival()), spot('P1', true))).toBe(false);
    expect(after(arrival(), spot('G1', true))).toMatchObject({
      value: { handling: 'answered' },
      context: { decisionCode: 'G1', givenOnTheSpot: true },
    });
  });

  it('goes back from review with its code, and from drafting without', () => {
    expect(after(...reviewed, e('reply.returned')).context).toMatchObject({ decisionCode: 'G2', legalApprovedBy: null });
    expect(after(...drafted, e('handling.resumed')).context).toMatchObject({ decisionCode: null, proposedBy: null });
  });

  it('given by an import while answers are awaited ends the wait', () => {
    const imported = (type: string, data = {}) => e(type, { data, actorId: 'import' });
    const proposed = after(...ready, consulted, billed, imported('reply.proposed', { decisionCode: 'G2' }));
    expect(proposed).toMatchObject({
      value: { handling: 'drafting', fee: 'idle' },
      context: { consultations: { 'thirdParty:甲': 'withdrawn' } },
    });
  });
});

describe('consultations', () => {
  it('run side by side, each on its own, with answers also straight after sending', () => {
    const both = after(
      ...processing,
      consulted,
      e('organ.consulted', { data: { organ: '甲' } }),
      e('thirdParty.served', { data: { party: '甲' } }),
      e('thirdParty.lapsed', { data: { party: '甲' } }),
      e('organ.replied', { data: { organ: '甲' } }),
      e('thirdParty.replied', { data: { party: '甲' } }),
    );
    expect(both.context.consultations).toEqual({ 'thirdParty:甲': 'answered', 'organ:甲': 'answered' });
  });

  it.each(['served', 'replied', 'lapsed'])('that were never sent are not %s', (act) => {
    expect(takes(after(...processing), e(`thirdParty.${act}`, { data: { party: '甲' } }))).toBe(false);
  });

  it('of one party follow one another, never overlap', () => {
    expect(takes(after(...processing, consulted), consulted)).toBe(false);
    expect(takes(after(...processing, consulted, e('thirdParty.replied', { data: { party: '甲' } })), consulted)).toBe(true);
  });

  it.each(['__proto__', 'constructor', 'toString'])('keep the name %s as a name', (party) => {
    const data = { party };
    expect(after(...processing, e('thirdParty.consulted', { data }), e('thirdParty.replied', { data })).context.consultations).toEqual({
      [`thirdParty:${party}`]: 'answered',
    });
  });
});

describe('what the clock forbids', () => {
  it.each([
    { event: e('period.extended', { facts: { breach } }), before: processing },
    { event: e('reply.deferred', { facts: { breach } }), before: [...processing, e('reasons.requested'), e('reasons.received')] },
    { event: e('fee.notified', { facts: { breach } }), before: processing },
    { event: e('thirdParty.consulted', { data: { party: '甲' }, facts: { breach } }), before: processing },
    { event: e('organ.consulted', { data: { organ: '乙' }, facts: { breach } }), before: processing },
  ])('$event.type is refused, and taken without the breach', ({ event, before }) => {
    expect(takes(after(...before), event)).toBe(false);
    expect(takes(after(...before), { ...event, facts: { ...event.facts, breach: null } })).toBe(true);
  });

  it('a deferral without reasons of the applicant', () => {
    expect(takes(after(...processing), e('reply.deferred', { data: { to: '2024-12-31' } }))).toBe(false);
    expect(takes(after(...processing), e('reply.deferred', { data: { to: '2024-12-31' }, actorId: 'import' }))).toBe(true);
  });
});

describe('after the answer', () => {
  it('an order opens a second round, which keeps the earlier code', () => {
    expect(after(...answered, e('reprocessing.ordered', { facts: { remedyFinal: true } }))).toMatchObject({
      value: { handling: 'examining', search: 'idle', secrecy: 'pending', service: 'idle' },
      context: { round: 2, decisionCode: null, earlierCodes: ['G2'], regime: 'R2019' },
    });
  });

  it('an order needs a decision or judgment that stands', () => {
    expect(takes(after(...answered), e('reprocessing.ordered'))).toBe(false);
    expect(takes(after(...reviewed), e('reprocessing.ordered', { facts: { overdue: true } }))).toBe(false);
  });

  it('an order overtakes a running request only when it is overdue', () => {
    expect(takes(after(...reviewed), e('reprocessing.ordered', { facts: { remedyFinal: true } }))).toBe(false);
    const ordered = after(...reviewed, e('reprocessing.ordered', { facts: { overdue: true, remedyFinal: true } }));
    expect(ordered.context).toMatchObject({ round: 2, earlierCodes: [], decisionCode: null });
  });

  it('the organ revokes its own reply until the remedy is final', () => {
    expect(takes(after(...answered), e('reply.revoked', { facts: { remedyFinal: true } }))).toBe(false);
    expect(after(...answered, e('reply.revoked')).context).toMatchObject({ round: 2, earlierCodes: ['G2'] });
  });

  it('the case is archived when its time has come, and an order opens it again', () => {
    expect(takes(after(...answered), e('case.archived'))).toBe(false);
    const archived = after(...answered, e('case.archived', { facts: { archivable: true } }));
    expect(step(archived, e('reprocessing.ordered', { facts: { remedyFinal: true } })).value.handling).toBe('examining');
  });

  it('a supplement reopens a request of the 2007 Regulation that was told to change or complete, in the same round', () => {
    const told = [
      arrival('R2008'),
      ...ready.slice(1),
      propose('U3'),
      ...approved.slice(drafted.length),
      ...answered.slice(approved.length),
    ];
    expect(after(...told, e('supplement.received'))).toMatchObject({
      value: { handling: 'examining', service: 'idle' },
      context: { round: 1, earlierCodes: ['U3'], decisionCode: null },
    });
    expect(takes(after(...answered), e('supplement.received'))).toBe(false);
  });
});
