import { setup, transition } from 'xstate';
import type { StateMeta } from '../chart-types.ts';

export type ConsultationState = 'sent' | 'served' | 'answered' | 'silent' | 'withdrawn';
/** What can happen to a consultation; `thirdParty.replied` and `organ.replied` are both `replied`. */
export type ConsultationStep = 'served' | 'replied' | 'lapsed' | 'withdrawn';

const ART_32 = '2019年条例第三十二条、第三十四条';
const answered = { target: 'answered', description: `意见到达。${ART_32}` } as const;
const withdrawn = { target: 'withdrawn', description: '不需要该意见即可答复，或者申请终止。项目规则 2.1' } as const;

/** One consultation of a third party (征求第三方意见) or of another organ. The request holds any number of them, each in one of these states. */
export const consultationMachine = setup({
  types: {} as { events: { type: ConsultationStep }; meta: StateMeta; tags: 'open' },
}).createMachine({
  id: 'consultation',
  version: '1',
  initial: 'sent',
  states: {
    sent: {
      tags: 'open',
      meta: { label: { zh: '已发出征求意见书', en: 'letter sent' }, article: ART_32 },
      on: {
        served: { target: 'served', description: `收到之日起15个工作日内提出意见。${ART_32}` },
        replied: answered,
        withdrawn,
      },
    },
    served: {
      tags: 'open',
      meta: { label: { zh: '征求意见书已送达', en: 'letter received' }, article: ART_32 },
      on: {
        replied: answered,
        lapsed: { target: 'silent', description: `15个工作日届满未提出意见。${ART_32}` },
        withdrawn,
      },
    },
    silent: {
      meta: { label: { zh: '逾期未提出意见', en: 'no answer in time' }, article: ART_32 },
      // A late opinion is put on file; the clock has gone on at the limit and is not moved by it.
      on: { replied: { target: 'answered', description: '逾期提出的意见归卷，不影响期限。项目规则 1.8.3' } },
    },
    answered: { meta: { label: { zh: '已提出意见', en: 'answered' }, article: ART_32 } },
    withdrawn: { meta: { label: { zh: '不再征求', en: 'withdrawn' }, article: '项目规则 2.1' } },
  },
});

/** Where a consultation stands after `step`, or undefined if it cannot take it. */
export function stepConsultation(state: ConsultationState, step: ConsultationStep): ConsultationState | undefined {
  const snapshot = consultationMachine.resolveState({ value: state, context: {} });
  return snapshot.can({ type: step }) ? transition(consultationMachine, snapshot, { type: step })[0].value : undefined;
}

/** Whether an answer is still awaited. */
export function isOpenConsultation(state: ConsultationState): boolean {
  return consultationMachine.resolveState({ value: state, context: {} }).hasTag('open');
}
