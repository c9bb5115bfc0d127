import {
  atFirstInstance,
  firstJudged,
  litigationSetup,
  refusedBackTo,
  resumedTo,
  retrialAfter,
  SUSPENSION,
  secondJudged,
  suspendedFrom,
  withdrawn,
} from './litigation-setup.ts';

/** Administrative litigation (行政诉讼) about a reply, as seen by the defendant organ. */
export const litigationCaseMachine = litigationSetup.createMachine({
  id: 'litigationCase',
  version: '1',
  meta: { label: { zh: '行政诉讼', en: 'administrative litigation' }, article: '政府信息公开条例（2019）第五十一条' },
  context: {
    filedBy: null,
    stateBefore: null,
    retrialFrom: null,
    orderedBy: null,
    procedure: null,
    defenceLapsed: false,
    firstOutcome: null,
    outcome: null,
  },
  initial: 'unopened',
  states: {
    unopened: {
      meta: { label: { zh: '尚未起诉', en: 'not filed yet' } },
      on: { 'litigation.filed': { description: '行政诉讼法第四十五条、第四十六条', target: 'filed', actions: 'keepFiler' } },
    },
    filed: {
      tags: 'open',
      meta: { label: { zh: '已起诉', en: 'suit filed' }, article: '行政诉讼法第五十一条' },
      on: {
        'litigation.registered': { description: '行政诉讼法第五十一条', target: 'registered', actions: 'keepProcedure' },
        'litigation.notRegistered': {
          description: '行政诉讼法第五十一条',
          target: 'notRegistered',
          actions: { type: 'closeAs', params: { outcome: 'notRegistered' } },
        },
        'litigation.suspended': suspendedFrom('filed'),
        'litigation.withdrawn': withdrawn,
      },
    },
    registered: {
      tags: 'open',
      meta: { label: { zh: '已立案', en: 'registered' }, article: '行政诉讼法第五十一条' },
      on: {
        ...atFirstInstance,
        'litigation.pleadingsReceived': { description: '行政诉讼法第六十七条', target: 'pleading', actions: 'keepProcedure' },
        'litigation.suspended': suspendedFrom('registered'),
      },
    },
    pleading: {
      tags: 'open',
      meta: { label: { zh: '待答辩举证', en: 'our defence awaited' }, article: '行政诉讼法第六十七条' },
      on: {
        ...atFirstInstance,
        'litigation.defenceFiled': {
          description: '行政诉讼法第三十四条、第六十七条',
          target: 'firstInstance',
          actions: 'markDefenceFiled',
        },
        'litigation.defenceLapsed': {
          description: '行政诉讼法第三十四条、第六十七条',
          target: 'firstInstance',
          actions: 'markDefenceLapsed',
        },
        'litigation.suspended': suspendedFrom('pleading'),
      },
    },
    firstInstance: {
      tags: 'open',
      meta: { label: { zh: '一审审理', en: 'heard at first instance' }, article: '行政诉讼法第八十一条' },
      on: {
        ...atFirstInstance,
        'litigation.defenceFiled': {
          description: '逾期答辩照实记录：行政诉讼法第三十四条',
          guard: 'defenceMissing',
          actions: 'markDefenceFiled',
        },
        'litigation.suspended': suspendedFrom('firstInstance'),
      },
    },
    firstJudged: {
      tags: 'open',
      meta: { label: { zh: '一审已裁判，上诉期内', en: 'judged at first instance, may be appealed' }, article: '行政诉讼法第八十五条' },
      on: {
        'litigation.appealed': { description: '行政诉讼法第八十五条', target: 'appealed' },
        'litigation.appealLapsed': { description: '行政诉讼法第八十五条', target: 'effective' },
        'litigation.suspended': suspendedFrom('firstJudged'),
        'litigation.withdrawn': withdrawn,
      },
    },
    appealed: {
      tags: 'open',
      meta: { label: { zh: '已上诉', en: 'appealed' }, article: '行政诉讼法第八十五条' },
      on: {
        'litigation.appealed': { description: '另一方当事人也上诉：行政诉讼法第八十五条', target: 'appealed' },
        'litigation.appealAccepted': { description: '行政诉讼法第八十八条', target: 'secondInstance' },
        'litigation.secondJudged': secondJudged,
        'litigation.suspended': suspendedFrom('appealed'),
        'litigation.withdrawn': withdrawn,
      },
    },
    secondInstance: {
      tags: 'open',
      meta: { label: { zh: '二审审理', en: 'heard at second instance' }, article: '行政诉讼法第八十六条至第八十八条' },
      on: {
        'litigation.secondJudged': secondJudged,
        'litigation.remanded': {
          description: '行政诉讼法第八十九条第一款第三、四项',
          target: 'firstInstance',
          actions: 'forgetJudgments',
        },
        'litigation.suspended': suspendedFrom('secondInstance'),
        'litigation.withdrawn': withdrawn,
      },
    },
    effective: {
      tags: 'closed',
      meta: { label: { zh: '一审裁判已生效', en: 'first judgment effective' }, article: '行政诉讼法第八十五条' },
      on: {
        ...retrialAfter('effective'),
        // An appeal lodged with the court in time often reaches us after our clock has recorded the lapse.
        'litigation.appealed': { description: '期内上诉、事后知悉：行政诉讼法第八十五条', target: 'appealed' },
      },
    },
    finalJudged: {
      tags: 'closed',
      meta: { label: { zh: '终审裁判', en: 'finally judged' }, article: '行政诉讼法第八十九条' },
      on: retrialAfter('finalJudged'),
    },
    retrial: {
      tags: 'open',
      meta: { label: { zh: '再审', en: 'retrial' }, article: '行政诉讼法第九十条至第九十三条' },
      initial: 'filed',
      on: {
        'litigation.retrialJudged': {
          description: '行政诉讼法第九十一条；行政诉讼法司法解释（法释〔2018〕1号）第一百一十九条',
          target: 'finalJudged',
          actions: ['keepLaterOutcome', 'forgetRetrial'],
        },
        'litigation.remanded': {
          description: '行政诉讼法司法解释（法释〔2018〕1号）第一百二十三条',
          target: 'firstInstance',
          actions: 'forgetJudgments',
        },
        'litigation.withdrawn': withdrawn,
      },
      states: {
        filed: {
          meta: { label: { zh: '已申请再审', en: 'retrial applied for' }, article: '行政诉讼法第九十条' },
          on: {
            'litigation.retrialOrdered': {
              description: '行政诉讼法第九十一条至第九十三条',
              target: 'ordered',
              actions: 'keepOrderedBy',
            },
            'litigation.retrialRejected': [refusedBackTo('effective'), refusedBackTo('finalJudged')],
            'litigation.suspended': suspendedFrom('retrial.filed'),
          },
        },
        ordered: {
          meta: { label: { zh: '再审审理', en: 'heard on retrial' }, article: '行政诉讼法第九十一条至第九十三条' },
          on: { 'litigation.suspended': suspendedFrom('retrial.ordered') },
        },
      },
    },
    suspended: {
      tags: 'open',
      meta: { label: { zh: '中止', en: 'suspended' }, article: SUSPENSION },
      on: {
        'litigation.resumed': [
          resumedTo('filed'),
          resumedTo('registered'),
          resumedTo('pleading'),
          resumedTo('firstInstance'),
          resumedTo('firstJudged'),
          resumedTo('appealed'),
          resumedTo('secondInstance'),
          resumedTo('retrial.filed'),
          resumedTo('retrial.ordered'),
        ],
        'litigation.firstJudged': {
          ...firstJudged,
          guard: 'suspendedInFirstInstance',
          actions: ['keepFirstOutcome', 'forgetStateBefore'],
        },
        'litigation.withdrawn': { ...withdrawn, actions: [withdrawn.actions, 'forgetStateBefore'] },
      },
    },
    notRegistered: {
      type: 'final',
      tags: 'closed',
      meta: { label: { zh: '不予立案', en: 'not registered' }, article: '行政诉讼法第五十一条' },
    },
    withdrawn: {
      type: 'final',
      tags: 'closed',
      meta: { label: { zh: '撤诉', en: 'withdrawn' }, article: '行政诉讼法第六十二条' },
    },
  },
});
