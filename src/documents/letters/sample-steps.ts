import type { DecisionCode } from '../../law/decision-codes.ts';
import type { LetterId } from '../../law/letter-ids.ts';
import type { RegimeId } from '../../law/step-facts.ts';
import { SAMPLE_PROPOSALS } from './sample-reasons.ts';

/** An event of a sample; the year is that of its regime. */
export interface Step {
  readonly type: string;
  /** 03-02 */
  readonly on: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly instance: string | null;
}

interface Ask {
  readonly letter: LetterId;
  readonly regime: RegimeId;
  readonly code: DecisionCode | null;
  readonly variant: string;
}

function step(type: string, on: string, data: Step['data'] = {}, instance: string | null = null): Step {
  return { type, on, data, instance };
}

const APPLICANT = {
  type: 'citizen',
  class: 'naturalPerson',
  name: '某甲',
  idType: 'residentId',
  idNumber: '000000000000000000',
  phone: '00000000000',
  email: 'jia@example.com',
  address: '某某区某某街3号',
  postcode: '000000',
};

export function applicationOf(letter: LetterId): Readonly<Record<string, unknown>> & { readonly title: string } {
  return {
    applicant: APPLICANT,
    title: '某某路改造工程招标文件及中标公告',
    description: '2025年某某路改造工程的招标文件、评标报告和中标公告',
    media: ['electronic'],
    obtainWay: ['email'],
    channel: letter === 'REG_SHEET' ? 'mailSigned' : 'online',
  };
}

const numberedAs = (letter: LetterId, sign: string, no: number) => ({
  letters: [{ letter, number: `某政公开${sign}〔2026〕${no}号` }],
});

/** The events of the invented case up to the one that has this letter. */
export function stepsTo(ask: Ask): readonly Step[] {
  const steps = allSteps(ask);
  return ask.regime === 'R2019' ? steps : steps.map((one) => ({ ...one, data: eightYearsEarlier(one.data) }));
}

/** The same case under the 2007 Regulation. */
export function eightYearsEarlier<T>(data: T): T {
  return JSON.parse(JSON.stringify(data).replace(/20(2[0-9])/g, (year) => String(Number(year) - 8))) as T;
}

function allSteps(ask: Ask): readonly Step[] {
  const { letter, variant } = ask;
  const submitted = step('application.submitted', '03-02', applicationOf(letter));
  if (letter === 'APP_FORM') return [submitted];
  if (letter === 'REG_SHEET') return [step('application.arrived', '03-02', { ...applicationOf(letter), mailNumber: '0000000000000' })];
  const received = [
    submitted,
    step('receipt.confirmed', '03-05', { contactPerson: '某甲', method: 'phone', ...numberedAs('RECEIPT', '受', 12) }),
  ];
  if (letter === 'RECEIPT') return [...received, ...receiptSteps(variant)];
  if (letter.startsWith('REPLY_')) return [...received, ...replySteps(ask)];
  if (letter === 'CLOSE_O') return [...received, ...closingSteps(ask)];
  return [...received, ...(OTHERS[letter]?.(ask) ?? [])];
}

const CORRECTION: readonly Step[] = [
  step('correction.requested', '03-06', {
    workingDays: 15,
    points: '请写明所需信息的年份',
    servedOn: '2026-03-06',
    ...numberedAs('CORR_NOTICE', '补', 3),
  }),
];

function receiptSteps(variant: string): readonly Step[] {
  const text = { text: '2025年6月至12月的招标文件和中标公告' };
  if (variant === 'correction.received') return [...CORRECTION, step(variant, '03-20', text)];
  if (variant === 'supplement.received') return [step(variant, '03-20', text)];
  if (variant === 'fee.paid') return [FEE_NOTICE, step(variant, '03-25', { receiptNumber: '00012345' })];
  return [];
}

const FEE_NOTICE: Step = step('fee.notified', '03-09', {
  yuan: 380,
  method: 'perPage',
  count: 68,
  account: '某某银行某某支行，账号0000000000',
  ...numberedAs('FEE_NOTICE', '费', 1),
});

const proposed = (code: DecisionCode, on = '03-16'): Step =>
  step('reply.proposed', on, {
    decisionCode: code,
    ...(code === 'D4' ? { thirdPartyGround: 'businessSecret' } : {}),
    ...SAMPLE_PROPOSALS[code],
  });

const UNCLEAR = step('reply.proposed', '03-16', { decisionCode: 'U3', reasons: '你的申请未写明所需信息的名称、文号或者便于查询的特征' });

const CONSULTED = step('thirdParty.consulted', '03-06', {
  party: '某乙公司',
  summary: '某某路改造工程投标文件第三部分“施工组织设计”\n投标报价明细表',
});
const CONSULTATION: readonly Step[] = [
  { ...CONSULTED, data: { ...CONSULTED.data, ...numberedAs('TP_LETTER', '征', 2) } },
  step('thirdParty.served', '03-08', { party: '某乙公司', proof: '邮件投递记录' }),
];
const ANSWERED = step('thirdParty.replied', '03-13', {
  party: '某乙公司',
  answer: 'disagree',
  grounds: '报价明细反映成本构成，公开将损害竞争地位',
});

const searched = (result: string): Step =>
  step('search.completed', '03-10', {
    result,
    systems: '公文管理系统、建设工程档案室（2023年至2026年）',
    terms: '某某路、改造工程、环境影响后评价',
    staff: '某某区档案室工作人员某丙、某戊',
    resultList: result === 'found' ? '某某路改造工程招标文件\n某某路改造工程中标公告' : '',
  });

function replySteps({ code, regime, variant, letter }: Ask): readonly Step[] {
  if (code === null) return [];
  const before: readonly Step[] =
    code === 'D4'
      ? [...CONSULTATION, ANSWERED]
      : code === 'D1'
        ? [RESTRICTED]
        : code === 'U3' && regime === 'R2019'
          ? [...CORRECTION, step('correction.received', '03-12', { text: '与道路有关的全部材料' })]
          : code === 'N4' && regime === 'R2019'
            ? ASKED_WHY
            : [];
  const again = variant === 'again' ? ORDERED : [];
  return [
    ...again,
    step('unit.assigned', variant === 'again' ? '06-03' : '03-09', { unit: '某某区档案室' }),
    ...(variant === 'again' ? [] : [searched(code === 'U1a' ? 'notFound' : 'found')]),
    ...before,
    code === 'U3' && regime === 'R2008' ? UNCLEAR : proposed(code, variant === 'again' ? '06-08' : '03-16'),
    step(
      'reply.issued',
      variant === 'again' ? '06-10' : '03-20',
      letter === 'REPLY_G2' ? { attachments: [{ name: '招标文件.pdf' }, { name: '中标公告.pdf' }] } : {},
    ),
  ];
}

const RESTRICTED = step('secrecy.restricted', '03-11', {
  level: '秘密，保密期限十年，由某某部门确定',
  basis: '国家秘密及其密级具体范围的规定',
  part: '全部',
});
const ASKED_WHY: readonly Step[] = [
  step('reasons.requested', '03-06', { counts: '2026年1月至2月共提出申请86件', workingDays: 10 }),
  step('reasons.received', '03-13', { text: '随便了解' }),
];

const ORDERED: readonly Step[] = [
  proposed('D6'),
  step('reply.issued', '03-20', numberedAs('REPLY_D', '答', 9)),
  step('reply.served', '03-20', { method: 'post', mailNumber: '0000000000000' }),
  step('review.filed', '04-02', { reviewOrgan: '某某市人民政府', filedBy: 'applicant' }, 'review:1'),
  step('review.decided', '05-28', { outcome: 'revoked', documentNo: '某政复决字〔0000〕5号' }, 'review:1'),
  step('reprocessing.ordered', '06-01', {
    order: '撤销被申请人作出的答复，责令其自收到本决定之日起20个工作日内重新作出答复',
    reasons: '事实不清',
  }),
];

function closingSteps({ code }: Ask): readonly Step[] {
  if (code === 'O1') return [...CORRECTION, step('correction.lapsed', '03-30')];
  if (code === 'O2') return [FEE_NOTICE, step('fee.lapsed', '04-09')];
  return [step('application.withdrawn', '03-12', { statement: '已自行获取，不再需要' })];
}

const DELIVERED: readonly Step[] = [
  searched('found'),
  proposed('G2'),
  step('reply.issued', '03-20', numberedAs('REPLY_G2', '答', 9)),
  step('reply.served', '03-20', { method: 'post', mailNumber: '0000000000000' }),
];

const REVIEW: readonly Step[] = [
  ...DELIVERED,
  step(
    'review.filed',
    '04-02',
    { reviewOrgan: '某某市人民政府', filedBy: 'applicant', claim: '撤销被申请人作出的答复，责令重新答复' },
    'review:1',
  ),
  step('review.noticeReceived', '04-10', { documentNo: '某政复答〔0000〕8号' }, 'review:1'),
  step(
    'review.answered',
    '04-17',
    {
      opinion: '申请人所申请的信息，答复人已经全部提供。\n答复在法定期限内作出并送达，程序合法。',
      evidence: '政府信息公开申请表\n登记回执\n答复书及邮寄凭证',
    },
    'review:1',
  ),
];

const SUIT: readonly Step[] = [
  ...DELIVERED,
  step('litigation.filed', '05-06', { court: '某某市某某区人民法院', filedBy: 'applicant', claim: '撤销被告作出的答复' }, 'litigation:1'),
  step('litigation.pleadingsReceived', '05-13', { documentNo: '（0000）某0000行初1号' }, 'litigation:1'),
  step(
    'litigation.defenceFiled',
    '05-22',
    {
      defence: '被告具有作出答复的法定职责。\n答复事实清楚，适用依据正确，程序合法。',
      evidence: '政府信息公开申请表\n检索记录\n答复书及邮寄凭证',
      authorisedAgent: '某己',
      appearingOfficial: '某庚',
    },
    'litigation:1',
  ),
];

const OTHERS: Readonly<Partial<Record<LetterId, (ask: Ask) => readonly Step[]>>> = {
  CORR_NOTICE: () => [
    step('correction.requested', '03-06', {
      workingDays: 15,
      points: '请写明所需信息的形成年份\n请写明“有关材料”所指的文件名称、文号或者其他便于查询的特征\n请提交身份证明',
    }),
  ],
  REASON_NOTICE: () => [
    step('reasons.requested', '03-06', { counts: '2026年1月至2月共提出申请86件，其中同一内容多次提出', workingDays: 10 }),
  ],
  EXT_NOTICE: ({ regime }) => [
    step('period.extended', '03-23', { workingDays: regime === 'R2008' ? 15 : 20, reason: '所申请的信息数量较多，需要逐件核对' }),
  ],
  DEFER_NOTICE: () => [
    ...ASKED_WHY,
    step('reply.deferred', '03-23', {
      to: '2026-06-30',
      reason: '涉及档案一千二百余卷，需要逐卷检索、核对',
    }),
  ],
  TP_LETTER: () => [CONSULTED],
  TP_INFO: () => [CONSULTED],
  TP_CONFIRM: () => [...CONSULTATION, ANSWERED],
  TP_DISCLOSE: () => [
    ...CONSULTATION,
    ANSWERED,
    step('thirdParty.notified', '03-20', {
      party: '某乙公司',
      content: '某某路改造工程投标文件第三部分“施工组织设计”',
      reasons: '该部分涉及公众出行安全，不公开可能对公共利益造成重大影响',
    }),
  ],
  ORG_LETTER: () => [
    step('organ.consulted', '03-06', { organ: '某某区住房和城乡建设局', summary: '本机关与贵机关联合印发的某某路改造工程实施方案' }),
  ],
  COOP_LETTER: () => [step('unit.assigned', '03-06', { unit: '某某区档案室', internalLimit: '2026-03-13' })],
  FEE_NOTICE: () => [FEE_NOTICE],
  SERVICE_PROOF: ({ variant }) => (variant === 'thirdParty.served' ? CONSULTATION : DELIVERED),
  SECRECY_SHEET: () => [RESTRICTED],
  SEARCH_RECORD: () => [step('search.started', '03-09', { units: '某某区档案室' }), searched('found')],
  ONSPOT_NOTE: () => [
    step('reply.givenOnTheSpot', '03-05', {
      decisionCode: 'G2',
      authorisedBy: '某辛',
      note: '当场提供某某路改造工程中标公告复印件一份，申请人核对无误',
    }),
  ],
  REVIEW_ANSWER: () => REVIEW,
  DEFENCE: () => SUIT,
  FILE_INDEX: () => [...DELIVERED, step('case.archived', '05-20', { fileList: '政府信息公开申请表\n办理工作记录' })],
};
