import { DECISIONS, type DecisionCode } from './decision-codes.ts';
import type { Bilingual } from './errors.ts';
import type { RegimeId } from './step-facts.ts';

/** Why a part of a document is withheld. The kinds of personal data are grounds of their own: the letter names what was covered. */
export const REDACTION_GROUNDS = [
  'name',
  'identityNumber',
  'phone',
  'address',
  'bankAccount',
  'email',
  'privacy',
  'businessSecret',
  'stateSecret',
  'forbidden',
  'safety',
  'internal',
  'process',
  'enforcement',
] as const;
export type RedactionGround = (typeof REDACTION_GROUNDS)[number];

/** Codes under which a part can be withheld (domain 1.7.1). */
export type WithholdingCode = Extract<DecisionCode, 'D1' | 'D2' | 'D3' | 'D4' | 'D5' | 'D6' | 'D7'>;

interface Ground {
  readonly code: WithholdingCode;
  /** What is covered, as the letter lists it. */
  readonly what: Bilingual;
  /** Why, as the letter says after the article. */
  readonly because: string;
}

const PRIVACY = '涉及个人隐私';

const personal = (zh: string, en: string): Ground => ({ code: 'D4', what: { zh, en }, because: PRIVACY });

/** Legal source: 2019 Regulation arts. 14–16 and 37. */
export const GROUNDS: Readonly<Record<RedactionGround, Ground>> = {
  name: personal('姓名', 'name'),
  identityNumber: personal('身份证件号码', 'identity number'),
  phone: personal('电话号码', 'phone number'),
  address: personal('住址', 'home address'),
  bankAccount: personal('银行账号', 'bank account'),
  email: personal('电子邮箱', 'e-mail address'),
  privacy: personal('其他个人信息', 'other personal information'),
  businessSecret: { code: 'D4', what: { zh: '商业秘密', en: 'business secret' }, because: '涉及商业秘密' },
  stateSecret: { code: 'D1', what: { zh: '国家秘密', en: 'state secret' }, because: '属于国家秘密' },
  forbidden: { code: 'D2', what: { zh: '法律、行政法规禁止公开的内容', en: 'forbidden by other law' }, because: '法律、行政法规禁止公开' },
  safety: {
    code: 'D3',
    what: { zh: '危及“三安全一稳定”的内容', en: 'national, public or economic safety, social stability' },
    because: '公开后可能危及国家安全、公共安全、经济安全、社会稳定',
  },
  internal: { code: 'D5', what: { zh: '内部事务信息', en: 'internal affairs' }, because: '属于行政机关的内部事务信息' },
  process: { code: 'D6', what: { zh: '过程性信息', en: 'process information' }, because: '属于行政管理的过程性信息' },
  enforcement: { code: 'D7', what: { zh: '行政执法案卷信息', en: 'enforcement file' }, because: '属于行政执法案卷信息' },
};

export function isRedactionGround(value: unknown): value is RedactionGround {
  return (REDACTION_GROUNDS as readonly unknown[]).includes(value);
}

const SHORT_NAMES = [
  ['2019年条例', '《中华人民共和国政府信息公开条例》'],
  ['2007年条例', '2007年《中华人民共和国政府信息公开条例》'],
] as const;

/** The article a part is withheld under, in the words of a letter. Of several, the one that forbids it; how third parties are heard is another matter. */
export function groundBasis(ground: RedactionGround, regime: RegimeId): string {
  const [basis = ''] = groundArticle(ground, regime).split('、');
  return SHORT_NAMES.reduce((text, [short, long]) => text.replace(short, long), basis);
}

/** The same as the decision table cites it. */
export function groundArticle(ground: RedactionGround, regime: RegimeId): string {
  return DECISIONS[GROUNDS[ground].code].basis[regime];
}
