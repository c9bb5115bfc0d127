import type { Bilingual } from './errors.ts';

/** Receipt channels of domain 1.3. */
export const CHANNELS = ['inPerson', 'oral', 'mailSigned', 'mailOrdinary', 'mailMisaddressed', 'online', 'email', 'fax'] as const;
export type Channel = (typeof CHANNELS)[number];

export const CHANNEL_LABELS: Record<Channel, Bilingual> = {
  inPerson: { zh: '当面提交', en: 'in person' },
  oral: { zh: '口头申请（代填）', en: 'oral, filled in by the officer' },
  mailSigned: { zh: '挂号、EMS等需签收的邮件', en: 'mail signed for' },
  mailOrdinary: { zh: '平信等无需签收的邮件', en: 'ordinary mail' },
  mailMisaddressed: { zh: '寄至其他内设机构或个人的邮件', en: 'mail sent to another unit or person' },
  online: { zh: '互联网渠道', en: 'online' },
  email: { zh: '电子邮件', en: 'e-mail' },
  fax: { zh: '传真', en: 'fax' },
};

/** The six columns of the annual report, in their printed order (国办公开办函〔2019〕60号). */
export const APPLICANT_CLASSES = [
  'naturalPerson',
  'business',
  'researchInstitution',
  'publicWelfareOrganisation',
  'legalServiceOrganisation',
  'other',
] as const;
export type ApplicantClass = (typeof APPLICANT_CLASSES)[number];

export const APPLICANT_CLASS_LABELS: Record<ApplicantClass, Bilingual> = {
  naturalPerson: { zh: '自然人', en: 'natural person' },
  business: { zh: '商业企业', en: 'business' },
  researchInstitution: { zh: '科研机构', en: 'research institution' },
  publicWelfareOrganisation: { zh: '社会公益组织', en: 'public welfare organisation' },
  legalServiceOrganisation: { zh: '法律服务机构', en: 'legal service organisation' },
  other: { zh: '其他', en: 'other' },
};
