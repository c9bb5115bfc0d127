import { describe, expect, it } from 'vitest';
import { DECISION_CODES } from '../../src/law/decision-codes.ts';
import { EVENTS } from '../../src/law/events/catalogue.ts';
import type { EventDefinition } from '../../src/law/events/define-event.ts';
import { LETTER_IDS } from '../../src/law/letter-ids.ts';
import { closingLetterOf, LETTERS, letterTitle, replyLetterOf } from '../../src/law/letters.ts';
import { CASE_TYPE_LETTERS, caseNumberText, documentNumberText } from '../../src/law/numbering.ts';

describe('letters', () => {
  it.each(LETTER_IDS)('%s has a title in both languages and an event', (id) => {
    expect(LETTERS[id].title.zh).not.toBe('');
    expect(LETTERS[id].title.en).not.toBe('');
    expect(Object.values<EventDefinition>(EVENTS).some(({ letters = [] }) => letters.includes(id))).toBe(true);
  });

  it('number replies in one series and every other kind in its own', () => {
    const series = LETTER_IDS.filter((id) => !id.startsWith('REPLY_')).flatMap((id) => LETTERS[id].typeLetter ?? []);
    expect(new Set(series).size).toBe(series.length);
    expect(series).not.toContain('答');
    for (const letter of Object.values(CASE_TYPE_LETTERS)) expect(series).not.toContain(letter);
    for (const id of LETTER_IDS.filter((one) => one.startsWith('REPLY_'))) expect(LETTERS[id].typeLetter).toBe('答');
  });

  it.each([
    ['G1', 'R2019', '予以公开答复书'],
    ['G2', 'R2008', '政府信息公开告知书'],
    ['P1', 'R2019', '部分公开答复书'],
    ['P1', 'R2008', '部分公开告知书'],
    ['D3', 'R2019', '不予公开决定书'],
    ['D3', 'R2008', '不予公开告知书'],
    ['U1a', 'R2008', '不存在告知书'],
    ['U1b', 'R2019', '非本机关政府信息告知书'],
    ['U3', 'R2008', '补正申请通知书'],
    ['N1', 'R2019', '不予处理告知书'],
    ['N2', 'R2019', '重复申请告知书'],
    ['N2', 'R2008', '重复申请告知书'],
  ] as const)('call the reply %s under %s %s', (code, regime, title) => {
    expect(replyLetterOf(code, regime)?.title.zh).toBe(title);
  });

  it('give closings a notice and never a reply', () => {
    for (const code of ['O1', 'O2', 'O3', 'X0'] as const) expect(replyLetterOf(code, 'R2019')).toBeNull();
    expect(closingLetterOf('O1', 'R2019')?.title.zh).toBe('视为放弃告知书');
    expect(closingLetterOf('O2', 'R2019')?.title.zh).toBe('不再处理告知书');
    expect(closingLetterOf('O3', 'R2019')?.title.zh).toBe('撤回确认书');
    expect(closingLetterOf('X0', 'R2019')).toBeNull();
    for (const code of DECISION_CODES) {
      const both = [replyLetterOf(code, 'R2019'), closingLetterOf(code, 'R2019')].filter((letter) => letter !== null);
      expect(both).toHaveLength(code === 'X0' ? 0 : 1);
    }
  });

  it('keep the title of the regime', () => {
    expect(letterTitle('CORR_NOTICE', { regime: 'R2008' }).zh).toBe('补正申请通知书');
    expect(letterTitle('EXT_NOTICE', { regime: 'R2008' }).zh).toBe('延期答复告知书');
  });
});

describe('numbers', () => {
  it('write a document as organ, series, year and number', () => {
    expect(documentNumberText({ organShortName: '东政', typeLetter: '答', year: 2024, number: 12 })).toBe('东政公开答〔2024〕12号');
  });

  it('write a case in its own series, later rounds with a suffix', () => {
    expect(caseNumberText({ organShortName: '东政', year: 2024, number: 38 })).toBe('东政公开申〔2024〕38号');
    expect(caseNumberText({ organShortName: '东政', year: 2024, number: 38, round: 1 })).toBe('东政公开申〔2024〕38号');
    expect(caseNumberText({ organShortName: '东政', year: 2024, number: 38, round: 2 })).toBe('东政公开申〔2024〕38号-2');
  });
});
