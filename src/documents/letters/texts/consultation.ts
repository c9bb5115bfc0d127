import { according, articleOn, REGULATION } from '../cite.ts';
import { consultationOf, type LetterParts, type LetterView, numberIn } from '../letter-view.ts';
import { BLANK, chineseDate, dayIn, linesOf, numbered, paragraphs, sentence, textIn, together } from '../words.ts';
import { applicantOf, askedFor, dueDay, opening } from './common.ts';

/** 征求意见书（致第三方）: never says who applies. */
export function writeThirdPartyLetter(view: LetterView): LetterParts {
  const { event, regime } = view;
  const r2019 = regime.id === 'R2019';
  return {
    addressee: textIn(event.data, 'party'),
    hidesApplicant: true,
    body: paragraphs(
      '本机关收到一件政府信息公开申请，申请公开的信息可能涉及你（单位）的商业秘密、个人隐私等合法权益。所涉信息的内容为：',
      numbered(textIn(event.data, 'summary') || BLANK),
      together(
        according(articleOn(regime, 'thirdParty')),
        `现书面征求你（单位）的意见。请自收到本征求意见书之日起${regime.consultationWorkingDays}个工作日内，`,
        '以书面形式向本机关提出是否同意公开的意见；不同意公开的，请说明理由；同意部分公开的，请指明不同意公开的部分并说明理由。',
      ),
      r2019
        ? `逾期未提出意见的，由本机关依照${REGULATION}的规定决定是否公开。不同意公开且有合理理由的，本机关不予公开。本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的政府信息内容和理由书面告知你（单位）。`
        : '逾期未提出意见的，由本机关依法决定是否公开。不同意公开的，本机关不予公开；但本机关认为不公开可能对公共利益造成重大影响的，应当予以公开，并将决定公开的政府信息内容和理由书面通知你（单位）。',
      '请对因本次征求意见知悉的情况予以保密。',
      '特此函达。',
    ),
  };
}

const ANSWERS: Readonly<Record<string, string>> = { agree: '同意公开', disagree: '不同意公开' };

function answerIn(data: Readonly<Record<string, unknown>>): string {
  const answer = ANSWERS[textIn(data, 'answer')];
  return answer === undefined ? '' : `${answer}的`;
}

/** 征求意见确认函: what the third party answered, for its signature. */
export function writeThirdPartyConfirmation(view: LetterView): LetterParts {
  const { event } = view;
  const party = textIn(event.data, 'party');
  const asked = consultationOf(view, 'party');
  const answer = ANSWERS[textIn(event.data, 'answer')] ?? '';
  return {
    hidesApplicant: true,
    body: [],
    rows: [
      { label: '第三方', value: party },
      { label: '征求意见书文号', value: numberIn(asked, 'TP_LETTER') },
      { label: '征求意见日期', value: asked === undefined ? '' : chineseDate(asked.on) },
      { label: '所涉信息', value: textIn(asked?.data, 'summary') },
      { label: '意见', value: answer === '' ? '□同意公开　□不同意公开　□部分同意公开' : answer },
      { label: '理由', value: textIn(event.data, 'grounds') },
      { label: '提出意见日期', value: chineseDate(event.on) },
      { label: '第三方签章', value: '' },
    ],
  };
}

/** 征求意见告知书: the applicant learns that time is not counted, not whom we asked. */
export function writeConsultationNotice(view: LetterView): LetterParts {
  const { regime, you, event } = view;
  return {
    addressee: applicantOf(view),
    body: paragraphs(
      opening(view),
      together(
        `经审查，${you}申请公开的信息涉及第三方合法权益。${according(articleOn(regime, 'thirdParty'))}`,
        `本机关已于${chineseDate(event.on)}书面征求第三方的意见。`,
      ),
      together(
        according(articleOn(regime, 'timeNotCounted')),
        '征求第三方意见所需时间不计算在答复期限内。征求意见结束后，本机关将继续计算答复期限，并依法作出答复。',
      ),
      '特此告知。',
    ),
  };
}

/**
 * 依申请公开告知书（致第三方）: content and reasons of a disclosure against the objection. The third party has the ordinary remedies; the
 * paragraph for closings calls the paper 告知书, as this one is called.
 */
export function writeDisclosureNotice(view: LetterView): LetterParts {
  const { event, regime, facts } = view;
  const party = textIn(event.data, 'party');
  const answer = view.round.findLast(({ type, data }) => type === 'thirdParty.replied' && textIn(data, 'party') === party);
  const number = numberIn(consultationOf(view, 'party'), 'TP_LETTER');
  const silent = view.round.some(({ type, data }) => type === 'thirdParty.lapsed' && textIn(data, 'party') === party);
  return {
    addressee: party,
    hidesApplicant: true,
    remedy: { code: 'O3', decidedOn: facts.on },
    body: paragraphs(
      together(
        '就一件政府信息公开申请所涉信息，本机关',
        number !== '' && `以《征求意见书》（${number}）书面`,
        '征求了你（单位）的意见。',
        answer !== undefined && `你（单位）于${chineseDate(answer.on)}提出${answerIn(answer.data)}意见。`,
        silent && '你（单位）逾期未提出意见。',
      ),
      `经审查，${according(articleOn(regime, 'thirdParty'))}本机关决定公开该信息。决定公开的政府信息内容为：`,
      numbered(textIn(event.data, 'content') || BLANK),
      together(
        '公开的理由为：',
        linesOf(textIn(event.data, 'reasons') || BLANK)
          .map(sentence)
          .join(''),
      ),
    ),
  };
}

/** 征求意见书（致共同制作机关）. The 2007 Regulation has no rule: a request between organs. */
export function writeOrganLetter(view: LetterView): LetterParts {
  const { event, regime } = view;
  const r2019 = regime.organConsultationPauses;
  return {
    addressee: textIn(event.data, 'organ'),
    hidesApplicant: true,
    body: paragraphs(
      '本机关收到一件政府信息公开申请，申请公开的信息涉及贵机关。所涉信息的内容为：',
      numbered(textIn(event.data, 'summary') || BLANK),
      together(
        r2019 ? according(articleOn(regime, 'otherOrgan')) : '',
        '现征求贵机关的意见。',
        r2019
          ? `请贵机关自收到本征求意见书之日起${regime.consultationWorkingDays}个工作日内，书面提出是否同意公开的意见；不同意公开的，请说明依据和理由。`
          : '因答复期限有限，请贵机关尽快书面提出是否同意公开的意见；不同意公开的，请说明依据和理由。',
      ),
      r2019 && '该信息由贵机关与本机关共同制作的，逾期未提出意见，视为同意公开。',
      '特此函达，请予支持。',
    ),
  };
}

/** 协办函: only what the unit needs to search. */
export function writeCooperationLetter(view: LetterView): LetterParts {
  const { event, facts, application } = view;
  const limit = dayIn(event.data, 'internalLimit');
  const due = dueDay(view);
  const asked = askedFor(application);
  return {
    addressee: textIn(event.data, 'unit') || BLANK,
    hidesApplicant: true,
    body: paragraphs(
      together(
        '本机关收到一件政府信息公开申请',
        facts.caseNo !== null && `（申请编号：${facts.caseNo}）`,
        asked === '' ? '。' : `，申请公开的内容为：${asked}。`,
      ),
      together(
        '请你单位对所掌握的文书、档案和信息系统进行检索，',
        limit === '' ? '' : `于${limit}前`,
        '将下列材料送本机关政府信息公开工作机构：',
      ),
      '1．检索情况：检索人员、检索时间、检索的系统和档案、检索词及检索结果；',
      '2．检索到的政府信息的复制件或者电子数据；',
      '3．是否可以公开的意见及依据，涉及国家秘密、商业秘密、个人隐私或者共同制作机关的，一并说明。',
      due !== '' && `该申请的答复期限至${due}届满，请按时办理。`,
      '特此函告。',
    ),
  };
}
