import { addDays, type CivilDate } from './civil-date.ts';
import type { Bilingual, FieldProblem } from './errors.ts';
import { readMailAddress } from './mail-address.ts';
import { readPostalBarcode, tidyBarcode } from './postal-barcode.ts';
import { chosenWays, currentRound, noticeDay, PUBLIC_NOTICE_DAYS, type ServiceLine, serviceAttempts } from './service-attempts.ts';

type Data = Readonly<Record<string, unknown>>;

const ATTEMPTS: readonly string[] = ['reply.served', 'service.failed', 'service.repeated', 'thirdParty.served', 'organ.served'];
const OF_THE_REPLY: readonly string[] = ['reply.served', 'service.failed', 'service.repeated', 'service.proven'];

/** Whether what is on record decides if the event may be recorded so. */
export function needsServiceCheck(type: string): boolean {
  return OF_THE_REPLY.includes(type);
}

/** Numbers as they are printed, whatever a scanner added; who signs in person is the recipient unless somebody else is named. */
export function tidyAttempt(type: string, data: Data): Data {
  if (!ATTEMPTS.includes(type)) return data;
  const { mailNumber, method, signedBy } = data;
  return {
    ...data,
    ...(typeof mailNumber === 'string' ? { mailNumber: tidyBarcode(mailNumber) } : {}),
    ...(method === 'inPerson' && signedBy === undefined ? { signedBy: 'self' } : {}),
  };
}

/**
 * What is wrong with an attempt at service as staff record it, beyond what its fields say themselves.
 *
 * Legal source: 国办公开办函〔2016〕235号; 民事诉讼法 (2023) art. 88–92, 95, by analogy.
 */
export function attemptProblems(type: string, data: Data, today: CivilDate): FieldProblem[] {
  if (!ATTEMPTS.includes(type)) return [];
  return [
    ...barcodeProblems(data),
    ...signerProblems(data),
    ...refusalProblems(data),
    ...addressProblems(data),
    ...(typeof data.noticeOn === 'string' && data.noticeOn > today
      ? [problem('noticeOn', `公告日期 ${data.noticeOn} 在今天之后`, `the day of the notice, ${data.noticeOn}, lies after today`)]
      : []),
    ...(type === 'service.failed' && data.cause === 'other' && data.reason === undefined
      ? [problem('reason', '退回原因为“其他”的，请填写情况说明', "Say what happened: the cause is 'other'")]
      : []),
  ];
}

function barcodeProblems({ method, mailNumber }: Data): FieldProblem[] {
  if (method !== 'post' || typeof mailNumber !== 'string') return [];
  const read = readPostalBarcode(mailNumber);
  return read.result === 'ok' ? [] : [{ field: 'mailNumber', ...read.text }];
}

function signerProblems({ method, signedBy, signer }: Data): FieldProblem[] {
  if (method !== 'inPerson' || signer !== undefined || signedBy === undefined || signedBy === 'self') return [];
  return [problem('signer', '非本人签收的，请填写签收人姓名', 'Give the name of the person who signed: it was not the recipient')];
}

function refusalProblems({ method, witness, receipts, attachments }: Data): FieldProblem[] {
  const photographed = [receipts, attachments].some((files) => Array.isArray(files) && files.length > 0);
  if (method !== 'leftAtAddress' || witness !== undefined || photographed) return [];
  return [
    problem(
      'witness',
      '留置送达应有见证人签名，或者拍照、录像记录。请填写见证人，或者上传照片为凭证',
      'Leaving it at the address needs a witness, or photographs. Name the witness, or add the photographs',
    ),
  ];
}

function addressProblems({ electronicBy, electronicTo }: Data): FieldProblem[] {
  if (electronicBy !== 'email' && electronicBy !== 'fax') return [];
  const typed = typeof electronicTo === 'string' ? electronicTo : '';
  if (electronicBy === 'email' && readMailAddress(typed) === undefined)
    return [problem('electronicTo', '请填写送达的邮箱，形如 name@example.org', 'Give the e-mail address, such as name@example.org')];
  if (electronicBy === 'fax' && !/^[+\d][\d\s()-]{4,30}$/.test(typed.normalize('NFKC')))
    return [problem('electronicTo', '请填写送达的传真号码，形如 010-12345678', 'Give the fax number, such as 010-12345678')];
  return [];
}

/** A rule that what is on record breaks; `field` is null where no field is at fault. */
export interface ServiceRefusal {
  readonly field: string | null;
  readonly basis: string;
  readonly text: Bilingual;
}

/**
 * Whether an attempt or its proof fits what is on record: electronic service only where the recipient agreed, public notice only as the last
 * resort, nothing delivered before it was sent.
 *
 * @param before - Everything on record, oldest first.
 */
export function serviceRefusal(fact: ServiceLine, before: readonly ServiceLine[]): ServiceRefusal | undefined {
  const round = currentRound(before);
  if (fact.type === 'service.proven') return proofRefusal(fact, round);
  if (!OF_THE_REPLY.includes(fact.type)) return undefined;
  if (fact.data.method === 'publicNotice') return noticeRefusal(fact, round);
  return fact.data.method === 'electronic' ? electronicRefusal(fact, before) : undefined;
}

function noticeRefusal({ type, data }: ServiceLine, round: readonly ServiceLine[]): ServiceRefusal | undefined {
  const served = round.find((line) => line.type === 'reply.served');
  if (served === undefined || (type !== 'service.failed' && !round.some((line) => line.type === 'service.failed'))) {
    return {
      field: null,
      basis: '民事诉讼法第九十五条（参照）',
      text: {
        zh: '公告送达是最后手段：须先用其他方式送达而未能送达。请先以直接、邮寄等方式送达；退回或者无法送达的，登记“退回、未能送达”后再公告。',
        en: 'Public notice is the last resort: another way must have failed first. Serve the reply in person or by post; if it comes back, record that, then publish the notice.',
      },
    };
  }
  if (typeof data.noticeOn !== 'string' || data.noticeOn >= served.on) return undefined;
  const zh = `公告日期 ${data.noticeOn} 早于答复首次送出之日 ${served.on}，请核对`;
  const en = `The notice of ${data.noticeOn} is earlier than the first sending of the reply on ${served.on}`;
  return { field: 'noticeOn', basis: '民事诉讼法第九十五条（参照）', text: { zh, en } };
}

/** The website is a way of its own: whoever chose mail may also have been told to look there, but did not agree to it. */
function electronicRefusal({ data }: ServiceLine, before: readonly ServiceLine[]): ServiceRefusal | undefined {
  const { electronicBy, consent } = data;
  if (consent !== undefined || typeof electronicBy !== 'string' || chosenWays(before).includes(electronicBy)) return undefined;
  return {
    field: 'electronicBy',
    basis: '民事诉讼法第九十条（参照）',
    text: {
      zh: '申请人没有选择以该途径获取，须经其同意才能电子送达。请改用其他方式；另有送达地址确认书等同意的，填写“同意电子送达的凭据”',
      en: 'The applicant did not choose this way, and electronic service needs consent. Serve it in another way, or state the paper in which the applicant agreed',
    },
  };
}

function proofRefusal({ on, data }: ServiceLine, round: readonly ServiceLine[]): ServiceRefusal | undefined {
  const attempts = serviceAttempts(round);
  const [first, last] = [attempts[0], attempts.at(-1)];
  const { deliveredOn, proof } = data;
  if (first === undefined || last === undefined || typeof deliveredOn !== 'string') return undefined;
  if (deliveredOn < first.line.on) return tooEarly(deliveredOn, first.line.on);
  if (deliveredOn > on) return tooLate(deliveredOn, on);
  if (proof !== 'publicNotice') return undefined;
  const published = noticeDay(last);
  if (published === null) return noNotice();
  const countsFrom = addDays(published, PUBLIC_NOTICE_DAYS);
  return deliveredOn < countsFrom ? notYet(published, countsFrom) : undefined;
}

function tooEarly(deliveredOn: string, servedOn: CivilDate): ServiceRefusal {
  return {
    field: 'deliveredOn',
    basis: '国办公开办函〔2016〕235号',
    text: {
      zh: `签收日期 ${deliveredOn} 早于答复送出之日 ${servedOn}，应为当日或之后`,
      en: `The reply cannot have been delivered on ${deliveredOn}: it was sent on ${servedOn}`,
    },
  };
}

function tooLate(deliveredOn: string, on: CivilDate): ServiceRefusal {
  return {
    field: 'deliveredOn',
    basis: '国办公开办函〔2016〕235号',
    text: {
      zh: `签收日期 ${deliveredOn} 晚于取得凭证之日 ${on}，请核对两个日期`,
      en: `The delivery of ${deliveredOn} is later than its proof of ${on}: check both days`,
    },
  };
}

function noNotice(): ServiceRefusal {
  return {
    field: 'proof',
    basis: '民事诉讼法第九十五条（参照）',
    text: {
      zh: '最近一次送达不是公告送达。请选择与送达方式相符的凭证，或者先登记公告送达',
      en: 'The last attempt was not by public notice. Choose the proof that fits it, or record the notice first',
    },
  };
}

function notYet(published: CivilDate, countsFrom: CivilDate): ServiceRefusal {
  return {
    field: 'deliveredOn',
    basis: '民事诉讼法第九十五条（参照）',
    text: {
      zh: `自公告之日 ${published} 起满${PUBLIC_NOTICE_DAYS}日方视为送达，最早为 ${countsFrom}。请待期满后登记`,
      en: `A notice of ${published} counts as service after ${PUBLIC_NOTICE_DAYS} days, on ${countsFrom} at the earliest. Record it then`,
    },
  };
}

function problem(field: string, zh: string, en: string): FieldProblem {
  return { field, zh, en };
}
