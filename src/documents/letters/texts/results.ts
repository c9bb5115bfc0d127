import type { DecisionCode } from '../../../law/decision-codes.ts';
import type { LetterView } from '../letter-view.ts';
import { linesOf, numbered, paragraphs, textIn, unstopped } from '../words.ts';
import { blankOr, type DecisionWords } from './decision-words.ts';
import { MEDIA_WORDS, OBTAIN_WORDS, wordsOf } from './labels.ts';
import { NOT_HANDLED } from './results-not-handled.ts';
import { REFUSALS } from './results-refused.ts';
import { UNAVAILABLE } from './results-unavailable.ts';

function alreadyPublic(view: LetterView, basis: string): readonly string[] {
  const where = blankOr(view, textIn(view.proposal?.data, 'itemsDisclosed'));
  const lines = linesOf(where);
  const told = `${view.you}申请公开的信息已经主动公开。${basis}现告知${view.you}获取该政府信息的方式、途径`;
  if (where === '') return [`${view.you}申请公开的信息已经主动公开。${basis}现予告知。`];
  return lines.length === 1 ? [`${told}：${unstopped(where)}。`] : [`${told}：`, ...numbered(where)];
}

function provided(view: LetterView, basis: string): readonly string[] {
  const items = textIn(view.proposal?.data, 'itemsDisclosed');
  const given = `${view.you}申请公开的信息可以公开。${basis}现将该政府信息提供给${view.you}`;
  return paragraphs(items === '' ? `${given}。` : [`${given}，内容为：`, ...numbered(items)], howProvided(view));
}

function howProvided({ application, you }: LetterView): string {
  const way = wordsOf(application.obtainWay, OBTAIN_WORDS);
  const media = wordsOf(application.media, MEDIA_WORDS);
  if (way === '' && media === '') return '';
  return `按照${you}的要求，${[media && `载体形式为：${media}`, way && `获取方式为：${way}`].filter((part) => part !== '').join('；')}。`;
}

function partly(view: LetterView, basis: string): readonly string[] {
  const items = textIn(view.proposal?.data, 'itemsDisclosed');
  const withheld = withheldOf(view);
  return paragraphs(
    `${view.you}申请公开的信息中含有不应当公开的内容，但能够作区分处理。${basis}本机关作区分处理后，将可以公开的内容提供给${view.you}${items === '' ? '。' : '：'}`,
    items !== '' && numbered(items),
    howProvided(view),
    withheld.length > 0 ? ['不予公开的内容及理由如下：', ...withheld] : '',
  );
}

/** What a second person checked, by file; else what the officer typed. */
function withheldOf(view: LetterView): readonly string[] {
  const { withheld } = view.facts;
  if (withheld.length === 0) return numbered(blankOr(view, textIn(view.proposal?.data, 'itemsWithheld')));
  const files = [...new Set(withheld.map(({ file }) => file))];
  return files.flatMap((file) => {
    const lines = withheld.filter((part) => part.file === file && part.line.trim() !== '').map(({ line }) => line);
    const name = file.replace(/\.[a-z0-9]{1,5}$/iu, '');
    return [...(name === '' ? [] : [`《${name}》中：`]), ...numbered(lines.join('\n'))];
  });
}

/** By code. Closings have no reply. */
export const RESULTS: Readonly<Partial<Record<DecisionCode, DecisionWords>>> = {
  G1: { result: alreadyPublic },
  G2: { result: provided },
  P1: { result: partly },
  ...REFUSALS,
  ...UNAVAILABLE,
  ...NOT_HANDLED,
};
