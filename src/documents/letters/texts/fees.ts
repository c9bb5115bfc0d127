import { chineseAmount } from '../chinese-amount.ts';
import { according, articleOn } from '../cite.ts';
import type { LetterParts, LetterView } from '../letter-view.ts';
import { BLANK, paragraphs, textIn, together } from '../words.ts';
import { applicantOf, opening, untilLastDay } from './common.ts';

const RATES = {
  perItem: {
    unit: '件',
    words:
      '按件计收的标准为：同一申请人一个自然月内累计申请10件以下（含10件）的，不收费；11件至30件（含30件）的部分，100元/件；31件以上的部分，以10件为一档，每增加一档，收费标准提高100元/件。',
  },
  perPage: {
    unit: '页',
    words:
      '按量计收的标准为：30页以下（含30页）的，不收费；31页至100页（含100页）的部分，10元/页；101页至200页（含200页）的部分，20元/页；201页以上的部分，40元/页。',
  },
} as const;

/**
 * 收费通知书. The fee alone cannot be taken to review or court, so it tells no remedies (domain 1.6 step 5).
 *
 * Legal source: 国办函〔2020〕109号 arts. 3 to 7.
 */
export function writeFeeNotice(view: LetterView): LetterParts {
  const { event, regime, you } = view;
  const legal = [articleOn(regime, 'fee')].filter((basis) => basis !== '');
  return {
    addressee: applicantOf(view),
    body: paragraphs(
      opening(view),
      `${you}申请公开政府信息的数量、频次明显超过合理范围。${according(legal.join(''))}本机关决定收取信息处理费。现将有关事项通知如下：`,
      standard(view),
      amount(view),
      `三、缴费账户：${textIn(event.data, 'account') || view.facts.letterhead.feeAccount || BLANK}。`,
      together(
        `四、缴费期限：请${you}自收到本通知书次日起${regime.fee?.paymentCalendarDays ?? 30}日内${untilLastDay(view)}缴纳。最后一日为法定休息日的，顺延至其后的第一个工作日。`,
        '逾期未缴纳的，视为放弃申请，本机关不再处理该政府信息公开申请。',
      ),
      `五、办理期限：自缴清信息处理费次日起重新计算${regime.fee === null ? '' : '（同办法第七条）'}。`,
      '特此通知。',
    ),
  };
}

function standard({ event }: LetterView): string {
  const rate = rateOf(event.data);
  const count = textIn(event.data, 'count');
  if (rate === undefined) return `一、收费标准：${BLANK}。`;
  return `一、收费标准和计费数量：${rate.words}本次计费数量为${count || BLANK}${rate.unit}。`;
}

function amount({ event }: LetterView): string {
  const { yuan } = event.data;
  if (typeof yuan !== 'number') return `二、应缴金额：${BLANK}。`;
  return `二、应缴金额：${yuan}元（大写：${chineseAmount(yuan)}）。`;
}

function rateOf(data: Readonly<Record<string, unknown>>): (typeof RATES)[keyof typeof RATES] | undefined {
  const method = textIn(data, 'method');
  return method === 'perItem' || method === 'perPage' ? RATES[method] : undefined;
}
