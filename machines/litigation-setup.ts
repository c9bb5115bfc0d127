import { assign, setup } from 'xstate';
import type { LitigationEvent } from '../src/law/events/litigation-events.ts';
import type { GuardText, ProceedingTag, StateMeta } from './chart-types.ts';
import { textOf } from './chart-types.ts';

/** Open states of first instance: a first judgment may come in any of them. */
export type FirstInstanceState = 'registered' | 'pleading' | 'firstInstance';

/** The states in which a suit can be suspended and to which it resumes. */
export type OpenLitigationState =
  | 'filed'
  | FirstInstanceState
  | 'firstJudged'
  | 'appealed'
  | 'secondInstance'
  | 'retrial.filed'
  | 'retrial.ordered';

/** The states in which a judgment has taken effect, from which a retrial starts. */
export type EffectiveState = 'effective' | 'finalJudged';

export interface LitigationCaseContext {
  readonly filedBy: string | null;
  /** Set while suspended. */
  readonly stateBefore: OpenLitigationState | null;
  /** Where the retrial came from; set while one is applied for or heard. */
  readonly retrialFrom: EffectiveState | null;
  readonly orderedBy: string | null;
  /** Null: not on record, which means ordinary. */
  readonly procedure: string | null;
  readonly defenceLapsed: boolean;
  /** Outcome of the latest first judgment. */
  readonly firstOutcome: string | null;
  /** The outcome that stands: an appeal or retrial that is dismissed leaves it as it was. */
  readonly outcome: string | null;
}

export type LitigationCaseGuard = 'suspendedFrom' | 'suspendedInFirstInstance' | 'defenceMissing' | 'retrialFrom';

/** Why a guard forbids a step, for people. */
export const litigationCaseGuardTexts: Record<LitigationCaseGuard, GuardText> = {
  suspendedFrom: {
    basis: '行政诉讼法司法解释（法释〔2018〕1号）第八十七条',
    text: { zh: '诉讼恢复后回到中止前的阶段。', en: 'A suit resumes in the stage in which it was suspended.' },
  },
  suspendedInFirstInstance: {
    basis: '行政诉讼法第八十一条',
    text: {
      zh: '诉讼不是在一审中中止的，没有一审裁判可以记录。请先记录恢复诉讼。',
      en: 'The suit was not suspended at first instance: there is no first judgment to record. Record that it was resumed first.',
    },
  },
  defenceMissing: {
    basis: '行政诉讼法第六十七条',
    text: {
      zh: '答辩状已经提交。补充证据请记入备注或者附件。',
      en: 'The defence has been filed already. Put further evidence into a note or an attachment.',
    },
  },
  retrialFrom: {
    basis: '行政诉讼法第九十条',
    text: {
      zh: '驳回再审申请后，回到申请再审前已生效的裁判。',
      en: 'When retrial is refused, the judgment that was effective before the application stands.',
    },
  },
};

const FIRST_INSTANCE_STATES: readonly (OpenLitigationState | null)[] = ['registered', 'pleading', 'firstInstance'];

/** Guards, actions and the transitions that several states share; the chart itself is in litigation-case.machine.ts. */
export const litigationSetup = setup({
  types: {} as { context: LitigationCaseContext; events: LitigationEvent; tags: ProceedingTag; meta: StateMeta },
  guards: {
    suspendedFrom: ({ context }, params: { readonly state: OpenLitigationState }) => context.stateBefore === params.state,
    suspendedInFirstInstance: ({ context }) => FIRST_INSTANCE_STATES.includes(context.stateBefore),
    defenceMissing: ({ context }) => context.defenceLapsed,
    retrialFrom: ({ context }, params: { readonly state: EffectiveState }) => context.retrialFrom === params.state,
  },
  actions: {
    keepProcedure: assign({
      procedure: ({ context, event }) => textOf(event.data, 'procedure') ?? textOf(event.data, 'to') ?? context.procedure,
    }),
    keepFiler: assign({ filedBy: ({ event }) => textOf(event.data, 'filedBy') }),
    keepStateBefore: assign({ stateBefore: (_, params: { readonly state: OpenLitigationState }) => params.state }),
    forgetStateBefore: assign({ stateBefore: null }),
    markDefenceLapsed: assign({ defenceLapsed: true }),
    markDefenceFiled: assign({ defenceLapsed: false }),
    keepFirstOutcome: assign({
      firstOutcome: ({ event }) => textOf(event.data, 'outcome'),
      outcome: ({ event }) => textOf(event.data, 'outcome'),
    }),
    keepLaterOutcome: assign({
      outcome: ({ context, event }) => {
        const outcome = textOf(event.data, 'outcome');
        return outcome === 'appealDismissed' ? context.outcome : outcome;
      },
    }),
    forgetJudgments: assign({ firstOutcome: null, outcome: null, retrialFrom: null, orderedBy: null }),
    closeAs: assign({ outcome: (_, params: { readonly outcome: string }) => params.outcome }),
    keepRetrialFrom: assign({ retrialFrom: (_, params: { readonly state: EffectiveState }) => params.state }),
    keepOrderedBy: assign({ orderedBy: ({ event }) => textOf(event.data, 'orderedBy') }),
    forgetRetrial: assign({ retrialFrom: null, orderedBy: null }),
  },
});

export const withdrawn = {
  description: '行政诉讼法第六十二条',
  target: '#litigationCase.withdrawn',
  actions: { type: 'closeAs', params: { outcome: 'withdrawn' } },
} as const;

export const firstJudged = { description: '行政诉讼法第六十九条至第八十一条', target: 'firstJudged', actions: 'keepFirstOutcome' } as const;

export const secondJudged = {
  description: '行政诉讼法第八十八条、第八十九条',
  target: 'finalJudged',
  actions: 'keepLaterOutcome',
} as const;

export const SUSPENSION = '行政诉讼法司法解释（法释〔2018〕1号）第八十七条';

export function suspendedFrom<const S extends OpenLitigationState>(state: S) {
  return {
    description: SUSPENSION,
    target: '#litigationCase.suspended',
    actions: { type: 'keepStateBefore', params: { state } },
  } as const;
}

export function resumedTo<const S extends OpenLitigationState>(state: S) {
  return {
    description: SUSPENSION,
    guard: { type: 'suspendedFrom', params: { state } },
    target: state,
    actions: 'forgetStateBefore',
  } as const;
}

/** The court may switch or judge at any moment of first instance: a history need not state our defence. */
export const atFirstInstance = {
  'litigation.procedureSwitched': { description: '行政诉讼法第八十二条至第八十四条', actions: 'keepProcedure' },
  'litigation.firstJudged': firstJudged,
  'litigation.withdrawn': withdrawn,
} as const;

export function retrialAfter<const S extends EffectiveState>(state: S) {
  const remember = { type: 'keepRetrialFrom', params: { state } } as const;
  return {
    'litigation.retrialFiled': { description: '行政诉讼法第九十条', target: 'retrial.filed', actions: remember },
    'litigation.retrialOrdered': {
      description: '行政诉讼法第九十一条至第九十三条',
      target: 'retrial.ordered',
      actions: [remember, 'keepOrderedBy'],
    },
  } as const;
}

export function refusedBackTo<const S extends EffectiveState>(state: S) {
  return {
    description: '行政诉讼法司法解释（法释〔2018〕1号）第一百一十六条',
    guard: { type: 'retrialFrom', params: { state } },
    target: `#litigationCase.${state}`,
    actions: 'forgetRetrial',
  } as const;
}
