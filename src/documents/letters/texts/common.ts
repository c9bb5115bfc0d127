import { articleOn } from '../cite.ts';
import type { LetterEvent } from '../letter-facts.ts';
import { type Application, type LetterView, latest } from '../letter-view.ts';
import { chineseDate, dayIn, linesOf, textIn, together, unstopped } from '../words.ts';

/** How an application came. */
const WAYS: Readonly<Record<string, string>> = {
  inPerson: '当面',
  oral: '口头',
  mailSigned: '以邮寄方式',
  mailOrdinary: '以邮寄方式',
  mailMisaddressed: '以邮寄方式',
  online: '通过互联网',
  email: '以电子邮件方式',
  fax: '以传真方式',
};

/** 通过互联网, before 提出; nothing where the channel is not on record. */
export function wayIn({ facts }: Pick<LetterView, 'facts'>): string {
  return facts.channel === null ? '' : (WAYS[facts.channel] ?? '');
}

/** What was asked for, in one piece of text without a stop. */
export function askedFor({ title, description, docNo, indexNo }: Application): string {
  const marks = [docNo === '' ? '' : `文号：${docNo}`, indexNo === '' ? '' : `索引号：${indexNo}`].filter((mark) => mark !== '');
  const named = together(title && `“${unstopped(title)}”`, marks.length > 0 && `（${marks.join('，')}）`);
  const said = unstopped(linesOf(description).join(' '));
  if (said === '' || said === unstopped(title)) return named;
  return named === '' ? `“${said}”` : `${named}，具体描述为“${said}”`;
}

/** 你通过互联网渠道提出的政府信息公开申请（申请编号：…），本机关于2026年3月3日收到。你申请公开…。 */
export function opening(view: LetterView): string {
  const asked = askedFor(view.application);
  return together(applied(view), asked !== '' && `${view.you}申请公开的内容为：${asked}。`);
}

function applied({ facts, you, application }: LetterView): string {
  const { receivedOn, caseNo } = facts;
  const { event } = application;
  const appliedOn = event?.type === 'application.submitted' && event.on !== receivedOn ? `于${chineseDate(event.on)}` : '';
  const number = caseNo === null ? '' : `（申请编号：${caseNo}）`;
  const received = receivedOn === null ? '已经收悉' : `于${chineseDate(receivedOn)}收到`;
  return `${you}${appliedOn}${wayIn({ facts })}提出的政府信息公开申请${number}，本机关${received}。`;
}

/** What the application says now, where it was corrected or supplemented. */
export function corrections(view: LetterView): string {
  const { round, you } = view;
  return round
    .filter(({ type }) => type === 'correction.received' || type === 'supplement.received')
    .map(({ type, on, data }) => {
      const said = unstopped(linesOf(textIn(data, 'text')).join(' '));
      const what = type === 'correction.received' ? '补正' : '更改、补充';
      return together(`${you}于${chineseDate(on)}对申请内容作出${what}`, said !== '' && `，${what}后的内容为：“${said}”`, '。');
    })
    .join('');
}

const DECIDING = new Set(['review.decided', 'litigation.firstJudged', 'litigation.secondJudged', 'litigation.retrialJudged']);

/** In a round that was ordered, or that the organ's own revocation began: why there is a new reply. */
export function whyAgain(view: LetterView): string {
  const [start] = view.round;
  if (start === undefined) return '';
  const before = view.facts.history.filter(({ version }) => version < start.version);
  if (start.type === 'reply.revoked') {
    const reason = unstopped(textIn(start.data, 'reason'));
    return `${earlierReply(before)}${together(reason !== '' && `因${withoutBecause(reason)}，`)}本机关于${chineseDate(start.on)}自行撤销原答复，现重新作出答复。`;
  }
  if (start.type !== 'reprocessing.ordered') return '';
  const order = unstopped(linesOf(textIn(start.data, 'order')).join(' '));
  const source = orderSource(before);
  return together(
    earlierReply(before),
    source,
    order !== '' && `${source === '' ? '生效文书' : ''}主要内容为：“${order}”。`,
    '本机关依照上述要求重新办理。',
  );
}

function orderSource(before: readonly LetterEvent[]): string {
  const decision = before.findLast(({ type }) => DECIDING.has(type));
  if (decision === undefined) return '';
  const number = textIn(decision.data, 'documentNo');
  const opened = before.find(({ instance, type }) => instance === decision.instance && /^(review|litigation)\.filed$/.test(type));
  const review = decision.type === 'review.decided';
  const body = textIn(opened?.data, review ? 'reviewOrgan' : 'court') || (review ? '行政复议机关' : '人民法院');
  const paper = review ? '行政复议决定' : textIn(decision.data, 'kind') === 'ruling' ? '裁定' : '判决';
  return `${chineseDate(decision.on)}，${body}作出${paper}${number === '' ? '' : `（${number}）`}，`;
}

function earlierReply(before: readonly LetterEvent[]): string {
  const served = before.findLast(({ type }) => type === 'reply.served' || type === 'reply.issued' || type === 'reply.givenOnTheSpot');
  if (served === undefined) return '';
  const number = earlierNumber(before);
  return `就该申请，本机关曾于${chineseDate(served.on)}作出答复${number === '' ? '' : `（${number}）`}。`;
}

function earlierNumber(before: readonly LetterEvent[]): string {
  const issued = before.findLast(({ type }) => type === 'reply.issued');
  const letters = Array.isArray(issued?.data.letters) ? (issued.data.letters as readonly Readonly<Record<string, unknown>>[]) : [];
  return textIn(letters[0], 'number') || textIn(issued?.data, 'documentNo');
}

/** 因…, where an officer may have typed the 因 too. */
export function withoutBecause(reason: string): string {
  return reason.replace(/^(因为|由于|因)/u, '');
}

/** Whether the period was extended or deferred, and who was consulted: what a reply says of its own course. */
export function course(view: LetterView): string {
  return together(extension(view), deferral(view), thirdParties(view), otherOrgans(view), paid(view));
}

function extension(view: LetterView): string {
  const extended = latest(view, 'period.extended');
  if (extended === undefined) return '';
  const days = textIn(extended.data, 'workingDays');
  return `经政府信息公开工作机构负责人同意，本机关于${chineseDate(extended.on)}告知${view.you}延长答复期限${days}个工作日。`;
}

function deferral(view: LetterView): string {
  const deferred = latest(view, 'reply.deferred');
  const to = dayIn(deferred?.data, 'to');
  return deferred === undefined || to === '' ? '' : `本机关于${chineseDate(deferred.on)}告知${view.you}延迟至${to}前答复。`;
}

/** Without naming anybody: the applicant need not know who was asked. */
function thirdParties(view: LetterView): string {
  const asked = view.round.filter(({ type }) => type === 'thirdParty.consulted');
  const [first] = asked;
  if (first === undefined) return '';
  const answers = view.round.filter(({ type }) => type === 'thirdParty.replied').map(({ data }) => textIn(data, 'answer'));
  const silent = view.round.some(({ type }) => type === 'thirdParty.lapsed');
  const results = [
    answers.includes('agree') && '第三方同意公开',
    answers.includes('disagree') && '第三方不同意公开',
    silent && '第三方逾期未提出意见',
  ].filter((result) => result !== false);
  const several = asked.length > 1 ? results.map((result) => result.replace('第三方', '有第三方')) : results;
  return `因申请公开的信息涉及第三方合法权益，本机关于${chineseDate(first.on)}书面征求第三方意见${several.length > 0 ? `，${several.join('，')}` : ''}。`;
}

function otherOrgans(view: LetterView): string {
  const asked = view.round.filter(({ type }) => type === 'organ.consulted');
  const [first] = asked;
  return first === undefined
    ? ''
    : `本机关于${chineseDate(first.on)}书面征求${[...new Set(asked.map(({ data }) => textIn(data, 'organ')))].filter((name) => name !== '').join('、') || '有关机关'}的意见。`;
}

function paid(view: LetterView): string {
  const payment = latest(view, 'fee.paid');
  return payment === undefined ? '' : `${view.you}于${chineseDate(payment.on)}缴纳信息处理费。`;
}

const PERIODS: Readonly<Record<string, string>> = {
  'correction.requested': 'correction',
  'fee.notified': 'payment',
  'reasons.requested': 'reasons',
};

/** The last day of the period that this letter gives; nothing when it is not known or the letter is made again from an earlier entry. */
export function lastDayOf({ facts, event }: LetterView): string {
  const kind = PERIODS[event.type];
  const day = kind === undefined || facts.remade ? null : facts.limits.find((limit) => limit.kind === kind)?.lastDay;
  return day == null ? '' : chineseDate(day);
}

/** （至2026年3月31日止）; where the day of service is not on record, the last day depends on it. */
export function untilLastDay(view: LetterView): string {
  const day = lastDayOf(view);
  if (day === '') return '';
  return textIn(view.event.data, 'servedOn') === '' ? `（本文书当日送达的，至${day}止）` : `（至${day}止）`;
}

/** The reply's due day, where the entry knows it. */
export function dueDay({ facts }: LetterView): string {
  return facts.dueOn === null || facts.remade ? '' : chineseDate(facts.dueOn);
}

export function applicantOf({ application }: LetterView): string {
  return application.applicant.name ?? '';
}

/** How long a reply may take and what is not counted, as the regime says it. */
export function periodRules(view: LetterView): string {
  const { regime } = view;
  const due = dueDay(view);
  const excluded = regime.organConsultationPauses ? '征求第三方和其他机关意见所需时间' : '征求第三方意见所需时间';
  return together(
    `根据${articleOn(regime, 'replyPeriod')}的规定，本机关将自收到申请之日起${regime.replyWorkingDays}个工作日内${due === '' ? '' : `（至${due}止）`}予以答复；`,
    `如需延长答复期限，经政府信息公开工作机构负责人同意后另行告知，延长的期限最长不超过${regime.extensionCapWorkingDays}个工作日。`,
    `${excluded}不计算在上述期限内。`,
  );
}
