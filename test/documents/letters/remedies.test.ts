import { describe, expect, it } from 'vitest';
import { LETTER_SAMPLES, sampleFacts } from '../../../src/documents/letters/sample-facts.ts';
import { writeLetter } from '../../../src/documents/letters/write-letter.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import { DECISION_CODES, type DecisionCode } from '../../../src/law/decision-codes.ts';
import type { LetterId } from '../../../src/law/letter-ids.ts';

function remedyOf(code: DecisionCode, on: string): string {
  const sample = LETTER_SAMPLES.find(
    (one) => one.code === code && one.variant === '' && one.regime === (on < '2019-05-15' ? 'R2008' : 'R2019'),
  );
  if (sample === undefined) throw new Error(`no sample of ${code}`);
  return writeLetter(sampleFacts(sample, { on: civilDate(on) })).remedy;
}

const EITHER = (paper: string, months: number) =>
  `如不服本${paper}，可以自收到本${paper}之日起60日内向某某市人民政府申请行政复议，或者自收到本${paper}之日起${months}个月内向某某市某某区人民法院提起行政诉讼。`;
const CODES = DECISION_CODES.filter((code) => code !== 'X0');
/** 行政复议法 (2023) art. 23(1)(4): refusals under arts. 14 to 16 of the Regulation, and the withheld part of a partial disclosure. */
const REVIEW_FIRST: ReadonlySet<DecisionCode> = new Set<DecisionCode>(['P1', 'D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7']);
const paperOf = (code: DecisionCode) => (code.startsWith('O') ? '告知书' : '答复');

describe('the remedies that a letter tells', () => {
  it.each(CODES)('%s: three months to sue before the amended law of 2015-05-01', (code) => {
    expect(remedyOf(code, '2015-04-30')).toBe(EITHER(paperOf(code), 3));
    expect(remedyOf(code, '2015-05-01')).toBe(EITHER(paperOf(code), 6));
  });

  it.each(CODES)('%s: review or suit until 2023-12-31', (code) => {
    expect(remedyOf(code, '2023-12-31')).toBe(EITHER(paperOf(code), 6));
  });

  it.each(CODES)('%s: review first from 2024-01-01 where information is withheld under arts. 14 to 16', (code) => {
    const remedy = remedyOf(code, '2024-01-01');
    if (!REVIEW_FIRST.has(code)) {
      expect(remedy).toBe(EITHER(paperOf(code), 6));
      return;
    }
    expect(remedy).toContain(code === 'P1' ? '如不服本答复中不予公开的部分，' : '如不服本答复，');
    expect(remedy).toContain('《中华人民共和国行政复议法》第二十三条的规定，应当先申请行政复议');
    expect(remedy).toContain('自收到行政复议决定书之日起15日内');
    expect(remedy).not.toContain('6个月');
  });

  it.each(
    LETTER_SAMPLES.filter(({ regime, variant }) => regime === 'R2019' && variant === '').map((sample) => [sample.letter, sample] as const),
  )('%s', (letter, sample) => {
    const told = writeLetter(sampleFacts(sample)).remedy !== '';
    const tells = /^(REPLY_|CLOSE_O|ONSPOT_NOTE|TP_DISCLOSE)/.test(letter);
    expect([letter, told]).toEqual([letter, tells]);
  });

  it('are not told by a fee notice: the fee alone cannot be attacked, only that the application is no longer handled', () => {
    const told = (
      ['FEE_NOTICE', 'EXT_NOTICE', 'CORR_NOTICE', 'REASON_NOTICE', 'DEFER_NOTICE', 'RECEIPT', 'TP_LETTER'] satisfies LetterId[]
    ).map((letter) => LETTER_SAMPLES.filter((one) => one.letter === letter).map((one) => writeLetter(sampleFacts(one)).remedy));
    expect(told.flat().every((remedy) => remedy === '')).toBe(true);
    expect(remedyOf('O2', '2026-04-09')).toBe(EITHER('告知书', 6));
  });
});

describe('a paper made again from an imported entry', () => {
  it.each(['REPLY_P1', 'REPLY_D', 'REVIEW_ANSWER', 'DEFENCE'] as const)('%s has no blanks for an officer to fill in', (letter) => {
    for (const sample of LETTER_SAMPLES.filter((one) => one.letter === letter)) {
      const facts = sampleFacts(sample);
      const history = facts.history.map((event) => (event.type.startsWith('application.') ? event : { ...event, data: {} }));
      const content = writeLetter({ ...facts, history, event: history.at(-1) ?? facts.event, withheld: [], remade: true });
      expect(content.body.join('\n')).not.toContain('【');
    }
  });
});
