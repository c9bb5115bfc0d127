import { assign, setup } from 'xstate';
import type { ComplaintEvent } from '../src/law/events/complaint-events.ts';
import type { GuardText, ProceedingTag, StateMeta } from './chart-types.ts';
import { textOf } from './chart-types.ts';

export interface ComplaintContext {
  readonly filedBy: string | null;
  /** Whether the complaint was found true; null while undecided or not on record. */
  readonly found: boolean | null;
}

/** The chart has no guards: the law rules no more than who decides. */
export const complaintGuardTexts: Record<string, GuardText> = {};

const complaintSetup = setup({
  types: {} as { context: ComplaintContext; events: ComplaintEvent; tags: ProceedingTag; meta: StateMeta },
  actions: {
    keepFiler: assign({ filedBy: ({ event }) => textOf(event.data, 'filedBy') }),
    keepFound: assign({ found: ({ event }) => (event.type === 'complaint.decided' ? (event.data.found ?? null) : null) }),
  },
});

const ARTICLE = '政府信息公开条例（2019）第四十七条、第五十一条';

const decided = { description: '政府信息公开条例（2019）第四十七条第二款、第五十一条', target: 'decided', actions: 'keepFound' } as const;

const withdrawn = { description: '政府信息公开条例（2019）第五十一条（撤回：本系统规则）', target: 'withdrawn' } as const;

/** A complaint or report (投诉、举报) to the supervisor or the superior organ. */
export const complaintMachine = complaintSetup.createMachine({
  id: 'complaint',
  version: '1',
  meta: { label: { zh: '投诉举报', en: 'complaint' }, article: ARTICLE },
  context: { filedBy: null, found: null },
  initial: 'unopened',
  states: {
    unopened: {
      meta: { label: { zh: '尚未投诉', en: 'not filed yet' } },
      on: { 'complaint.filed': { description: ARTICLE, target: 'filed', actions: 'keepFiler' } },
    },
    filed: {
      tags: 'open',
      meta: { label: { zh: '已投诉举报', en: 'filed' }, article: ARTICLE },
      on: {
        'complaint.accepted': { description: '政府信息公开条例（2019）第五十一条', target: 'accepted' },
        'complaint.rejected': { description: '政府信息公开条例（2019）第五十一条', target: 'rejected' },
        'complaint.withdrawn': withdrawn,
      },
    },
    accepted: {
      tags: 'open',
      meta: { label: { zh: '已受理', en: 'accepted' }, article: '内部办理期限20个工作日（本系统规则）' },
      on: {
        'complaint.investigated': { description: ARTICLE, target: 'investigating' },
        // A plain matter is decided without an investigation of its own; no law asks for one.
        'complaint.decided': decided,
        'complaint.withdrawn': withdrawn,
      },
    },
    investigating: {
      tags: 'open',
      meta: { label: { zh: '调查中', en: 'investigated' }, article: ARTICLE },
      on: { 'complaint.decided': decided, 'complaint.withdrawn': withdrawn },
    },
    decided: {
      type: 'final',
      tags: 'closed',
      meta: { label: { zh: '已处理', en: 'decided' }, article: '政府信息公开条例（2019）第四十七条第二款、第五十一条' },
    },
    rejected: {
      type: 'final',
      tags: 'closed',
      meta: { label: { zh: '不予受理', en: 'not accepted' }, article: '政府信息公开条例（2019）第五十一条' },
    },
    withdrawn: { type: 'final', tags: 'closed', meta: { label: { zh: '已撤回', en: 'withdrawn' }, article: '本系统规则' } },
  },
});
