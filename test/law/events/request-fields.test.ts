import { describe, expect, it } from 'vitest';
import { applicant, applicantProblems } from '../../../src/law/events/applicant-field.ts';
import { breachedFact, findBreachedFact } from '../../../src/law/events/breached-fact-field.ts';
import { topicTags, topicTagsOf } from '../../../src/law/events/topic-tags-field.ts';
import { isResidentIdNumber, isUnifiedSocialCreditCode } from '../../../src/law/identity-numbers.ts';

// Numbers made up for these tests: the region code 000000 is given to nobody.
const ID_NUMBER = '000000199001010017';

describe('numbers with a check digit', () => {
  it.each([
    { number: '11010519491231002X', valid: true, because: 'it is the example printed in GB 11643' },
    { number: '110105194912310021', valid: false, because: 'its check digit is wrong' },
    { number: '11010519491231002x', valid: false, because: 'the check digit X is a capital' },
    { number: '000000900101001', valid: true, because: 'old cards have 15 digits without a check' },
    { number: '1101051949123100', valid: false, because: 'it has 16 places' },
    { number: '', valid: false, because: 'it is empty' },
  ])('an identity card number $number is $valid: $because', ({ number, valid }) => {
    expect(isResidentIdNumber(number)).toBe(valid);
  });

  it('a single wrong digit of an identity card number is always noticed', () => {
    for (let place = 0; place < 17; place += 1) {
      const digit = (Number('11010519491231002'[place]) + 1) % 10;
      const wrong = `${'11010519491231002X'.slice(0, place)}${digit}${'11010519491231002X'.slice(place + 1)}`;
      expect(isResidentIdNumber(wrong), wrong).toBe(false);
    }
  });

  it.each([
    { code: '91350100M000100Y43', valid: true, because: 'it is the example printed in GB 32100' },
    { code: '91350100M000100Y44', valid: false, because: 'its check character is wrong' },
    { code: '91350100M000100I43', valid: false, because: 'the letter I is not used' },
    { code: '91350100m000100y43', valid: false, because: 'letters are capitals' },
    { code: '91350100M000100Y4', valid: false, because: 'it has 17 places' },
  ])('a social credit code $code is $valid: $because', ({ code, valid }) => {
    expect(isUnifiedSocialCreditCode(code)).toBe(valid);
  });
});

describe('the applicant', () => {
  const { schema } = applicant({ label: { zh: '申请人', en: 'applicant' }, required: 'form' });

  it('of an imported history is a name', () => {
    expect(schema.safeParse({ name: '某甲' }).success).toBe(true);
    expect(schema.safeParse({ name: ' ' }).success).toBe(false);
    expect(schema.safeParse({ name: '甲'.repeat(51) }).success).toBe(false);
  });

  it('has an identity card number with a right check digit, if it has one', () => {
    expect(schema.safeParse({ name: '某甲', idType: 'residentId', idNumber: '11010519491231002X' }).success).toBe(true);
    expect(schema.safeParse({ name: '某甲', idType: 'residentId', idNumber: ID_NUMBER.replace(/.$/, 'Y') }).success).toBe(false);
    expect(schema.safeParse({ name: '某甲', idType: 'passport', idNumber: 'E00000000' }).success).toBe(true);
  });

  it.each([
    { who: { name: '某甲' }, missing: ['applicant.type', 'applicant.class', 'applicant.phone'] },
    { who: { name: '某甲', type: 'citizen', class: 'naturalPerson', phone: '1' }, missing: ['applicant.idType', 'applicant.idNumber'] },
    {
      who: { name: '某公司', type: 'legalPerson', class: 'business', email: 'a@example.org' },
      missing: ['applicant.uscc', 'applicant.legalRep', 'applicant.contactName'],
    },
    {
      who: { name: '某甲', type: 'citizen', class: 'business', idType: 'passport', idNumber: 'E0', phone: '1' },
      missing: ['applicant.class'],
    },
  ] as const)('$who lacks $missing', ({ who, missing }) => {
    expect(applicantProblems(who).map(({ field }) => field)).toEqual(missing);
  });

  it('gives an address only if the reply goes by post', () => {
    const who = { name: '某甲', type: 'citizen', class: 'naturalPerson', idType: 'passport', idNumber: 'E0', phone: '1' } as const;
    expect(applicantProblems(who)).toEqual([]);
    expect(applicantProblems(who, { byPost: true }).map(({ field }) => field)).toEqual(['applicant.address', 'applicant.postcode']);
  });
});

describe('the fact of a breach', () => {
  const fact = { type: 'period.extended', on: '2024-05-20', data: { workingDays: 20 } };

  it('is an object or its JSON text', () => {
    expect(findBreachedFact(fact)).toEqual(fact);
    expect(findBreachedFact(JSON.stringify(fact))).toEqual(fact);
    expect(breachedFact.schema.safeParse(JSON.stringify(fact)).success).toBe(true);
  });

  it.each(['', '{', '[]', 'null', '{"type":"x"}', '{"type":"x","on":"2024-02-30","data":{}}'])('is not %s', (text) => {
    expect(findBreachedFact(text)).toBeUndefined();
    expect(breachedFact.schema.safeParse(text).success).toBe(false);
  });
});

describe('topics', () => {
  it('come as a list or as one text', () => {
    expect(topicTagsOf('construction、land, housing')).toEqual(['construction', 'land', 'housing']);
    expect(topicTagsOf(['construction', 1])).toEqual(['construction']);
    expect(topicTagsOf(undefined)).toEqual([]);
    expect(topicTags.schema.safeParse(['construction']).success).toBe(true);
  });
});
