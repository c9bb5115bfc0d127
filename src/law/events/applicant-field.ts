import { z } from 'zod';
import { APPLICANT_CLASSES } from '../channels.ts';
import type { Bilingual, FieldProblem } from '../errors.ts';
import { isResidentIdNumber, isUnifiedSocialCreditCode } from '../identity-numbers.ts';
import type { Field, Requirement } from './field.ts';

export const APPLICANT_TYPES = ['citizen', 'legalPerson', 'otherOrg'] as const;
export type ApplicantType = (typeof APPLICANT_TYPES)[number];

export const APPLICANT_TYPE_LABELS: Record<ApplicantType, Bilingual> = {
  citizen: { zh: '公民', en: 'citizen' },
  legalPerson: { zh: '法人', en: 'legal person' },
  otherOrg: { zh: '其他组织', en: 'other organisation' },
};

/** Papers that prove a citizen's identity (条例 art. 29). */
export const ID_TYPES = ['residentId', 'passport', 'hongKongMacaoPermit', 'taiwanPermit', 'foreignerResidentId'] as const;
export type IdType = (typeof ID_TYPES)[number];

export const ID_TYPE_LABELS: Record<IdType, Bilingual> = {
  residentId: { zh: '居民身份证', en: 'resident identity card' },
  passport: { zh: '护照', en: 'passport' },
  hongKongMacaoPermit: { zh: '港澳居民来往内地通行证', en: 'mainland travel permit (Hong Kong, Macao)' },
  taiwanPermit: { zh: '台湾居民来往大陆通行证', en: 'mainland travel permit (Taiwan)' },
  foreignerResidentId: { zh: '外国人永久居留身份证', en: "foreigner's permanent residence card" },
};

const optionalText = (max: number) => z.string().trim().min(1).max(max).optional();

const applicantSchema = z
  .object({
    type: z.enum(APPLICANT_TYPES).optional(),
    class: z.enum(APPLICANT_CLASSES).optional(),
    name: z.string().trim().min(1).max(50),
    idType: z.enum(ID_TYPES).optional(),
    idNumber: optionalText(30),
    uscc: z.string().refine(isUnifiedSocialCreditCode).optional(),
    legalRep: optionalText(50),
    contactName: optionalText(50),
    phone: optionalText(40),
    email: optionalText(100),
    address: optionalText(200),
    postcode: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
  })
  .refine(({ idType, idNumber }) => idType !== 'residentId' || idNumber === undefined || isResidentIdNumber(idNumber), {
    path: ['idNumber'],
  });

/** Who applies. In an imported history only the name must be there; `applicantProblems` says what an application needs today. */
export type Applicant = z.infer<typeof applicantSchema>;

export function applicant<R extends Requirement>(spec: {
  readonly label: Bilingual;
  readonly required: R;
  readonly help?: Bilingual;
  readonly partial?: true;
}): Field<Applicant, R> {
  return {
    ...spec,
    widget: 'applicant',
    expected: {
      zh: '申请人信息：姓名或名称必填且不超过50字，身份证号码、统一社会信用代码须通过校验，邮政编码为6位数字',
      en: 'the applicant: a name of 1 to 50 characters, valid identity card number and social credit code, a postcode of 6 digits',
    },
    schema: applicantSchema,
  };
}

const NEEDED: Readonly<Record<ApplicantType, readonly (keyof Applicant)[]>> = {
  citizen: ['idType', 'idNumber'],
  legalPerson: ['uscc', 'legalRep', 'contactName'],
  otherOrg: ['uscc', 'legalRep', 'contactName'],
};

export const APPLICANT_LABELS: Record<keyof Applicant, Bilingual> = {
  type: { zh: '申请人类型', en: 'type of applicant' },
  class: { zh: '申请人类别（年报口径）', en: 'class of applicant (annual report)' },
  name: { zh: '姓名或名称', en: 'name' },
  idType: { zh: '证件名称', en: 'identity document' },
  idNumber: { zh: '证件号码', en: 'identity document number' },
  uscc: { zh: '统一社会信用代码', en: 'unified social credit code' },
  legalRep: { zh: '法定代表人或负责人', en: 'legal representative' },
  contactName: { zh: '联系人', en: 'contact person' },
  phone: { zh: '联系电话', en: 'telephone' },
  email: { zh: '电子邮箱', en: 'e-mail' },
  address: { zh: '通信地址', en: 'postal address' },
  postcode: { zh: '邮政编码', en: 'postcode' },
};

/**
 * What an application recorded today still lacks: name, proof of identity and a way to be reached; an address if the reply goes by post.
 * Nothing else may be asked. `partial`: what is known so far is put on record; the rest is asked for by a notice to correct.
 *
 * Legal source: 政府信息公开条例 (2019) art. 29; 个人信息保护法 art. 6.
 */
export function applicantProblems(
  who: Applicant,
  { byPost = false, partial = false }: { readonly byPost?: boolean; readonly partial?: boolean | undefined } = {},
): readonly FieldProblem[] {
  const needed: (keyof Applicant)[] = ['type', 'class', ...(who.type === undefined || partial ? [] : NEEDED[who.type])];
  if (byPost && !partial) needed.push('address', 'postcode');
  const problems = needed.filter((name) => who[name] === undefined).map(missing);
  if (!partial && who.phone === undefined && who.email === undefined && who.address === undefined) problems.push(missing('phone'));
  if (who.type !== undefined && who.class !== undefined && (who.type === 'citizen') !== (who.class === 'naturalPerson')) {
    problems.push({
      field: 'applicant.class',
      zh: '公民的类别只能是自然人，法人和其他组织不能是自然人',
      en: 'a citizen is a natural person, and no organisation is',
    });
  }
  return problems;
}

function missing(name: keyof Applicant): FieldProblem {
  const label = APPLICANT_LABELS[name];
  return { field: `applicant.${name}`, zh: `请填写${label.zh}`, en: `The ${label.en} is missing` };
}
