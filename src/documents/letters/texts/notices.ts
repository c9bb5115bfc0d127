import { according, articleOn } from '../cite.ts';
import type { LetterParts, LetterView } from '../letter-view.ts';
import { BLANK, chineseDate, dayIn, numbered, paragraphs, textIn, together, unstopped } from '../words.ts';
import { applicantOf, corrections, dueDay, opening, untilLastDay, whyAgain, withoutBecause } from './common.ts';

/** 补正告知书: all points at once, the period and what follows if nothing comes. */
export function writeCorrection(view: LetterView): LetterParts {
  const { event, regime, you } = view;
  const days = textIn(event.data, 'workingDays') || BLANK;
  const basis = articleOn(regime, 'correction');
  return {
    addressee: applicantOf(view),
    body: paragraphs(
      together(opening(view), whyAgain(view)),
      `经审查，${you}提交的申请内容不明确。${according(basis)}现一次性告知${you}对下列事项作出补正：`,
      numbered(textIn(event.data, 'points') || BLANK),
      together(
        `请${you}自收到本${regime.correction === null ? '通知' : '告知'}书之日起${days}个工作日内${untilLastDay(view)}，将补正后的申请以书面形式提交本机关。`,
        '补正中如有疑问，可以与本机关联系，本机关将予以指导和释明。',
      ),
      regime.correction !== null &&
        '答复期限自本机关收到补正的申请之日起计算。无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。',
      '特此告知。',
    ),
  };
}

/** 说明理由告知书. */
export function writeReasonNotice(view: LetterView): LetterParts {
  const { event, regime, you } = view;
  const counts = unstopped(textIn(event.data, 'counts'));
  const days = textIn(event.data, 'workingDays');
  return {
    addressee: applicantOf(view),
    body: paragraphs(
      opening(view),
      together(
        '经审查，',
        counts === ''
          ? `${you}申请公开政府信息的数量、频次明显超过合理范围。`
          : `${you}申请公开政府信息的情况为：${counts}。上述数量、频次明显超过合理范围。`,
      ),
      together(
        regime.deferralAllowed && according(articleOn(regime, 'excessive')),
        days === ''
          ? `请${you}在收到本告知书后书面说明申请理由。`
          : `请${you}自收到本告知书之日起${days}个工作日内${untilLastDay(view)}书面说明申请理由。`,
      ),
      regime.deferralAllowed
        ? '理由不合理的，本机关将告知不予处理；理由合理但无法在法定期限内答复的，本机关将确定延迟答复的合理期限并另行告知。逾期未说明理由的，本机关将根据已有材料依法作出处理。'
        : '逾期未说明理由的，本机关将根据已有材料依法作出处理。',
      '特此告知。',
    ),
  };
}

/** 延期答复告知书. */
export function writeExtension(view: LetterView): LetterParts {
  const { event, regime, you } = view;
  const days = textIn(event.data, 'workingDays') || BLANK;
  const reason = withoutBecause(unstopped(textIn(event.data, 'reason')));
  const due = dueDay(view);
  return {
    addressee: applicantOf(view),
    body: paragraphs(
      together(opening(view), corrections(view), whyAgain(view)),
      together(
        reason === '' ? '' : `因${reason}，`,
        `本机关无法在规定的${regime.replyWorkingDays}个工作日内作出答复。${according(articleOn(regime, 'extension'))}`,
        `经本机关政府信息公开工作机构负责人同意，决定将答复期限延长${days}个工作日${due === '' ? '' : `，延长至${due}`}。`,
      ),
      due === '' &&
        !view.facts.remade &&
        `征求${regime.organConsultationPauses ? '第三方和其他机关' : '第三方'}意见所需时间不计算在答复期限内，具体答复日期据此顺延。`,
      `对由此给${you}带来的不便，敬请谅解。`,
      '特此告知。',
    ),
  };
}

/** 延迟答复告知书: only where the reasons are reasonable but the time is not enough. */
export function writeDeferral(view: LetterView): LetterParts {
  const { event, regime, you, round } = view;
  const reason = withoutBecause(unstopped(textIn(event.data, 'reason')));
  const given = round.findLast(({ type }) => type === 'reasons.received');
  return {
    addressee: applicantOf(view),
    body: paragraphs(
      opening(view),
      together(
        `${you}申请公开政府信息的数量、频次明显超过合理范围，`,
        given === undefined
          ? '经审查，申请理由合理，'
          : `本机关要求${you}说明理由，${you}于${chineseDate(given.on)}作出说明。经审查，申请理由合理，`,
        `但无法在规定的期限内答复${reason === '' ? '' : `，原因是：${reason}`}。`,
      ),
      `${according(articleOn(regime, 'deferral'))}本机关确定将答复期限延迟至${dayIn(event.data, 'to') || BLANK}。`,
      '特此告知。',
    ),
  };
}
