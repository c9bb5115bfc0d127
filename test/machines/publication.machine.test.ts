import { describe, expect, it } from 'vitest';
import { publicationGuardTexts, publicationMachine } from '../../machines/publication.machine.ts';
import { publicationEvents } from '../../src/law/events/publication-events.ts';
import { itKeepsTheChartContract, stepThrough, walkChart } from '../support/chart-contract.ts';
import { chartEvent } from '../support/chart-events.ts';

const published = (channel: string) => chartEvent('publication.published', { data: { channel } });
const reassessed = (result: string) => chartEvent('publication.reassessed', { data: { result } });
const exempted = chartEvent('publication.exempted', { data: { ground: 'stateSecret' } });
const samples = [
  ...['created', 'cleared', 'amended', 'catalogued', 'withdrawn'].map((name) => chartEvent(`publication.${name}`)),
  published('website'),
  published('gazette'),
  exempted,
  reassessed('stillExempt'),
  reassessed('disclosable'),
];

describe('the publication chart', () => {
  itKeepsTheChartContract({ machine: publicationMachine, definitions: publicationEvents, guardTexts: publicationGuardTexts, samples });

  it('publishes nothing that the secrecy review has not cleared', () => {
    const takers = walkChart({ machine: publicationMachine, samples }).filter(({ event }) => event.type === 'publication.published');
    expect(new Set(takers.map(({ from }) => from.value))).toEqual(new Set(['due', 'published']));
  });

  it('may be published on several channels, each kept once', () => {
    const result = stepThrough(publicationMachine, [
      chartEvent('publication.created'),
      chartEvent('publication.cleared'),
      published('website'),
      published('wechat'),
      published('website'),
    ]);
    expect(result).toMatchObject({ value: 'published', context: { channels: ['website', 'wechat'] } });
  });

  it('goes back to secrecy review with no channel yet when the information changes', () => {
    const amended = stepThrough(publicationMachine, [
      chartEvent('publication.created'),
      chartEvent('publication.cleared'),
      published('website'),
      chartEvent('publication.amended'),
    ]);
    expect(amended).toMatchObject({ value: 'secrecyReview', context: { reviewedBecause: 'amended', channels: [] } });
  });

  it('stays exempt until a reassessment finds it disclosable', () => {
    const exempt = stepThrough(publicationMachine, [chartEvent('publication.created'), exempted]);
    expect(exempt.context.ground).toBe('stateSecret');
    expect(stepThrough(publicationMachine, [reassessed('stillExempt')], exempt)).toMatchObject({
      value: 'exempt',
      context: { ground: 'stateSecret' },
    });
    expect(stepThrough(publicationMachine, [reassessed('disclosable')], exempt)).toMatchObject({
      value: 'secrecyReview',
      context: { reviewedBecause: 'reassessed', ground: null },
    });
  });
});
