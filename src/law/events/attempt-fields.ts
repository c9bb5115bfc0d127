import { choice, day, text } from './field.ts';
import { files } from './files-field.ts';

/** What an attempt at service says of itself beside its way: each field belongs to one or two ways (domain 2.5, 民事诉讼法 art. 87–95 by analogy). */

const forWay = (...values: string[]) => ({ field: 'method', values });
const neededFor = (...values: string[]) => ({ field: 'method', values, needed: true }) as const;

/** The number under which the postal enterprise carries the mail. */
export const mailNumber = text({
  label: { zh: '邮件号', en: 'mail number' },
  required: 'never',
  max: 60,
  askedFor: neededFor('post'),
  help: {
    zh: '收寄回执上的13位条码，如 RA123456785CN，可以用扫描枪扫入。只能由邮政企业寄送，不得使用快递，不得让收件人付邮费。',
    en: 'The 13 characters of the barcode on the posting receipt, such as RA123456785CN; scanning works. Postal enterprise only: no courier, no postage to be paid by the recipient.',
  },
});

/** Who may sign: 民事诉讼法 (2023) art. 88. */
export const SIGNERS = [
  { value: 'self', label: { zh: '本人', en: 'the recipient' } },
  { value: 'agent', label: { zh: '代理人', en: 'an agent' } },
  { value: 'family', label: { zh: '同住成年家属', en: 'an adult relative of the same household' } },
  { value: 'mailRoom', label: { zh: '单位负责人或者负责收件的人', en: 'head or mail room of the organisation' } },
] as const;

export const signedBy = choice({
  label: { zh: '签收人身份', en: 'who signed' },
  required: 'never',
  options: SIGNERS,
  askedFor: forWay('inPerson'),
  help: {
    zh: '不选的，视为本人签收。拒绝签收的，送达方式选“留置送达”。',
    en: 'Not chosen: the recipient. Where they refuse to sign, choose "left at the address".',
  },
});

export const signer = text({
  label: { zh: '签收人姓名', en: 'name of the person who signed' },
  required: 'never',
  max: 60,
  askedFor: forWay('inPerson', 'throughOrgan'),
  help: { zh: '非本人签收的，必须填写。', en: 'Needed where somebody other than the recipient signed.' },
});

export const refusalReason = text({
  label: { zh: '拒收事由', en: 'why it was refused' },
  required: 'never',
  max: 200,
  askedFor: neededFor('leftAtAddress'),
  help: { zh: '记明收件人拒绝签收的事由和日期。', en: 'Why and when the recipient refused to sign.' },
});

export const witness = text({
  label: { zh: '见证人', en: 'witness' },
  required: 'never',
  max: 100,
  askedFor: forWay('leftAtAddress'),
  help: {
    zh: '有关基层组织或者所在单位的代表。没有见证人的，请上传照片、录像截图为凭证。',
    en: 'A representative of the neighbourhood or the employer. Without one, add photographs to the proof.',
  },
});

export const viaOrgan = text({
  label: { zh: '受委托送达的机关', en: 'organ that served it' },
  required: 'never',
  max: 100,
  askedFor: neededFor('throughOrgan'),
});

export const electronicBy = choice({
  label: { zh: '电子送达途径', en: 'electronic way' },
  required: 'never',
  options: [
    { value: 'email', label: { zh: '电子邮件', en: 'e-mail' } },
    { value: 'fax', label: { zh: '传真', en: 'fax' } },
    { value: 'online', label: { zh: '本网站（网上获取）', en: 'this website (online)' } },
  ],
  askedFor: neededFor('electronic'),
});

export const electronicTo = text({
  label: { zh: '电子地址', en: 'electronic address' },
  required: 'never',
  max: 200,
  askedFor: forWay('electronic'),
  help: { zh: '邮箱或者传真号码；网上获取的不必填写。', en: 'E-mail address or fax number; not needed for this website.' },
});

export const consent = text({
  label: { zh: '同意电子送达的凭据', en: 'where the recipient agreed' },
  required: 'never',
  max: 200,
  askedFor: forWay('electronic'),
  help: {
    zh: '申请中没有选择该途径，而另有送达地址确认书等同意的，写明其名称和日期。',
    en: 'Only where the application did not choose this way: the paper in which the recipient agreed, and its day.',
  },
});

export const noticeIn = text({
  label: { zh: '公告刊登处', en: 'where the notice was published' },
  required: 'never',
  max: 200,
  askedFor: neededFor('publicNotice'),
});

export const noticeOn = day({
  label: { zh: '公告日期', en: 'day of the notice' },
  required: 'never',
  askedFor: neededFor('publicNotice'),
  help: { zh: '自公告之日起满30日，视为送达。', en: 'It counts as served 30 days after this day.' },
});

/** Papers of the file: unlike enclosures, they never go to the applicant. */
export const receipts = files({
  label: { zh: '收寄回执、送达照片等凭证', en: 'posting receipt, photographs and other proof' },
  required: 'never',
  help: { zh: '只归卷，不提供给申请人。', en: 'For the file only: the applicant does not see them.' },
});

/** Everything beside the way itself. */
export const attemptFields = {
  mailNumber,
  signedBy,
  signer,
  refusalReason,
  witness,
  viaOrgan,
  electronicBy,
  electronicTo,
  consent,
  noticeIn,
  noticeOn,
  receipts,
} as const;

/** Letters to third parties and other organs are not served by public notice; who is asked need not have agreed to a way beforehand. */
export const consultationAttemptFields = {
  mailNumber: { ...mailNumber, askedFor: forWay('post') },
  signedBy,
  signer,
  refusalReason,
  witness,
  viaOrgan,
  electronicTo: { ...electronicTo, help: { zh: '邮箱或者传真号码。', en: 'E-mail address or fax number.' } },
} as const;
