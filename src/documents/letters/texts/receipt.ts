import type { Channel } from '../../../law/channels.ts';
import { receiptRuleOf } from '../../../law/receipt.ts';
import { articleOn, formalBasis } from '../cite.ts';
import type { LetterParts, LetterView } from '../letter-view.ts';
import { chineseDate, listIn, paragraphs, textIn, together } from '../words.ts';
import { applicantOf, dueDay, opening, periodRules } from './common.ts';
import { MEDIA_WORDS, OBTAIN_WORDS, wordsOf } from './labels.ts';

/** 登记回执; the same paper for a correction, a supplement and a payment, in their own words. */
export function writeReceipt(view: LetterView): LetterParts {
  const addressee = applicantOf(view);
  switch (view.event.type) {
    case 'correction.received':
      return { addressee, title: reopened(view) ? '恢复办理通知' : '补正接收回执', body: corrected(view, '补正') };
    case 'supplement.received':
      return { addressee, title: '接收回执', body: corrected(view, '更改、补充') };
    case 'fee.paid':
      return { addressee, title: reopened(view) ? '恢复办理通知' : '缴费确认书', body: paid(view) };
    default:
      return { addressee, body: registered(view) };
  }
}

function registered(view: LetterView): readonly string[] {
  return paragraphs(opening(view), howFixed(view), form(view), periodRules(view), '特此告知。');
}

const BY_CHANNEL: Readonly<Record<Channel, string>> = {
  inPerson: '当面提交的，以提交之日为收到申请之日',
  oral: '口头提出、由工作人员代为填写的，以申请人签名或者捺印之日为收到申请之日',
  mailSigned: '以需签收的邮寄方式提交的，以本机关签收之日为收到申请之日',
  mailOrdinary: '以无需签收的邮寄方式提交的，以与申请人确认之日为收到申请之日',
  mailMisaddressed: '寄至其他机构或者个人的，以与申请人确认之日为收到申请之日',
  online: '通过互联网渠道提交的，以双方确认之日为收到申请之日',
  email: '以电子邮件提交的，以双方确认之日为收到申请之日',
  fax: '以传真提交的，以双方确认之日为收到申请之日',
};

/** How the date of receipt was fixed: by the table of the day of arrival. */
function howFixed({ facts, event, regime, you }: LetterView): string {
  const { channel, arrivedOn, receivedOn } = facts;
  if (channel === null || arrivedOn === null || receivedOn === null || !Object.hasOwn(BY_CHANNEL, channel)) return '';
  const rule = receiptRuleOf(channel as Channel, arrivedOn);
  const basis = formalBasis(rule.basis.zh, regime.id);
  const words =
    rule.fixedBy === 'arrival' && channel === 'email'
      ? '发送至本机关公布的电子邮箱的，以收到之日为收到申请之日'
      : BY_CHANNEL[channel as Channel];
  const way = { phone: '电话', online: '网上回执', email: '电子邮件', inPerson: '当面', letter: '书面' }[textIn(event.data, 'method')];
  const confirmed =
    rule.fixedBy === 'confirmation' && way !== undefined
      ? `申请于${chineseDate(arrivedOn)}到达本机关，本机关于${chineseDate(receivedOn)}以${way}方式与${you}确认。`
      : '';
  return together(confirmed, basis !== '' && `根据${basis}的规定，`, `${words}。本件收到申请之日为${chineseDate(receivedOn)}。`);
}

function form(view: LetterView): string {
  const { application, you } = view;
  const way = wordsOf(application.obtainWay, OBTAIN_WORDS);
  const media = wordsOf(application.media, MEDIA_WORDS);
  if (way === '' && media === '') return '';
  return `${you}要求的${[media && `载体形式为：${media}`, way && `获取信息的方式为：${way}`].filter((part) => part !== '').join('；')}。`;
}

function reopened({ round, event }: LetterView): boolean {
  const lapse = event.type === 'fee.paid' ? 'fee.lapsed' : 'correction.lapsed';
  return round.some(({ type }) => type === lapse);
}

function corrected(view: LetterView, what: string): readonly string[] {
  const { event, regime, you, facts } = view;
  const due = dueDay(view);
  const basis = articleOn(regime, regime.correction === null ? 'replyPeriod' : 'correction');
  const files = listIn(event.data, 'attachments').length;
  return paragraphs(
    together(
      `${you}对政府信息公开申请`,
      facts.caseNo !== null && `（申请编号：${facts.caseNo}）`,
      `作出的${what}，本机关于${chineseDate(event.on)}收到${files > 0 ? `，附件${files}件` : ''}。`,
      textIn(event.data, 'text') !== '' && `${what}后的内容为：“${textIn(event.data, 'text')}”。`,
    ),
    reopened(view) && '本机关此前作出的视为放弃申请的告知不再执行，该申请恢复办理。',
    together(
      `根据${basis}的规定，答复期限自收到${what}后的申请之日起重新计算，`,
      `本机关将在${regime.replyWorkingDays}个工作日内${due === '' ? '' : `（至${due}止）`}予以答复。`,
    ),
    '特此告知。',
  );
}

function paid(view: LetterView): readonly string[] {
  const { event, regime, you, facts } = view;
  const due = dueDay(view);
  const receipt = textIn(event.data, 'receiptNumber');
  const notice = facts.letters.findLast(({ letter }) => letter === 'FEE_NOTICE')?.number;
  return paragraphs(
    together(
      `本机关确认，${you}已于${chineseDate(event.on)}足额缴纳政府信息公开申请`,
      facts.caseNo !== null && `（申请编号：${facts.caseNo}）`,
      `的信息处理费${notice === undefined ? '' : `（收费通知书：${notice}）`}${receipt === '' ? '' : `，票据号：${receipt}`}。`,
    ),
    reopened(view) && '本机关此前作出的不再处理的告知不再执行，该申请恢复办理。',
    together(
      `根据${formalBasis('国办函〔2020〕109号第七条', regime.id)}的规定，申请办理期限自缴费次日起重新计算，`,
      `本机关将在${regime.replyWorkingDays}个工作日内${due === '' ? '' : `（至${due}止）`}予以答复。`,
    ),
    '特此告知。',
  );
}
