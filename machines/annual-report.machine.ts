import { assign, setup } from 'xstate';
import type { ReportActEvent } from '../src/law/report/report-acts.ts';
import type { GuardText, ProceedingTag, StateMeta } from './chart-types.ts';

export interface AnnualReportContext {
  readonly format: string | null;
  readonly basis: 'computed' | 'stated' | null;
  /** Whether it takes in the bodies below the organ. */
  readonly covers: 'own' | 'subtree';
  /** 1, and one more for each correction after publication. */
  readonly edition: number;
  /** Account that submitted the report: another one approves it. */
  readonly submittedBy: string | null;
}

export type AnnualReportGuard = 'checksHold' | 'figuresAreStated' | 'anotherApproves';

const ARTICLE = '政府信息公开条例（2019）第四十九条、第五十条';

/** Why a guard forbids a step, for people. */
export const annualReportGuardTexts: Record<AnnualReportGuard, GuardText> = {
  checksHold: {
    basis: '国办公开办函〔2021〕30号（勾稽关系）；本系统规则',
    text: {
      zh: '勾稽关系不成立，不能锁定数据。请先更正所列单元格的来源，或者对与上年的差异作出说明。',
      en: 'A check fails, so the figures cannot be frozen. Correct what the named cells come from, or explain the difference to the year before.',
    },
  },
  figuresAreStated: {
    basis: '本系统规则',
    text: {
      zh: '本年度数据由案件和台账生成，不能手工填报。',
      en: 'The figures of this report come from cases and entries; they cannot be filled in by hand.',
    },
  },
  anotherApproves: {
    basis: '本系统规则（审定与送审相分离）',
    text: { zh: '送审人不能审定自己送审的报告。', en: 'Whoever submitted the report cannot approve it.' },
  },
};

const reportSetup = setup({
  types: {} as { context: AnnualReportContext; events: ReportActEvent; tags: ProceedingTag; meta: StateMeta },
  guards: {
    checksHold: ({ event }) =>
      event.type === 'report.frozen' && Array.isArray(event.data.checks) && event.data.checks.every((check) => check?.ok !== false),
    figuresAreStated: ({ context }) => context.basis === 'stated',
    anotherApproves: ({ context, event }) => event.by !== context.submittedBy,
  },
  actions: {
    keepOpening: assign(({ event }) => (event.type === 'report.opened' ? openingOf(event.data) : {})),
    keepSubmitter: assign({ submittedBy: ({ event }) => event.by }),
    startEdition: assign({ edition: ({ context }) => context.edition + 1, submittedBy: null }),
  },
});

const openingOf = ({ format, basis, covers = 'own' }: Extract<ReportActEvent, { type: 'report.opened' }>['data']) => ({
  format,
  basis,
  covers,
});

const explained = { description: '与上年数据的差异、文字与表格的差异应当说明（本系统规则I4、I7）' } as const;
const written = { description: '报告各部分：国办公开办函〔2021〕30号' } as const;
const returned = { description: '本系统规则', target: 'frozen' } as const;

/** The annual report of an organ (政府信息公开工作年度报告): figures first, text on frozen figures, another person's approval, publication by the legal day. */
export const annualReportMachine = reportSetup.createMachine({
  id: 'annualReport',
  version: '1',
  meta: { label: { zh: '年度报告', en: 'annual report' }, article: ARTICLE },
  context: { format: null, basis: null, covers: 'own', edition: 1, submittedBy: null },
  initial: 'unopened',
  states: {
    unopened: {
      meta: { label: { zh: '尚未编制', en: 'not begun' } },
      on: { 'report.opened': { description: ARTICLE, target: 'drafting', actions: 'keepOpening' } },
    },
    drafting: {
      tags: 'open',
      meta: { label: { zh: '编制中', en: 'in preparation' }, article: ARTICLE },
      on: {
        'report.figuresStated': { description: '本系统规则', guard: 'figuresAreStated' },
        'report.textWritten': written,
        'report.explained': explained,
        'report.frozen': { description: '勾稽关系成立方可锁定（本系统规则）', guard: 'checksHold', target: 'frozen' },
      },
    },
    frozen: {
      tags: 'open',
      meta: { label: { zh: '数据已锁定', en: 'figures frozen' }, article: '本系统规则' },
      on: {
        'report.textWritten': written,
        'report.explained': explained,
        'report.unfrozen': { description: '本系统规则', target: 'drafting' },
        'report.submitted': { description: '本系统规则', target: 'submitted', actions: 'keepSubmitter' },
      },
    },
    submitted: {
      tags: 'open',
      meta: { label: { zh: '送审中', en: 'submitted' }, article: '本系统规则' },
      on: {
        'report.returned': returned,
        'report.approved': { description: '本系统规则', guard: 'anotherApproves', target: 'approved' },
      },
    },
    approved: {
      tags: 'open',
      meta: { label: { zh: '已审定，待公布', en: 'approved, to be published' }, article: ARTICLE },
      on: { 'report.published': { description: ARTICLE, target: 'published' }, 'report.returned': returned },
    },
    published: {
      tags: 'closed',
      meta: { label: { zh: '已公布', en: 'published' }, article: ARTICLE },
      on: { 'report.reopened': { description: '发现错误的更正（本系统规则）', target: 'drafting', actions: 'startEdition' } },
    },
  },
});
