import { assign, setup } from 'xstate';
import type { RecordCorrectionEvent } from '../src/law/events/record-correction-events.ts';
import type { GuardText, ProceedingTag, StateMeta } from './chart-types.ts';

export interface RecordCorrectionContext {
  /** What the check of the record found; null while unchecked or not on record. */
  readonly confirmed: boolean | null;
}

export type RecordCorrectionGuard = 'notFoundRight' | 'notFoundWrong';

const ARTICLE = '政府信息公开条例（2019）第四十一条；2007年条例第二十五条第二款';

/** Why a guard forbids a step, for people. */
export const recordCorrectionGuardTexts: Record<RecordCorrectionGuard, GuardText> = {
  notFoundRight: {
    basis: ARTICLE,
    text: {
      zh: '审核认为记录准确，不得更正。请记录“不予更正”并说明理由。',
      en: 'The check found the record right: it must not be changed. Record the refusal with its reasons.',
    },
  },
  notFoundWrong: {
    basis: ARTICLE,
    text: {
      zh: '审核属实的应当更正，不得拒绝。请更正，或者转送有权更正的机关。',
      en: 'The check confirmed that the record is wrong: it must be corrected, here or by the competent organ.',
    },
  },
};

const recordCorrectionSetup = setup({
  types: {} as { context: RecordCorrectionContext; events: RecordCorrectionEvent; tags: ProceedingTag; meta: StateMeta },
  guards: {
    notFoundRight: ({ context }) => context.confirmed !== false,
    notFoundWrong: ({ context }) => context.confirmed !== true,
  },
  actions: {
    keepConfirmed: assign({
      confirmed: ({ event }) => (event.type === 'recordCorrection.verified' ? (event.data.confirmed ?? null) : null),
    }),
  },
});

const transferred = { description: ARTICLE, target: 'transferred' } as const;

const withdrawn = { description: '政府信息公开条例（2019）第四十一条（撤回：本系统规则）', target: 'withdrawn' } as const;

/** Correction of a record about the applicant (更正). */
export const recordCorrectionMachine = recordCorrectionSetup.createMachine({
  id: 'recordCorrection',
  version: '1',
  meta: { label: { zh: '信息更正', en: 'record correction' }, article: ARTICLE },
  context: { confirmed: null },
  initial: 'unopened',
  states: {
    unopened: {
      meta: { label: { zh: '尚未申请', en: 'not asked for yet' } },
      on: { 'recordCorrection.requested': { description: ARTICLE, target: 'requested' } },
    },
    requested: {
      tags: 'open',
      meta: { label: { zh: '已申请更正', en: 'asked for' }, article: ARTICLE },
      on: {
        'recordCorrection.verified': { description: ARTICLE, target: 'verifying', actions: 'keepConfirmed' },
        // An organ without competence passes the matter on unchecked.
        'recordCorrection.transferred': transferred,
        'recordCorrection.withdrawn': withdrawn,
      },
    },
    verifying: {
      tags: 'open',
      meta: { label: { zh: '审核', en: 'checked' }, article: ARTICLE },
      on: {
        'recordCorrection.verified': { description: `复核：${ARTICLE}`, target: 'verifying', actions: 'keepConfirmed' },
        'recordCorrection.corrected': { description: ARTICLE, guard: 'notFoundRight', target: 'corrected' },
        'recordCorrection.refused': { description: ARTICLE, guard: 'notFoundWrong', target: 'refused' },
        'recordCorrection.transferred': transferred,
        'recordCorrection.withdrawn': withdrawn,
      },
    },
    corrected: { type: 'final', tags: 'closed', meta: { label: { zh: '已更正', en: 'corrected' }, article: ARTICLE } },
    refused: { type: 'final', tags: 'closed', meta: { label: { zh: '不予更正', en: 'refused' }, article: ARTICLE } },
    transferred: { type: 'final', tags: 'closed', meta: { label: { zh: '已转送', en: 'passed on' }, article: ARTICLE } },
    withdrawn: { type: 'final', tags: 'closed', meta: { label: { zh: '已撤回', en: 'withdrawn' }, article: '本系统规则' } },
  },
});
