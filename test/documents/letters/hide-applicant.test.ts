import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LetterEvent, LetterFacts } from '../../../src/documents/letters/letter-facts.ts';
import { LETTER_SAMPLES, sampleFacts } from '../../../src/documents/letters/sample-facts.ts';
import { writeLetter } from '../../../src/documents/letters/write-letter.ts';

const TO_OTHERS = LETTER_SAMPLES.filter(
  ({ letter, variant }) =>
    ['TP_LETTER', 'TP_CONFIRM', 'TP_DISCLOSE', 'ORG_LETTER', 'COOP_LETTER'].includes(letter) || variant === 'thirdParty.served',
);

/** Names of signs that no letter has by itself. */
const names = fc
  .array(fc.constantFrom(...'龘靐齉爩鱻麤灪龖厵滟慧嫣甯琬珺翀骁'), { minLength: 2, maxLength: 4 })
  .map((signs) => signs.join(''));
const phones = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String);

interface Person {
  readonly name: string;
  readonly phone: string;
  readonly agent: string;
}

/** An officer typed the applicant into every field of the letter. */
function withApplicant(facts: LetterFacts, { name, phone, agent }: Person): LetterFacts {
  const typed = `${name}（${phone}）委托${agent}申请的合同，${name}说很急`;
  const history = facts.history.map((event) => {
    if (event.type === 'application.submitted') {
      const applicant = { type: 'citizen', name, phone, address: `某街${phone}号` };
      return { ...event, data: { ...event.data, applicant, agent, description: typed, title: typed } };
    }
    const { party, organ, unit } = event.data;
    const said = Object.fromEntries(['summary', 'content', 'reasons', 'grounds', 'proof'].map((field) => [field, typed]));
    return { ...event, data: { ...event.data, ...said, party, organ, unit } };
  });
  return { ...facts, history, event: history.at(-1) ?? facts.event, title: typed };
}

describe('letters to others than the applicant', () => {
  it('are the ones that the law and the project name', () => {
    expect(TO_OTHERS).toHaveLength(12);
  });

  it('never say who applies, whatever an officer typed', () => {
    const people = fc.record({ name: names, phone: phones, agent: names });
    fc.assert(
      fc.property(people, fc.constantFrom(...TO_OTHERS), (person, sample) => {
        const text = JSON.stringify(writeLetter(withApplicant(sampleFacts(sample), person)));
        for (const secret of Object.values(person)) expect(text).not.toContain(secret);
      }),
    );
  });

  it('say 申请人 in the name’s place and keep the third party’s name, of which the applicant’s may be a part', () => {
    const [sample] = TO_OTHERS;
    if (sample === undefined) throw new Error('no sample');
    const facts = withApplicant(sampleFacts(sample), { name: '某乙', phone: '13000000000', agent: '某丑' });
    const content = writeLetter(facts);
    expect(content.addressee).toBe('某乙公司');
    expect(content.body.join('')).toContain('申请人（）委托申请人申请的合同，申请人说很急');
    expect(content.values.applicantName).toBe('');
    expect(content.values.party).toBe('某乙公司');
  });

  it('differ from those to the applicant, which name them', () => {
    const toApplicant = LETTER_SAMPLES.filter(({ letter }) => /^(RECEIPT|TP_INFO|REPLY_|CLOSE_|EXT_|FEE_)/.test(letter));
    for (const sample of toApplicant) expect(writeLetter(sampleFacts(sample)).addressee).toBe('某甲');
  });
});

describe('where several third parties were asked', () => {
  it.each(['TP_CONFIRM', 'TP_DISCLOSE'] as const)('%s cites the letter to this one', (letter) => {
    const sample = TO_OTHERS.find((one) => one.letter === letter && one.regime === 'R2019');
    if (sample === undefined) throw new Error('no sample');
    const facts = sampleFacts(sample);
    const other: LetterEvent = {
      ...facts.event,
      type: 'thirdParty.consulted',
      data: { party: '某壬公司', letters: [{ letter: 'TP_LETTER', number: '某政公开征〔2026〕3号' }] },
    };
    const history = [...facts.history.slice(0, -1), other, facts.event];
    const letters = [...facts.letters, { letter: 'TP_LETTER' as const, number: '某政公开征〔2026〕3号', on: facts.on }];
    const text = JSON.stringify(writeLetter({ ...facts, history, letters }));
    expect(text).toContain('某政公开征〔2026〕2号');
    expect(text).not.toContain('某政公开征〔2026〕3号');
  });
});
