import { describe, expect, it } from 'vitest';
import { inferRequestSteps } from '../../src/engine/infer-request-steps.ts';
import { chartEvent } from '../support/chart-events.ts';
import { arrival, INITIAL_REQUEST, type RequestSnapshot, step, takes } from '../support/request-walk.ts';

const imported = (type: string, data: Readonly<Record<string, unknown>> = {}) => chartEvent(type, { data, actorId: 'import' });
const registered = step(INITIAL_REQUEST, arrival());
const toDrafting = ['examination.started', 'unit.assigned', 'search.started', 'search.completed', 'secrecy.cleared', 'reply.proposed'];
const toIssued = ['reply.submitted', 'legal.approved', 'reply.approved', 'reply.issued'];

function typesTo(snapshot: RequestSnapshot, target: ReturnType<typeof imported>): readonly string[] | undefined {
  return inferRequestSteps(snapshot, target)?.map(({ type }) => type);
}

function play(snapshot: RequestSnapshot, ...events: readonly ReturnType<typeof imported>[]): RequestSnapshot {
  return events.reduce(step, snapshot);
}

describe('the steps that a stated fact of an import presupposes', () => {
  it.each([
    { target: imported('reply.served', { decisionCode: 'G2' }), types: [...toDrafting, ...toIssued] },
    { target: imported('reply.served'), types: [...toDrafting, ...toIssued] },
    { target: imported('reply.served', { decisionCode: 'N2' }), types: ['examination.started', 'reply.proposed', ...toIssued] },
    { target: imported('period.extended', { workingDays: 15 }), types: ['examination.started'] },
    { target: imported('thirdParty.consulted', { party: '甲' }), types: ['examination.started', 'unit.assigned'] },
    { target: imported('correction.requested', { workingDays: 15 }), types: ['examination.started'] },
    { target: imported('application.withdrawn'), types: [] },
  ])('lead from registration to $target.type $target.data', ({ target, types }) => {
    expect(typesTo(registered, target)).toEqual(types);
  });

  it('can be recorded one after the other, and then the fact itself', () => {
    const target = imported('reply.served', { decisionCode: 'P1' });
    const place = play(registered, ...(inferRequestSteps(registered, target) ?? []).map(({ type, data }) => imported(type, data)));
    expect(takes(place, target)).toBe(true);
    expect(step(place, target).context.decisionCode).toBe('P1');
  });

  it('carry the code of the fact to the proposal, and a search that found nothing to U1a', () => {
    const steps = inferRequestSteps(registered, imported('reply.served', { decisionCode: 'U1a' }));
    expect(steps).toContainEqual({ type: 'search.completed', data: { result: 'notFound' } });
    expect(steps).toContainEqual({ type: 'reply.proposed', data: { decisionCode: 'U1a' } });
  });

  it('prove the service before an order or a supplement', () => {
    const served = play(
      registered,
      ...(inferRequestSteps(registered, imported('reply.served')) ?? []).map(({ type, data }) => imported(type, data)),
      imported('reply.served'),
    );
    expect(typesTo(served, imported('reprocessing.ordered'))).toEqual(['service.proven']);
  });

  it('do not exist for a fact that nothing internal makes possible', () => {
    expect(inferRequestSteps(registered, imported('correction.received'))).toBeUndefined();
    expect(inferRequestSteps(registered, imported('fee.paid'))).toBeUndefined();
    expect(inferRequestSteps(INITIAL_REQUEST, imported('reply.served'))).toBeUndefined();
    expect(inferRequestSteps(registered, imported('no.such.event'))).toBeUndefined();
  });

  it('lead to a reply although an answer is still awaited: the reply ends the wait', () => {
    const waiting = play(
      registered,
      imported('examination.started'),
      imported('unit.assigned'),
      imported('thirdParty.consulted', { party: '甲' }),
    );
    expect(typesTo(waiting, imported('reply.served', { decisionCode: 'D4' }))).toEqual([...toDrafting.slice(2), ...toIssued]);
  });

  it('are found again in an instant for the next case of the kind', () => {
    const target = imported('reply.served', { decisionCode: 'G1' });
    expect(inferRequestSteps(registered, target)).toBe(inferRequestSteps(registered, target));
  });
});
