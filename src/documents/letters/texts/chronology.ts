import { DECISIONS, isDecisionCode } from '../../../law/decision-codes.ts';
import type { LetterEvent } from '../letter-facts.ts';
import type { LetterView } from '../letter-view.ts';
import { chineseDate, dayIn, linesOf, textIn, together, unstopped } from '../words.ts';
import { askedFor, wayIn } from './common.ts';

type Telling = (view: LetterView, event: LetterEvent, who: string) => string;

const asked = (view: LetterView): string => {
  const what = askedFor(view.application);
  return what === '' ? '' : `，申请公开的内容为：${what}`;
};

const SEARCHED: Readonly<Record<string, string>> = { found: '，检索到相关信息', notFound: '，未检索到所申请公开的信息' };
const ANSWERS: Readonly<Record<string, string>> = { agree: '同意公开', disagree: '不同意公开' };

/** What happened, as court and review organ are told. Nobody else's name stands here but the parties'. */
const TELLINGS: Readonly<Record<string, Telling>> = {
  'application.submitted': (view, _event, who) => `${who}${wayIn(view)}向本机关提出政府信息公开申请${asked(view)}。`,
  'application.arrived': (view, _event, who) => `${who}${wayIn(view)}提出的政府信息公开申请到达本机关${asked(view)}。`,
  'application.dictated': (view, _event, who) => `${who}口头提出政府信息公开申请，由本机关工作人员代为填写${asked(view)}。`,
  'receipt.confirmed': (_view, _event, who) => `本机关与${who}确认收到申请，并出具登记回执。`,
  'correction.requested': (_view, { data }, who) => `本机关一次性告知${who}对申请内容作出补正${days(data)}。`,
  'correction.received': (_view, _event, who) => `本机关收到${who}补正后的申请。`,
  'correction.lapsed': (_view, _event, who) => `${who}逾期未补正，视为放弃申请。`,
  'supplement.received': (_view, _event, who) => `本机关收到${who}更改、补充后的申请。`,
  'reasons.requested': (_view, _event, who) => `本机关要求${who}说明理由。`,
  'reasons.received': (_view, _event, who) => `本机关收到${who}的理由说明。`,
  'period.extended': (_view, { data }, who) =>
    `经政府信息公开工作机构负责人同意，本机关告知${who}延长答复期限${textIn(data, 'workingDays')}个工作日。`,
  'reply.deferred': (_view, { data }, who) => `本机关告知${who}延迟至${dayIn(data, 'to')}答复。`,
  'fee.notified': (_view, { data }, who) => `本机关通知${who}缴纳信息处理费${textIn(data, 'yuan')}元。`,
  'fee.paid': (_view, _event, who) => `${who}缴纳信息处理费。`,
  'fee.lapsed': (_view, _event, who) => `${who}逾期未缴费，本机关不再处理该申请。`,
  'search.completed': (_view, { data }) => `本机关完成检索${SEARCHED[textIn(data, 'result')] ?? ''}。`,
  'thirdParty.consulted': () => '本机关书面征求第三方的意见。',
  'thirdParty.replied': (_view, { data }) => `第三方${ANSWERS[textIn(data, 'answer')] ?? '提出意见'}。`,
  'thirdParty.lapsed': () => '第三方逾期未提出意见。',
  'organ.consulted': (_view, { data }) => `本机关书面征求${textIn(data, 'organ') || '有关机关'}的意见。`,
  'reply.issued': (view, event) => `本机关作出答复${numberIn(event)}${decided(view, event)}。`,
  'reply.served': (view, event, who) => together(`本机关将答复送达${who}`, issuedHere(view) ? '' : decided(view, event), '。'),
  'reply.givenOnTheSpot': (_view, _event, who) => `本机关当场答复${who}。`,
  'application.withdrawn': (_view, _event, who) => `${who}撤回申请。`,
  'reprocessing.ordered': () => '因行政复议决定或者人民法院裁判，本机关重新办理该申请。',
  'reply.revoked': () => '本机关自行撤销原答复，重新办理该申请。',
};

function days(data: LetterEvent['data']): string {
  const given = textIn(data, 'workingDays');
  return given === '' ? '' : `，补正期限为${given}个工作日`;
}

function issuedHere({ facts }: LetterView): boolean {
  return facts.history.some(({ type }) => type === 'reply.issued');
}

function numberIn({ data }: LetterEvent): string {
  const letters = Array.isArray(data.letters) ? (data.letters as readonly Readonly<Record<string, unknown>>[]) : [];
  const number = letters.map((one) => textIn(one, 'number')).find((one) => one !== '') ?? textIn(data, 'documentNo');
  return number === '' ? '' : `（${number}）`;
}

function decided({ facts }: LetterView, { data, version }: LetterEvent): string {
  const before = facts.history.findLast((one) => one.version <= version && typeof one.data.decisionCode === 'string');
  const code = isDecisionCode(data.decisionCode) ? data.decisionCode : before?.data.decisionCode;
  return isDecisionCode(code) ? `，答复类型为：${DECISIONS[code].label.zh}` : '';
}

/** One line an event, with its day. `who` is how this paper calls the applicant, `we` how it calls the organ. */
export function chronology(view: LetterView, { who, we }: { readonly who: string; readonly we: string }): readonly string[] {
  return view.facts.history.flatMap((event) => {
    const told = TELLINGS[event.type]?.(view, event, who);
    return told === undefined ? [] : [`${chineseDate(event.on)}，${told.replaceAll('本机关', we)}`];
  });
}

/** What the other side asks for, in one piece. */
export function claimOf(event: LetterEvent | undefined): string {
  return unstopped(linesOf(textIn(event?.data, 'claim')).join('；'));
}
