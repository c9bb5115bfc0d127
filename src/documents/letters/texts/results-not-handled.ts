import type { DecisionCode } from '../../../law/decision-codes.ts';
import type { LetterView } from '../letter-view.ts';
import { linesOf, paragraphs, textIn, unstopped } from '../words.ts';
import type { DecisionWords } from './decision-words.ts';

/** What the officer typed as the other way for the applicant. */
function otherWay({ proposal }: LetterView, lead: string): string {
  const way = unstopped(linesOf(textIn(proposal?.data, 'itemsDisclosed')).join('；'));
  return way === '' ? '' : `${lead}：${way}。`;
}

const petition: DecisionWords = {
  result: (view, basis) =>
    paragraphs(
      `${view.you}以政府信息公开申请的形式提出的是信访、投诉、举报等事项。${basis}本机关不作为政府信息公开申请处理。`,
      otherWay(view, `有关事项${view.you}可以通过下列渠道提出`),
    ),
};

const repeated: DecisionWords = {
  result: (view, basis) => [
    view.regime.id === 'R2019'
      ? `本机关已就${view.you}提出的政府信息公开申请作出答复，${view.you}重复申请公开相同的政府信息。${basis}本机关不予重复处理。`
      : `本机关已就${view.you}提出的政府信息公开申请作出答复，${view.you}向本机关重复申请公开同一政府信息。${basis}本机关不再重复答复。`,
  ],
};

const publications: DecisionWords = {
  result: (view, basis) =>
    paragraphs(
      `${view.you}要求提供的是政府公报、报刊、书籍等公开出版物。${basis}本机关不作为政府信息公开申请处理。`,
      otherWay(view, '获取该出版物的途径为'),
    ),
};

const excessive: DecisionWords = {
  result: (view, basis) => [
    view.regime.id === 'R2019'
      ? `${view.you}申请公开政府信息的数量、频次明显超过合理范围，所说明的理由不合理。${basis}本机关不予处理。`
      : `${view.you}无正当理由大量、反复提出政府信息公开申请。${basis}本机关不予处理。`,
  ],
  before: (view) => {
    const { round, you } = view;
    const asked = round.findLast(({ type }) => type === 'reasons.requested');
    const counts = unstopped(textIn(asked?.data, 'counts'));
    const given = round.some(({ type }) => type === 'reasons.received');
    if (asked === undefined) return [];
    return [
      `${counts === '' ? '' : `${you}申请公开政府信息的情况为：${counts}。`}本机关要求${you}说明理由，${you}${given ? '已作出说明' : '逾期未作出说明'}。`,
    ];
  },
};

const confirmation: DecisionWords = {
  result: (view, basis) => [
    `${view.you}要求本机关对已经获取的信息予以确认或者重新出具，不属于申请获取政府信息。${basis}本机关不作为政府信息公开申请处理。`,
  ],
};

export const NOT_HANDLED: Readonly<Partial<Record<DecisionCode, DecisionWords>>> = {
  N1: petition,
  N2: repeated,
  N3: publications,
  N4: excessive,
  N5: confirmation,
};
