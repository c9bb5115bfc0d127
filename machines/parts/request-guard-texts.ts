import type { GuardText } from '../chart-types.ts';
import type { historyGuards, lawGuards, regionGuards, replyGuards } from './request-guards.ts';

export type DisclosureRequestGuard =
  | keyof typeof lawGuards
  | keyof typeof historyGuards
  | keyof typeof replyGuards
  | keyof typeof regionGuards;

const basisOf = (basis: string, zh: string, en: string): GuardText => ({ basis, text: { zh, en } });
const RULE = '项目规则 2.1、2.2';
const ART_30 = '2019年条例第三十条';
const ART_32 = '2019年条例第三十二条';
const ART_33 = '2019年条例第三十三条';
const ART_35 = '2019年条例第三十五条';
const FEE = '2019年条例第四十二条；国办函〔2020〕109号';

const lawTexts: Record<keyof typeof lawGuards, GuardText> = {
  receiptIsFixedOnArrival: basisOf(
    '2019年条例第三十一条',
    '该渠道到达即为收到。',
    'By this channel an application is received when it arrives.',
  ),
  correctionNoticeIsLawful: basisOf(
    ART_30,
    '补正告知须自收到申请之日起7个工作日内一次性作出，现已不能作出。请按现有内容答复。',
    'The correction notice must go out within 7 working days of receipt, once. It is too late: reply on what there is.',
  ),
  thirdPartyConsultationIsLawful: basisOf(
    ART_32,
    '答复期限已过或者已停止，此时征求第三方意见不能扣除期限。请尽快答复；确须记录的，由机构负责人记为不合程序的事实。',
    'The reply period is over or stopped: a consultation now excludes no time. Reply; the office head can record it as a breach.',
  ),
  organConsultationIsLawful: basisOf(
    '2019年条例第三十四条',
    '答复期限已过或者已停止，此时征求其他机关意见不能扣除期限。请尽快答复。',
    'The reply period is over or stopped: a consultation now excludes no time. Reply.',
  ),
  extensionIsLawful: basisOf(
    `${ART_33}第二款；2007年条例第二十四条第二款`,
    '延期须在答复期限届满前经负责人同意并告知，只能一次，且不超过法定上限（20个工作日，2007年条例为15个）；延迟答复后不得再延期。',
    'An extension must be approved and notified by the due day, once, within 20 working days (15 before 2019), not after a deferral.',
  ),
  deferralIsLawful: basisOf(
    ART_35,
    '延迟答复须在答复期限届满前告知，且延迟至的日期须为晚于现有期限的工作日。',
    'A deferral must be told by the due day, to a working day later than the current due day.',
  ),
  feeNoticeIsLawful: basisOf(
    FEE,
    '收费通知须在答复期限内发出，且自2021年1月1日起方可收取。',
    'A fee notice must go out within the reply period; the fee exists since 2021-01-01 only.',
  ),
  correctionPeriodIsReasonable: basisOf(
    `${ART_30}；项目规则 1.4`,
    '补正期限应当合理：本机关为5至30个工作日。',
    'The time to correct must be reasonable: 5 to 30 working days here.',
  ),
  correctionCounts: basisOf(
    ART_30,
    '补正期限已过。逾期有正当理由的，请勾选并记录理由；否则请申请人另行申请。',
    'The time to correct is over. Tick "late with good reason" if there is one; otherwise the applicant may apply anew.',
  ),
  paymentCounts: basisOf(
    FEE,
    '缴费期限（30日）已过，申请视为放弃。申请人可以另行申请。',
    'The 30 days to pay are over: the application counts as abandoned. The applicant may apply anew.',
  ),
  isReceiptDay: basisOf(
    `${ART_33}第一款`,
    '当场答复只能在收到申请当日。请按一般程序答复。',
    'A reply on the spot is given on the day of receipt only. Reply in the ordinary way.',
  ),
  isOverdue: basisOf(
    '行政复议法第六十六条；行政诉讼法第七十二条',
    '答复期限未满，尚不能责令答复。',
    'The request is not overdue: a reply cannot be ordered yet.',
  ),
  remedyIsNotFinal: basisOf(
    '项目规则 C27b',
    '对该答复的复议或者诉讼已有终局结果，不得自行撤销。',
    'A remedy against this reply is final: the organ can no longer revoke it.',
  ),
  orderIsFinal: basisOf(
    '行政复议法第六十四条、第六十六条；行政诉讼法第七十条、第七十二条',
    '尚无针对该答复（或逾期未答复）的终局复议决定或者生效判决。请先登记该程序及其结果。',
    'No decision or judgment that stands is on record against this reply (or silence). Record the proceeding and its result first.',
  ),
  archivingTimeHasCome: basisOf(
    '项目规则 2.2',
    '答复或结案满30日且没有未结的复议、诉讼等程序，方可归档。',
    'A case may be archived 30 days after its end, when no review, suit or other proceeding is open.',
  ),
};

const historyTexts: Record<keyof typeof historyGuards, GuardText> = {
  regimeIs2008: basisOf(
    '2007年条例第二十一条第四项',
    '更改、补充只适用于2019年5月15日前收到的申请。',
    'Supplements exist for applications received before 2019-05-15 only.',
  ),
  regimeIs2019: basisOf(
    '2019年条例第五十六条',
    '该程序自2019年5月15日施行，不适用于此前收到的申请。',
    'This procedure exists for applications received since 2019-05-15 only.',
  ),
  receiptIsFixed: basisOf(
    '2019年条例第三十一条',
    '该申请从未有收到日期，不能重新办理。',
    'This application never had a date of receipt: there is nothing to process anew.',
  ),
  receiptNotYetIssued: basisOf('2019年条例第三十一条', '登记回执已出具。', 'The receipt has been issued already.'),
  correctionNotYetAsked: basisOf(
    ART_30,
    '补正须一次性告知，不得再次要求。仍不明确的，以 U3 答复。',
    'A correction may be asked once only. If the content is still unclear, reply with U3.',
  ),
  closedUncorrected: basisOf(ART_30, '本案不是因逾期未补正而终止。', 'The case was not closed for lack of a correction.'),
  unpaidWhileExamining: basisOf(
    FEE,
    '本案不是在审查阶段因逾期未缴费而终止。',
    'The case was not closed for lack of payment during examination.',
  ),
  unpaidWhileProcessing: basisOf(
    FEE,
    '本案不是在办理阶段因逾期未缴费而终止。',
    'The case was not closed for lack of payment during processing.',
  ),
  unpaidWhileDrafting: basisOf(
    FEE,
    '本案不是在拟稿阶段因逾期未缴费而终止。',
    'The case was not closed for lack of payment during drafting.',
  ),
  notBeingConsulted: basisOf(ART_32, '已在征求其意见，请等待答复。', 'This party is being consulted already; await the answer.'),
  consultationTakesIt: basisOf(
    `${ART_32}、第三十四条`,
    '没有与之对应的征求意见，或者其进展不允许此步骤。请核对名称。',
    'No consultation of that name can take this step. Check the name.',
  ),
  warnsOfProceeding: basisOf(
    RULE,
    '答复期限已停止，只提醒复议、诉讼、投诉、更正中的期限。',
    'The reply period does not run: only limits of reviews, suits, complaints and corrections are warned of.',
  ),
  answeredWithU3: basisOf(
    '2007年条例第二十一条第四项',
    '只有以“更改、补充告知”（U3）答复后才能收到补充。',
    'A supplement follows only a reply that asked for it (U3).',
  ),
};

const replyTexts: Record<keyof typeof replyGuards, GuardText> = {
  codeIsStated: basisOf('国办公开办函〔2021〕30号', '请选择一个答复类型。', 'Choose one decision code.'),
  codeDisclosesAll: basisOf(
    `${ART_33}第一款`,
    '只有予以公开（G1、G2）的，才能当场答复。',
    'Only full disclosure (G1, G2) can be given on the spot.',
  ),
  consultationsAreOver: basisOf(
    ART_32,
    '还有未答复的征求意见。请等待意见或者期限届满。',
    'A consultation is still open. Await the answer or the end of its period.',
  ),
  searchIsDone: basisOf('2019年条例第三十六条', '尚未完成检索。请先记录检索结果。', 'The search is not done. Record its result first.'),
  searchFoundNothing: basisOf('2019年条例第三十六条第四项', '检索结果不是“未检索到”。', 'The search did find something.'),
  nothingWasFound: basisOf(
    '2019年条例第三十六条第四项',
    '以信息不存在（U1a）答复，须有“未检索到”的检索记录。',
    'A reply that the information does not exist (U1a) needs a search on record that found nothing.',
  ),
  secrecyIsDecided: basisOf(
    '2019年条例第十七条',
    '尚未完成保密审查。请先由保密审查员作出结论。',
    'The secrecy review is not decided. The secrecy reviewer must decide first.',
  ),
  legalReviewerIsAnotherPerson: basisOf(
    '项目规则 5.4',
    '拟稿人不得审核自己的稿件，请由他人审核。',
    'The person who proposed the reply may not review it. Ask someone else.',
  ),
  approverIsAnotherPerson: basisOf(
    '项目规则 5.4',
    '拟稿人不得签发自己的稿件，请由他人签发。',
    'The person who proposed the reply may not approve it. Ask someone else.',
  ),
  replyNotYetIssued: basisOf('2019年条例第三十六条', '答复书已编号用印。', 'The reply has been numbered and sealed already.'),
  replyIsIssued: basisOf('2019年条例第三十六条', '答复书尚未编号用印。', 'Number and seal the reply first.'),
  codeIsKnown: basisOf(
    '国办公开办函〔2021〕30号',
    '本案没有记录答复类型，请填写。',
    'The decision code of this case is not on record. State it.',
  ),
  codeIsTheProposed: basisOf(
    '国办公开办函〔2021〕30号',
    '送出的答复类型与拟定并签发的不一致。须改变的，请退回重拟。',
    'The code differs from the one proposed and approved. To change it, return the draft.',
  ),
  redactionIsProposed: basisOf(
    '2019年条例第三十七条',
    '没有待复核的这件区分处理，可能已经复核或者退回。',
    'This redaction does not wait for a check: it was checked or returned already.',
  ),
  redactionCheckerIsAnotherPerson: basisOf(
    '项目规则 5.4',
    '拟定区分处理方案的人不得自行复核，请由他人复核。',
    'The person who proposed the redaction may not check it. Ask someone else.',
  ),
  nothingIsSentAgain: basisOf('国办公开办函〔2016〕235号', '已经再次送达。', 'It was served again already.'),
  replyDiscloses: basisOf(
    ART_32,
    '本答复不公开信息，无须告知第三方公开决定。',
    'This reply discloses nothing: there is no disclosure to notify.',
  ),
};

const regionTexts: Record<keyof typeof regionGuards, GuardText> = {
  isExamining: basisOf(RULE, '只能在审查阶段进行。', 'Possible during examination only.'),
  isProcessing: basisOf(RULE, '只能在办理阶段进行。', 'Possible during processing only.'),
  isExaminingOrProcessing: basisOf(RULE, '只能在审查或者办理阶段进行。', 'Possible during examination or processing only.'),
  isBeforeLegalReview: basisOf(RULE, '只能在提交法制审核之前进行。', 'Possible before legal review only.'),
  isClosed: basisOf(RULE, '本案未处于终止状态。', 'The case is not closed.'),
  isAnswered: basisOf(RULE, '本案尚未答复，或者已归档。', 'The case is not answered, or is archived.'),
  applicationIsIn: basisOf(RULE, '申请尚未登记到达。', 'The application is not in yet.'),
  fileIsOpen: basisOf(RULE, '申请尚未登记到达，或者案件已归档。', 'The application is not in yet, or the case is archived.'),
  replyIsNotOut: basisOf('2019年条例第四十条', '答复已经送出，或者案件已经结束。', 'The reply is out, or the case is over.'),
  replyIsOut: basisOf(RULE, '答复尚未送出。', 'The reply is not out yet.'),
  isIssued: basisOf(RULE, '答复尚未签发。', 'The reply is not approved yet.'),
  serviceIsUnderWay: basisOf(
    '国办公开办函〔2016〕235号',
    '邮件已退回，尚未再次送达。请先登记再次送达。',
    'The mail came back and nothing was sent again. Record the new attempt first.',
  ),
  isDrafting: basisOf(RULE, '只能在拟稿阶段进行。', 'Possible during drafting only.'),
  correctionIsAwaited: basisOf(ART_30, '没有待补正的事项。', 'No correction is awaited.'),
  noCorrectionIsAwaited: basisOf(
    ART_30,
    '正在等待申请人补正，答复期限未进行。请待补正或者补正期满。',
    'A correction is awaited and the period stands still. Await it or its end.',
  ),
  paymentIsAwaited: basisOf(FEE, '没有待缴的费用。', 'No payment is awaited.'),
  noPaymentIsAwaited: basisOf(
    FEE,
    '正在等待申请人缴费，答复期限未进行。请待缴费或者缴费期满。',
    'A payment is awaited and the period stands still. Await it or its end.',
  ),
  reasonsAreAwaited: basisOf(ART_35, '没有要求申请人说明理由。', 'No reasons are awaited.'),
  noReasonsAreAwaited: basisOf(ART_35, '已要求申请人说明理由，请等待。', 'Reasons have been asked for already; await them.'),
  reasonsWereGiven: basisOf(
    ART_35,
    '申请人说明的理由合理的，才能延迟答复。请先要求说明理由。',
    'A reply is deferred only on reasonable reasons of the applicant. Ask for them first.',
  ),
  nothingIsAwaited: basisOf(RULE, '正在等待补正、缴费或者说明理由。', 'A correction, a payment or reasons are awaited.'),
  replyNeedNotWait: basisOf(
    RULE,
    '正在等待补正、缴费或者说明理由，尚不能答复。',
    'A correction, a payment or reasons are awaited: it is too early to reply.',
  ),
  orderReopens: basisOf(
    RULE,
    '没有逾期、已答复或者已终止的申请可供重新办理。',
    'There is no overdue, answered or closed request to process anew.',
  ),
};

/** What forbids a step whose guard fails, and what to do instead. */
export const disclosureRequestGuardTexts: Record<DisclosureRequestGuard, GuardText> = {
  ...lawTexts,
  ...historyTexts,
  ...replyTexts,
  ...regionTexts,
};
