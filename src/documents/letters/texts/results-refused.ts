import type { DecisionCode } from '../../../law/decision-codes.ts';
import { THIRD_PARTY_GROUNDS } from '../../../law/decision-codes.ts';
import type { LetterView } from '../letter-view.ts';
import { latest } from '../letter-view.ts';
import { paragraphs, textIn, unstopped } from '../words.ts';
import { blankOr, type DecisionWords } from './decision-words.ts';

type Wording = (view: LetterView) => string;

const R2019 = ({ regime }: LetterView): boolean => regime.id === 'R2019';

const stateSecret: Wording = (view) => (R2019(view) ? '属于依法确定为国家秘密的政府信息' : '涉及国家秘密');
const forbidden: Wording = (view) => (R2019(view) ? '属于法律、行政法规禁止公开的政府信息' : '属于法律、法规规定不得公开的政府信息');
const harmful: Wording = () => '公开后可能危及国家安全、公共安全、经济安全或者社会稳定';
const thirdParty: Wording = (view) => {
  const ground = groundOf(view);
  return R2019(view) ? `涉及${ground}，公开会对第三方合法权益造成损害` : `涉及${ground}${objected(view) ? '，权利人不同意公开' : ''}`;
};
const internal: Wording = (view) =>
  R2019(view)
    ? '属于行政机关人事管理、后勤管理、内部工作流程等方面的内部事务信息'
    : '属于行政机关在日常工作中制作或者获取的内部管理信息，一般不属于应公开的政府信息';
const process: Wording = (view) =>
  R2019(view)
    ? '属于行政机关在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息'
    : '属于处于讨论、研究或者审查中的过程性信息，一般不属于应公开的政府信息';
const enforcement: Wording = (view) => (R2019(view) ? '属于行政执法案卷信息' : '属于行政执法案卷信息，不属于公开范围');

/** Only where an objection is on record: a third party that was silent did not object. */
function objected({ round }: LetterView): boolean {
  return round.some(({ type, data }) => type === 'thirdParty.replied' && data.answer === 'disagree');
}

/** The ground, never the secret itself. */
function groundOf({ proposal, event, round }: LetterView): string {
  const said = [proposal?.data, event.data, round.findLast(({ data }) => typeof data.thirdPartyGround === 'string')?.data];
  const ground = said
    .map((data) => textIn(data, 'thirdPartyGround'))
    .find((one) => (THIRD_PARTY_GROUNDS as readonly string[]).includes(one));
  if (ground === undefined) return '商业秘密、个人隐私等';
  return ground === 'privacy' ? '个人隐私' : '商业秘密';
}

function refused(why: Wording, more: (view: LetterView) => string = () => ''): DecisionWords {
  return {
    result: (view, basis) => paragraphs(more(view), `${view.you}申请公开的信息${why(view)}。${basis}本机关决定不予公开。`),
  };
}

/** Level, period and authority as the secrecy review has them; what the information is stays out. */
function marking(view: LetterView): string {
  const review = latest(view, 'secrecy.restricted', 'secrecy.referred');
  const level = unstopped(textIn(review?.data, 'level'));
  const basis = unstopped(textIn(review?.data, 'basis'));
  if (level !== '') return `经保密审查，该信息的密级、保密期限等标识为：${level}${basis === '' ? '' : `；认定依据为：${basis}`}。`;
  const blank = blankOr(view, '');
  return blank === '' ? '' : `该信息的密级为${blank}，保密期限为${blank}，定密机关为${blank}。`;
}

/** The reasons of the officer are the harm; without any the letter would only repeat the law. */
function harm(view: LetterView): string {
  const typed = textIn(view.proposal?.data, 'reasons');
  const blank = typed === '' ? blankOr(view, '') : '';
  return blank === '' ? '' : `公开该信息可能造成的危害为：${blank}。`;
}

/** 行政查询事项: counted as a refusal, but the law only points to another procedure. */
const registers: DecisionWords = {
  result: (view, basis) => [
    `${view.you}申请公开的信息属于工商、不动产登记资料等信息，有关法律、行政法规对信息的获取有特别规定。${basis}请${view.you}依照有关法律、行政法规的规定办理。`,
  ],
};

export const REFUSALS: Readonly<Partial<Record<DecisionCode, DecisionWords>>> = {
  D1: refused(stateSecret, marking),
  D2: refused(forbidden),
  D3: refused(harmful, harm),
  D4: refused(thirdParty),
  D5: refused(internal),
  D6: refused(process),
  D7: refused(enforcement),
  D8: registers,
};
