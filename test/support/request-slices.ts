import type { ChartEvent } from '../../src/law/step-facts.ts';
import { type ChartEventParts, chartEvent } from './chart-events.ts';
import { arrival, type RequestWalk, walkRequest } from './request-walk.ts';

type Data = Readonly<Record<string, unknown>>;
const by = (actorId: string, parts: ChartEventParts<Data> = {}) => ({ ...parts, actorId });

const proposal = (decisionCode: string, actorId = 'anna') => chartEvent('reply.proposed', by(actorId, { data: { decisionCode } }));
const found = chartEvent('search.completed', { data: { result: 'found' } });
const notFound = chartEvent('search.completed', { data: { result: 'notFound' } });
const start = [arrival(), chartEvent('examination.started'), chartEvent('unit.assigned')];
const search = [chartEvent('search.started'), found, notFound];
const secrecy = [chartEvent('secrecy.cleared'), chartEvent('secrecy.restricted'), chartEvent('secrecy.referred')];
const reviews = ['anna', 'bert'].flatMap((actorId) => [
  chartEvent('legal.approved', by(actorId)),
  chartEvent('reply.approved', by(actorId)),
]);
const returns = [chartEvent('legal.returned'), chartEvent('reply.returned'), chartEvent('handling.resumed')];
const delivery = [
  chartEvent('reply.issued'),
  chartEvent('reply.served', { data: { decisionCode: 'G2' } }),
  chartEvent('reply.served'),
  chartEvent('service.failed'),
  chartEvent('service.failed', { data: { method: 'later' } }),
  chartEvent('service.repeated'),
  chartEvent('service.proven'),
];
const toReply = [...reviews, chartEvent('reply.submitted'), ...delivery];

const windows = [
  chartEvent('correction.requested', { data: { workingDays: 15 } }),
  chartEvent('correction.received'),
  chartEvent('correction.lapsed'),
  chartEvent('fee.notified', { data: { yuan: 380 } }),
  chartEvent('fee.paid'),
  chartEvent('fee.lapsed'),
  chartEvent('reasons.requested'),
  chartEvent('reasons.received'),
  chartEvent('reasons.lapsed'),
];
const withParty = (party: string) =>
  ['consulted', 'served', 'replied', 'lapsed'].map((act) => chartEvent(`thirdParty.${act}`, { data: { party } }));
const withOrgan = (organ: string) =>
  ['consulted', 'served', 'replied', 'lapsed'].map((act) => chartEvent(`organ.${act}`, { data: { organ } }));

const closings = [
  chartEvent('application.withdrawn'),
  chartEvent('application.voided'),
  chartEvent('application.merged'),
  chartEvent('application.split'),
];
const rounds = [
  chartEvent('reprocessing.ordered', { facts: { remedyFinal: true } }),
  chartEvent('reprocessing.ordered', { facts: { overdue: true, remedyFinal: true } }),
  chartEvent('reply.revoked'),
  chartEvent('case.archived', { facts: { archivable: true } }),
];
const selfSteps = [
  chartEvent('receipt.confirmed'),
  chartEvent('contact.failed'),
  chartEvent('period.extended', { data: { workingDays: 20 } }),
  chartEvent('reply.deferred', { data: { to: '2024-12-31' } }),
  chartEvent('deadline.neared'),
  chartEvent('deadline.neared', { data: { proceeding: 'reviewCase-1' } }),
  chartEvent('deadline.passed'),
  chartEvent('thirdParty.notified', { data: { party: '甲' } }),
  chartEvent('breach.recorded', { data: { rule: 'C5' } }),
  chartEvent('calendar.amended'),
  chartEvent('handler.assigned'),
  chartEvent('document.filed'),
  chartEvent('particulars.completed'),
  chartEvent('delivery.changed'),
  chartEvent('files.cleared'),
  chartEvent('reply.opened'),
  chartEvent('document.remade'),
  chartEvent('payment.reported'),
];
const redactions = ['redaction.proposed', 'redaction.returned', 'redaction.checked'].flatMap((type) => [
  chartEvent(type as 'redaction.proposed', { data: { redaction: 'r1' } }),
  chartEvent(type as 'redaction.proposed', { data: { redaction: 'r1' }, actorId: 'other' }),
]);
const otherArrivals = [
  chartEvent('application.submitted'),
  chartEvent('application.arrived'),
  chartEvent('application.dictated'),
  chartEvent('application.submitted', { facts: { receivedOnArrival: true } }),
];
const onTheSpot = chartEvent('reply.givenOnTheSpot', { data: { decisionCode: 'G1' }, facts: { onReceiptDay: true } });

/** What an import sends: nobody is known, and the code may not be. */
const imported = [
  ...start,
  chartEvent('search.started'),
  found,
  chartEvent('secrecy.cleared'),
  ...windows.filter(({ type }) => type.endsWith('requested') || type.startsWith('fee.notified') || type === 'correction.received'),
  ...withParty('甲').slice(0, 2),
  chartEvent('reply.deferred', { data: { to: '2024-12-31' } }),
  chartEvent('reply.givenOnTheSpot', { facts: { onReceiptDay: true } }),
  proposal('N2'),
  proposal('G2'),
  chartEvent('reply.proposed'),
  chartEvent('reply.submitted'),
  chartEvent('legal.approved'),
  chartEvent('reply.approved'),
  ...delivery,
].map((event) => ({ ...event, actorId: 'import' }));

const supplement = chartEvent('supplement.received');
const of2008 = [
  arrival('R2008'),
  ...start.slice(1),
  ...search.slice(0, 2),
  chartEvent('secrecy.cleared'),
  proposal('U3'),
  proposal('N2'),
  ...toReply,
];

/** Parts of the whole that overlap: each is walked to its end, and together they hold every event in every branch. */
export const REQUEST_SLICES: Readonly<Record<string, readonly ChartEvent[]>> = {
  'arrival and sorting out': [...otherArrivals, ...start, ...closings, ...selfSteps, ...rounds, onTheSpot, proposal('N2')],
  'search, secrecy and approval': [
    ...start,
    ...search,
    ...secrecy,
    ...toReply,
    ...returns,
    proposal('G2'),
    proposal('U1a', 'bert'),
    proposal('N2'),
    ...selfSteps,
  ],
  'corrections, fees and reasons': [
    ...start,
    ...windows,
    ...closings,
    ...selfSteps,
    chartEvent('reprocessing.ordered', { facts: { overdue: true, remedyFinal: true } }),
    chartEvent('legal.approved'),
    chartEvent('reply.submitted'),
    chartEvent('handling.resumed'),
    proposal('D8'),
  ],
  'an organ is consulted while reasons are asked': whileReasonsAreAsked(withOrgan('乙')),
  'a third party is consulted while reasons are asked': whileReasonsAreAsked(withParty('甲')),
  consultations: [
    ...start,
    ...search.slice(0, 2),
    chartEvent('secrecy.cleared'),
    ...withParty('甲'),
    ...withOrgan('乙'),
    proposal('G2'),
    proposal('U1b'),
    chartEvent('reply.submitted'),
    ...returns,
    ...closings,
    chartEvent('fee.notified', { data: { yuan: 1 } }),
    chartEvent('fee.lapsed'),
    chartEvent('fee.paid'),
  ],
  rounds: [
    ...start,
    ...search,
    chartEvent('secrecy.cleared'),
    proposal('G2'),
    ...toReply,
    ...rounds,
    ...withParty('甲').slice(0, 1),
    onTheSpot,
  ],
  redactions: [
    ...otherArrivals.slice(0, 1),
    ...start,
    ...search.slice(0, 2),
    chartEvent('secrecy.cleared'),
    proposal('G2'),
    ...toReply,
    chartEvent('application.withdrawn'),
    chartEvent('case.archived', { facts: { archivable: true } }),
    ...redactions,
  ],
  'supplements under the 2007 Regulation': [...of2008, supplement, ...rounds, ...windows],
  imports: imported,
};

function whileReasonsAreAsked(consultation: readonly ChartEvent[]): readonly ChartEvent[] {
  const ends = [...closings, onTheSpot, chartEvent('reprocessing.ordered', { facts: { overdue: true, remedyFinal: true } })];
  return [...start, ...consultation, ...windows.slice(-3), ...ends, proposal('N2'), ...toReply];
}

let walks: Readonly<Record<string, RequestWalk>> | undefined;

/** Walked once for all tests of a file. */
export function requestWalks(): Readonly<Record<string, RequestWalk>> {
  walks ??= Object.fromEntries(Object.entries(REQUEST_SLICES).map(([name, samples]) => [name, walkRequest(samples)]));
  return walks;
}

/** Every event of every slice once. */
export const ALL_SAMPLES: readonly ChartEvent[] = [
  ...new Map(
    Object.values(REQUEST_SLICES)
      .flat()
      .map((event) => [JSON.stringify(event), event]),
  ).values(),
];
