import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import type { StateMeta } from '../../machines/chart-types.ts';
import { disclosureRequestMachine } from '../../machines/disclosure-request.machine.ts';
import { consultationMachine } from '../../machines/parts/consultation.machine.ts';
import { disclosureRequestGuardTexts } from '../../machines/parts/request-guard-texts.ts';
import { PROCEEDING_GUARD_TEXTS, PROCEEDING_MACHINES } from '../../machines/proceedings.ts';
import { articleInEnglish } from '../../src/law/cite-article.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { DECISION_CODES, DECISIONS } from '../../src/law/decision-codes.ts';
import { EVENTS } from '../../src/law/events/catalogue.ts';
import { REGIMES } from '../../src/law/regimes.ts';
import { remedyParagraphOf } from '../../src/law/remedy-paragraph.ts';

const CHINESE = /[\p{Script=Han}（）、；：〔〕]/u;

it.each([
  ['2019年条例第三十三条第二款；2007年条例第二十四条', '2019 Regulation, art. 33(2); 2007 Regulation, art. 24'],
  ['2019年条例第三十六条第四项', '2019 Regulation, art. 36(4)'],
  ['行政复议法（2023）第四十八条、第五十四条', 'Administrative Review Law (2023), arts. 48, 54'],
  ['行政诉讼法第九十一条至第九十三条', 'Administrative Litigation Law, arts. 91–93'],
  ['行政诉讼法第八十九条第一款第三、四项', 'Administrative Litigation Law, art. 89(1)(3), (4)'],
  [
    '行政诉讼法司法解释（法释〔2018〕1号）第一百一十九条至第一百二十三条',
    'SPC Interpretation of the Administrative Litigation Law (Fa Shi [2018] No. 1), arts. 119–123',
  ],
  ['法释〔2018〕1号第六十四条', 'SPC Interpretation [2018] No. 1, art. 64'],
  ['国办函〔2020〕109号第七条', 'State Council General Office letter [2020] No. 109, art. 7'],
  ['国办发〔2010〕5号（一事一申请）', 'State Council General Office circular [2010] No. 5 (one matter, one application)'],
  ['项目规则 C23', 'project rule C23'],
  ['项目规则 2.1、2.2', 'project rules 2.1, 2.2'],
  ['2019年条例第三十条（C5）', '2019 Regulation, art. 30 (rule C5)'],
  ['2019年条例第四条（机关内部分工）（C5）', '2019 Regulation, art. 4 (division of work within the organ; rule C5)'],
  ['2019年条例第四章', '2019 Regulation, chapter 4'],
  ['2007年条例未作规定', '2007 Regulation is silent'],
  [
    '项目规则：受理之日起20个工作日（2019年条例第五十一条未定期限）',
    'project rule: 20 working days from acceptance (2019 Regulation, art. 51 sets no limit)',
  ],
])('%s is cited as “%s”', (chinese, english) => {
  expect(articleInEnglish(chinese)).toBe(english);
});

it('leaves a clause that it does not understand whole', () => {
  expect(articleInEnglish('某法第三条；2019年条例第三十条')).toBe('某法第三条; 2019 Regulation, art. 30');
  expect(articleInEnglish('2019年条例第三十条另有说明')).toBe('2019年条例第三十条另有说明');
});

describe('no Chinese is left in English citations', () => {
  it.each([
    ['events', Object.values(EVENTS).map((event) => event.article)],
    ['both Regulations', Object.values(REGIMES).flatMap((regime) => Object.values(regime.articles))],
    ['decision codes', DECISION_CODES.flatMap((code) => Object.values(DECISIONS[code].basis))],
    ['states of the charts', chartArticles()],
    ['guards', guardBases()],
    ['remedy paragraphs', remedyBases()],
    ['articles and bases written in the code', writtenInCode()],
  ])('of %s', (_of, sources) => {
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((source) => CHINESE.test(articleInEnglish(source)))).toEqual([]);
  });
});

function chartArticles(): string[] {
  const machines = [disclosureRequestMachine, consultationMachine, ...Object.values(PROCEEDING_MACHINES)] as AnyStateMachine[];
  return machines.flatMap((machine) => articlesBelow(machine.root));
}

function articlesBelow(node: AnyStateNode): string[] {
  const article = (node.meta as StateMeta | undefined)?.article;
  const inside = Object.values(node.states as Record<string, AnyStateNode>).flatMap(articlesBelow);
  return [article, ...inside].filter((text) => text !== undefined);
}

function guardBases(): string[] {
  return [disclosureRequestGuardTexts, ...Object.values(PROCEEDING_GUARD_TEXTS)].flatMap((texts) =>
    Object.values(texts).map((text) => text.basis),
  );
}

function remedyBases(): string[] {
  const days = ['2015-04-30', '2023-12-31', '2024-01-01'].map(civilDate);
  return DECISION_CODES.flatMap((code) =>
    days.flatMap((decidedOn) => remedyParagraphOf({ code, decidedOn, withholdsUnder14To16: true })?.basis ?? []),
  );
}

/** Limits and refusals name their basis where they are made. */
function writtenInCode(): string[] {
  return ['src/law', 'src/engine', 'machines'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/\b(?:basis|article|law): '([^']*\p{Script=Han}[^']*)'/gu)])
      .map(([, source = '']) => source),
  );
}
