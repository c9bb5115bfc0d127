import type { DecisionCode } from '../../../law/decision-codes.ts';
import type { LetterEvent } from '../letter-facts.ts';
import type { LetterView } from '../letter-view.ts';
import { chineseDate, linesOf, paragraphs, textIn, together, unstopped } from '../words.ts';
import { blankOr, type DecisionWords } from './decision-words.ts';

/**
 * Who searched what, with which terms and when: the organ must show that it searched reasonably.
 *
 * Legal source: domain 1.7.3 (SPC2025).
 */
export function searchFindings(view: LetterView): readonly string[] {
  const searches = view.round.filter(({ type }) => type === 'search.completed');
  if (searches.length > 0) return searches.map(searched);
  const blank = blankOr(view, '');
  if (blank === '') return [];
  return [`本机关于${blank}由${blank}以${blank}为检索词，对${blank}进行检索，未检索到所申请公开的信息。`];
}

const SEARCH_RESULTS: Readonly<Record<string, string>> = { found: '，已完成检索。', notFound: '，未检索到所申请公开的信息。' };

function searched({ on, data }: LetterEvent): string {
  const [staff, terms, systems] = ['staff', 'terms', 'systems'].map((field) => unstopped(linesOf(textIn(data, field)).join('、')));
  return together(
    `${chineseDate(on)}，`,
    staff !== '' && `由${staff}`,
    terms !== '' && `以“${terms}”为检索词，`,
    systems === '' ? '进行检索' : `对${systems}进行检索`,
    SEARCH_RESULTS[textIn(data, 'result')] ?? '。',
  );
}

const notExisting: DecisionWords = {
  before: searchFindings,
  result: (view, basis) =>
    view.regime.id === 'R2019'
      ? [`经检索，没有${view.you}所申请公开的信息。${basis}现告知${view.you}，该政府信息不存在。`]
      : [`经检索，${view.you}申请公开的政府信息不存在。${basis}现予告知。`],
};

const otherOrgan: DecisionWords = {
  result: (view, basis) => {
    const organ = textIn(view.proposal?.data, 'itemsDisclosed');
    return paragraphs(
      `${view.you}申请公开的信息不属于本机关负责公开。${basis}现予告知。`,
      organ !== '' &&
        `${view.you}可以向负责公开该政府信息的行政机关提出申请，该行政机关的名称、联系方式为：${unstopped(linesOf(organ).join('；'))}。`,
    );
  },
};

const toBeMade: DecisionWords = {
  result: (view, basis) =>
    view.regime.id === 'R2019'
      ? [`${view.you}申请公开的信息需要本机关对现有政府信息进行加工、分析，本机关没有现成的信息。${basis}本机关不予提供。`]
      : [
          `本机关没有${view.you}申请公开的现成信息，需要汇总、加工或者重新制作。${basis}行政机关一般不承担为申请人汇总、加工或者重新制作政府信息的义务，本机关不予提供。`,
        ],
};

const unclear: DecisionWords = {
  result: (view, basis) =>
    view.regime.id === 'R2019'
      ? [`${view.you}补正后的申请内容仍不明确，本机关无法据此指向和查找特定的政府信息。${basis}本机关对该申请无法作进一步处理。`]
      : [
          `${view.you}的申请内容不明确。${basis}请${view.you}对申请内容作出更改、补充。`,
          `本机关收到更改、补充后的申请后，将自收到之日起${view.regime.replyWorkingDays}个工作日内予以答复。`,
        ],
};

export const UNAVAILABLE: Readonly<Partial<Record<DecisionCode, DecisionWords>>> = {
  U1a: notExisting,
  U1b: otherOrgan,
  U2: toBeMade,
  U3: unclear,
};
