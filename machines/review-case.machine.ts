import { assign, setup } from 'xstate';
import type { ReviewEvent } from '../src/law/events/review-events.ts';
import type { GuardText, ProceedingTag, StateMeta } from './chart-types.ts';
import { textOf } from './chart-types.ts';

/** The states in which a review can be suspended and to which it resumes. */
export type OpenReviewState = 'filed' | 'correcting' | 'accepted' | 'answering' | 'deciding';

export interface ReviewCaseContext {
  readonly filedBy: string | null;
  /** Set while suspended. */
  readonly stateBefore: OpenReviewState | null;
  /** Accepted by the review organ's silence alone. */
  readonly deemedAccepted: boolean;
  /** Terminated because no corrected application was on record in time. */
  readonly abandoned: boolean;
  readonly answerLapsed: boolean;
  readonly heard: boolean;
  readonly extended: boolean;
  /** The review organ's period is over without a decision: a suit may be filed. */
  readonly lapsed: boolean;
  readonly outcome: string | null;
}

export type ReviewCaseGuard = 'suspendedFrom' | 'deemedAccepted' | 'abandoned' | 'answerMissing' | 'notYetExtended' | 'notYetLapsed';

/** Why a guard forbids a step, for people. */
export const reviewCaseGuardTexts: Record<ReviewCaseGuard, GuardText> = {
  suspendedFrom: {
    basis: '行政复议法（2023）第三十九条',
    text: { zh: '复议恢复后回到中止前的阶段。', en: 'A review resumes in the stage in which it was suspended.' },
  },
  deemedAccepted: {
    basis: '行政复议法（2023）第三十条；行政复议法（2017）第十七条',
    text: { zh: '复议受理已有记录。', en: 'The acceptance of the review is on record already.' },
  },
  abandoned: {
    basis: '行政复议法（2023）第三十一条、第四十一条',
    text: {
      zh: '复议已经终止。只有因逾期未补正而终止的，方可补记期限内的补正或者受理。',
      en: 'The review has ended. Only one that ended for want of a correction takes a correction or acceptance that was made in time.',
    },
  },
  answerMissing: {
    basis: '行政复议法（2023）第四十八条、第五十四条',
    text: {
      zh: '复议答复已经提交。补充意见请记入备注或者附件。',
      en: 'The review has been answered already. Put further remarks into a note or an attachment.',
    },
  },
  notYetExtended: {
    basis: '行政复议法（2023）第六十二条；行政复议法（2017）第三十一条',
    text: {
      zh: '复议期限已延长过一次，延长合计不得超过三十日。',
      en: 'The review was extended before; the extension is thirty days at most in all.',
    },
  },
  notYetLapsed: {
    basis: '行政诉讼法第四十五条',
    text: { zh: '复议期限届满已有记录。', en: 'The end of the review period is on record already.' },
  },
};

const reviewSetup = setup({
  types: {} as { context: ReviewCaseContext; events: ReviewEvent; tags: ProceedingTag; meta: StateMeta },
  guards: {
    suspendedFrom: ({ context }, params: { readonly state: OpenReviewState }) => context.stateBefore === params.state,
    deemedAccepted: ({ context }) => context.deemedAccepted,
    abandoned: ({ context }) => context.abandoned,
    answerMissing: ({ context }) => context.answerLapsed,
    notYetExtended: ({ context }) => !context.extended,
    notYetLapsed: ({ context }) => !context.lapsed,
  },
  actions: {
    keepFiler: assign({ filedBy: ({ event }) => textOf(event.data, 'filedBy') }),
    keepStateBefore: assign({ stateBefore: (_, params: { readonly state: OpenReviewState }) => params.state }),
    forgetStateBefore: assign({ stateBefore: null }),
    markDeemedAccepted: assign({ deemedAccepted: true }),
    markAccepted: assign({ deemedAccepted: false, abandoned: false, outcome: null }),
    markAbandoned: assign({ abandoned: true, outcome: 'terminated' }),
    forgetAbandoned: assign({ abandoned: false, outcome: null }),
    markAnswerLapsed: assign({ answerLapsed: true }),
    markAnswered: assign({ answerLapsed: false }),
    markHeard: assign({ heard: true }),
    markExtended: assign({ extended: true, lapsed: false }),
    markLapsed: assign({ lapsed: true }),
    keepOutcome: assign({ outcome: ({ event }) => textOf(event.data, 'outcome') }),
    closeAs: assign({ outcome: (_, params: { readonly outcome: string }) => params.outcome }),
  },
});

/** A decision that comes at any stage is recorded: the review organ, not our chart, rules its course. */
const decided = {
  description: '行政复议法（2023）第六十一条至第七十五条；行政复议法（2017）第二十八条、第三十一条',
  target: 'decided',
  actions: 'keepOutcome',
} as const;

const accepted = {
  description: '行政复议法（2023）第三十条；行政复议法（2017）第十七条',
  target: 'accepted',
  actions: 'markAccepted',
} as const;

const terminated = {
  description: '行政复议法（2023）第四十一条；行政复议法实施条例第四十二条',
  target: 'terminated',
  actions: { type: 'closeAs', params: { outcome: 'terminated' } },
} as const;

function suspendedFrom<const S extends OpenReviewState>(state: S) {
  return {
    description: '行政复议法（2023）第三十九条；行政复议法实施条例第四十一条',
    target: 'suspended',
    actions: { type: 'keepStateBefore', params: { state } },
  } as const;
}

function resumedTo<const S extends OpenReviewState>(state: S) {
  return {
    description: '行政复议法（2023）第三十九条；行政复议法实施条例第四十一条',
    guard: { type: 'suspendedFrom', params: { state } },
    target: state,
    actions: 'forgetStateBefore',
  } as const;
}

/** The review organ may hear, extend or overrun while our answer is still out: a history need not state our answer. */
const underReview = {
  'review.heard': { description: '行政复议法（2023）第五十条；行政复议法实施条例第三十三条', actions: 'markHeard' },
  'review.extended': {
    description: '至多三十日：行政复议法（2023）第六十二条；行政复议法（2017）第三十一条',
    guard: 'notYetExtended',
    actions: 'markExtended',
  },
  'review.lapsed': { description: '行政诉讼法第四十五条；行政复议法（2023）第三十四条', guard: 'notYetLapsed', actions: 'markLapsed' },
  'review.decided': decided,
  'review.terminated': terminated,
} as const;

/** Administrative review (行政复议) of a reply, as seen by the organ whose reply is reviewed. */
export const reviewCaseMachine = reviewSetup.createMachine({
  id: 'reviewCase',
  version: '1',
  meta: { label: { zh: '行政复议', en: 'administrative review' }, article: '政府信息公开条例（2019）第五十一条' },
  context: {
    filedBy: null,
    stateBefore: null,
    deemedAccepted: false,
    abandoned: false,
    answerLapsed: false,
    heard: false,
    extended: false,
    lapsed: false,
    outcome: null,
  },
  initial: 'unopened',
  states: {
    unopened: {
      meta: { label: { zh: '尚未申请', en: 'not filed yet' } },
      on: {
        'review.filed': {
          description: '行政复议法（2023）第二十条；行政复议法（2017）第九条',
          target: 'filed',
          actions: 'keepFiler',
        },
      },
    },
    filed: {
      tags: 'open',
      meta: { label: { zh: '已申请复议', en: 'review applied for' }, article: '行政复议法（2023）第三十条；行政复议法（2017）第十七条' },
      on: {
        'review.correctionRequested': {
          description: '行政复议法（2023）第三十一条；行政复议法实施条例第二十九条',
          target: 'correcting',
        },
        'review.accepted': accepted,
        'review.deemedAccepted': {
          description: '五个工作日内未作处理：行政复议法（2023）第三十条第三款；行政复议法（2017）第十七条第二款',
          target: 'accepted',
          actions: 'markDeemedAccepted',
        },
        'review.rejected': {
          description: '行政复议法（2023）第三十条；行政复议法（2017）第十七条',
          target: 'rejected',
          actions: { type: 'closeAs', params: { outcome: 'notAccepted' } },
        },
        'review.suspended': suspendedFrom('filed'),
        'review.decided': decided,
        'review.terminated': terminated,
      },
    },
    correcting: {
      tags: 'open',
      meta: { label: { zh: '复议申请待补正', en: 'review application to be corrected' }, article: '行政复议法（2023）第三十一条' },
      on: {
        'review.corrected': { description: '行政复议法（2023）第三十一条；行政复议法实施条例第二十九条', target: 'filed' },
        'review.correctionLapsed': {
          description: '逾期不补正视为放弃：行政复议法（2023）第三十一条；行政复议法实施条例第二十九条',
          target: 'terminated',
          actions: 'markAbandoned',
        },
        // The review organ accepts what it finds complete, whether or not we saw the correction.
        'review.accepted': accepted,
        'review.suspended': suspendedFrom('correcting'),
        'review.decided': decided,
        'review.terminated': terminated,
      },
    },
    accepted: {
      tags: 'open',
      meta: { label: { zh: '已受理', en: 'accepted' }, article: '行政复议法（2023）第三十条；行政复议法（2017）第十七条' },
      on: {
        ...underReview,
        'review.accepted': { ...accepted, guard: 'deemedAccepted' },
        'review.noticeReceived': {
          description: '行政复议法（2023）第四十八条、第五十四条；行政复议法（2017）第二十三条',
          target: 'answering',
        },
        'review.suspended': suspendedFrom('accepted'),
      },
    },
    answering: {
      tags: 'open',
      meta: {
        label: { zh: '待提交复议答复', en: 'our answer awaited' },
        article: '行政复议法（2023）第四十八条、第五十四条；行政复议法（2017）第二十三条',
      },
      on: {
        ...underReview,
        'review.answered': { description: '行政复议法（2023）第四十八条、第五十四条；行政复议法（2017）第二十三条', target: 'deciding' },
        'review.answerLapsed': {
          description: '行政复议法（2023）第七十条；行政复议法（2017）第二十八条第一款第四项',
          target: 'deciding',
          actions: 'markAnswerLapsed',
        },
        'review.suspended': suspendedFrom('answering'),
      },
    },
    deciding: {
      tags: 'open',
      meta: { label: { zh: '待复议决定', en: 'decision awaited' }, article: '行政复议法（2023）第六十二条；行政复议法（2017）第三十一条' },
      on: {
        ...underReview,
        'review.answered': {
          description: '逾期答复照实记录：行政复议法（2023）第七十条',
          guard: 'answerMissing',
          actions: 'markAnswered',
        },
        'review.suspended': suspendedFrom('deciding'),
      },
    },
    suspended: {
      tags: 'open',
      meta: { label: { zh: '中止', en: 'suspended' }, article: '行政复议法（2023）第三十九条；行政复议法实施条例第四十一条' },
      on: {
        'review.resumed': [
          resumedTo('filed'),
          resumedTo('correcting'),
          resumedTo('accepted'),
          resumedTo('answering'),
          resumedTo('deciding'),
        ],
        'review.decided': { ...decided, actions: ['keepOutcome', 'forgetStateBefore'] },
        'review.terminated': { ...terminated, actions: [terminated.actions, 'forgetStateBefore'] },
      },
    },
    decided: {
      type: 'final',
      tags: 'closed',
      meta: { label: { zh: '已作复议决定', en: 'decided' }, article: '行政复议法（2023）第七十五条；行政复议法（2017）第三十一条' },
    },
    rejected: {
      type: 'final',
      tags: 'closed',
      meta: { label: { zh: '不予受理', en: 'not accepted' }, article: '行政复议法（2023）第三十条；行政复议法（2017）第十七条' },
    },
    terminated: {
      tags: 'closed',
      meta: { label: { zh: '终止', en: 'terminated' }, article: '行政复议法（2023）第四十一条；行政复议法实施条例第四十二条' },
      on: {
        // The lapse is our clock's inference; a correction made in time that we learn of later cancels it.
        'review.corrected': {
          description: '行政复议法（2023）第三十一条',
          guard: 'abandoned',
          target: 'filed',
          actions: 'forgetAbandoned',
        },
        'review.accepted': { ...accepted, guard: 'abandoned' },
      },
    },
  },
});
