import { describe, expect, it } from 'vitest';
import type { LetterContent } from '../../../src/documents/letters/letter-content.ts';
import type { LetterFacts } from '../../../src/documents/letters/letter-facts.ts';
import { PLACEHOLDERS } from '../../../src/documents/letters/placeholders.ts';
import { LETTER_SAMPLES, type LetterSample, sampleFacts } from '../../../src/documents/letters/sample-facts.ts';
import { writeLetter } from '../../../src/documents/letters/write-letter.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import { DECISION_CODES, isReplyCode } from '../../../src/law/decision-codes.ts';
import { findEvent } from '../../../src/law/events/catalogue.ts';
import { LETTER_IDS } from '../../../src/law/letter-ids.ts';
import { LETTERS, letterTitle } from '../../../src/law/letters.ts';

const nameOf = ({ letter, regime, code, variant }: LetterSample) => [letter, regime, code, variant].filter(Boolean).join(' ');
const TABLE = LETTER_SAMPLES.map((sample) => [nameOf(sample), sample] as const);

/** Everything that is printed. */
function printed(content: LetterContent): string {
  const { values: _values, ...shown } = content;
  return texts(shown).join('\n');
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [String(value)];
}

/** What stays of an entry that was typed in from an old file: its type and its day. */
function bare(facts: LetterFacts): LetterFacts {
  const history = facts.history.map((event) => ({ ...event, data: {} }));
  const event = history.at(-1) ?? facts.event;
  return {
    ...facts,
    history,
    event,
    caseNo: null,
    title: null,
    channel: null,
    arrivedOn: null,
    receivedOn: null,
    dueOn: null,
    limits: [],
    letters: [],
    withheld: [],
  };
}

describe('the letters', () => {
  it('are all of the law, in both regimes and with every code', () => {
    expect(new Set(LETTER_SAMPLES.map(({ letter }) => letter))).toEqual(new Set(LETTER_IDS));
    expect(new Set(LETTER_SAMPLES.map(({ letter, regime }) => `${letter} ${regime}`)).size).toBe(2 * LETTER_IDS.length);
    const codes = LETTER_SAMPLES.filter(({ regime }) => regime === 'R2008').map(({ code }) => code);
    expect(DECISION_CODES.filter((code) => code !== 'X0' && !codes.includes(code))).toEqual([]);
  });

  it('are written from entries that have such a letter', () => {
    for (const sample of LETTER_SAMPLES) {
      expect([nameOf(sample), findEvent(sampleFacts(sample).event.type)?.letters]).toEqual([
        nameOf(sample),
        expect.arrayContaining([sample.letter]),
      ]);
    }
  });

  it.each(TABLE)('%s says what it must and nothing that nobody said', (_name, sample) => {
    const facts = sampleFacts(sample);
    const content = writeLetter(facts);
    const text = printed(content);
    expect(text).not.toMatch(/undefined|null|NaN|\[object|\{[a-zA-Z]|[\u{E000}-\u{F8FF}]/u);
    expect(text.replace(/[A-Za-z0-9.]+@[A-Za-z0-9.]+|redHead|sheet|EMS/g, '').replace(sample.letter, '')).not.toMatch(/[A-Za-z]{2,}/);
    expect(text).not.toMatch(/。。|，，|，。|；。|：。|（）|“”/u);
    expect(content.body.length + content.rows.length + content.index.length).toBeGreaterThan(0);
    expect(content.signature).toBe('某某区人民政府');
    expect(content.date).toMatch(/^20\d\d年\d{1,2}月\d{1,2}日$/);
    expect(content.documentNo).toBe(LETTERS[sample.letter].typeLetter === null ? '' : '文号待编号时生成');
    if (sample.variant === '' || sample.letter !== 'RECEIPT') expect(content.title).toBe(letterTitle(sample.letter, codeOption(sample)).zh);
  });

  it.each(TABLE)('%s cites the Regulation of its own time only', (_name, sample) => {
    const text = texts(writeLetter(sampleFacts(sample))).join('\n');
    expect(text).not.toMatch(sample.regime === 'R2008' ? /711号|2019年条例/ : /492号|2007年条例/);
    const unnamed = text.match(/(?<!中华人民共和国政府信息公开|以下简称《)条例》(?!）)/gu) ?? [];
    if (unnamed.length > 0) expect(text).toContain('以下简称《条例》');
  });

  it.each(TABLE)('%s gives every placeholder', (_name, sample) => {
    const { values } = writeLetter(sampleFacts(sample));
    expect(Object.keys(values)).toEqual(Object.keys(PLACEHOLDERS));
    for (const value of Object.values(values)) expect(value).toBeTypeOf('string');
  });

  it.each(TABLE)('%s is the same for the same facts', (_name, sample) => {
    const facts = sampleFacts(sample);
    expect(writeLetter(structuredClone(facts))).toEqual(writeLetter(facts));
  });

  it.each(TABLE)('%s leaves out or shows as blank what is not on record', (_name, sample) => {
    const content = writeLetter(bare(sampleFacts(sample)));
    const text = printed(content);
    expect(text).not.toMatch(/undefined|null|NaN|。。|，，|（）|“”|《》|改造工程|某甲|招标/u);
    expect(text).not.toMatch(/于(?=通过|以|提出|作出)|日前日|根据的规定|因，/u);
  });
});

describe('the number of a letter', () => {
  const sample = LETTER_SAMPLES.find(({ letter }) => letter === 'EXT_NOTICE');
  if (sample === undefined) throw new Error('no sample');
  const facts = sampleFacts(sample);

  it('is that of its issue', () => {
    expect(writeLetter({ ...facts, documentNo: '某政公开延〔2026〕1号' }).documentNo).toBe('某政公开延〔2026〕1号');
  });

  it('is the one it once had when it is made again, with a remark; an entry without one has none', () => {
    const letters = [{ letter: 'EXT_NOTICE', number: '某政公开延〔2026〕7号' }];
    const event = { ...facts.event, data: { ...facts.event.data, letters } };
    const remade = writeLetter({ ...facts, event, remade: true });
    expect([remade.documentNo, remade.remark]).toEqual(['某政公开延〔2026〕7号', '本件系根据案件历史记录（第3号）补制，非原件。']);
    expect(writeLetter({ ...facts, remade: true }).documentNo).toBe('');
    expect(writeLetter(facts).remark).toBe('');
  });

  it('made again, does not tell today’s due day for that of then', () => {
    expect(writeLetter(facts).body.join('')).toContain('2026年4月29日');
    expect(writeLetter({ ...facts, remade: true }).body.join('')).not.toContain('2026年4月29日');
    expect(writeLetter({ ...facts, remade: true }).values.dueOn).toBe('');
  });
});

describe('the parts that an office sets', () => {
  const sample = LETTER_SAMPLES.find(({ code }) => code === 'D4');
  if (sample === undefined) throw new Error('no sample');
  const facts = sampleFacts(sample);

  it('take the place of the organ’s name', () => {
    const content = writeLetter({
      ...facts,
      letterhead: { ...facts.letterhead, redHead: '某某区人民政府文件', signature: '某某区人民政府办公室' },
    });
    expect([content.redHead, content.signature]).toEqual(['某某区人民政府文件', '某某区人民政府办公室']);
  });

  it('are the competent ones in the remedies where they are not set', () => {
    const { remedy } = writeLetter({ ...facts, letterhead: { ...facts.letterhead, reviewOrgan: '', court: '' } });
    expect(remedy).toContain('有管辖权的行政复议机关');
    expect(remedy).toContain('有管辖权的人民法院');
  });

  it('do not touch what an officer edited', () => {
    const draft = ['第一段。', '第二段。'];
    const content = writeLetter({ ...facts, draft });
    expect(content.body).toEqual(draft);
    expect([content.remedy, content.signature, content.date]).toEqual([writeLetter(facts).remedy, '某某区人民政府', '2026年3月20日']);
  });

  it('follow the day of the letter where the regime is not known', () => {
    const early = writeLetter({ ...facts, regime: null, receivedOn: null, on: civilDate('2019-05-14') });
    const late = writeLetter({ ...facts, regime: null, receivedOn: null, on: civilDate('2019-05-15') });
    expect([early.title, late.title]).toEqual(['不予公开告知书', '不予公开决定书']);
  });
});

function codeOption({ regime, code }: LetterSample) {
  return { regime, ...(code !== null && (isReplyCode(code) || code.startsWith('O')) ? { code } : {}) };
}
