import { DECISIONS, type DecisionCode } from '../../../law/decision-codes.ts';
import { according, formalBasis } from '../cite.ts';
import type { LetterParts, LetterView } from '../letter-view.ts';
import { chineseDate, paragraphs, together } from '../words.ts';
import { applicantOf, opening } from './common.ts';

/** 视为放弃告知书, 不再处理告知书, 撤回确认书. */
export function writeClosing(view: LetterView): LetterParts {
  const { code, facts } = view;
  const closing = code ?? 'O3';
  return {
    addressee: applicantOf(view),
    remedy: { code: closing, decidedOn: facts.on },
    body: paragraphs(opening(view), closed(view, closing)),
  };
}

function closed(view: LetterView, code: DecisionCode): string {
  const basis = according(formalBasis(DECISIONS[code].basis[view.regime.id], view.regime.id));
  if (code === 'O1') return uncorrected(view, basis);
  if (code === 'O2') return unpaid(view, basis);
  return withdrawn(view);
}

function uncorrected(view: LetterView, basis: string): string {
  const { you, round, facts } = view;
  const notice = round.findLast(({ type }) => type === 'correction.requested');
  const number = facts.letters.findLast(({ letter }) => letter === 'CORR_NOTICE')?.number;
  return together(
    notice !== undefined &&
      `本机关于${chineseDate(notice.on)}${number === undefined ? '' : `以补正告知书（${number}）`}一次性告知${you}对申请内容作出补正。`,
    `${you}逾期未补正，也未提出正当理由。${basis}视为${you}放弃申请，本机关不再处理该政府信息公开申请。`,
    `${you}仍需获取相关政府信息的，可以重新提出申请。`,
  );
}

function unpaid(view: LetterView, basis: string): string {
  const { you, round, facts } = view;
  const notice = round.findLast(({ type }) => type === 'fee.notified');
  const number = facts.letters.findLast(({ letter }) => letter === 'FEE_NOTICE')?.number;
  return together(
    notice !== undefined &&
      `本机关于${chineseDate(notice.on)}${number === undefined ? '' : `以收费通知书（${number}）`}通知${you}缴纳信息处理费。`,
    `${you}逾期未缴纳。${basis}视为${you}放弃申请，本机关不再处理该政府信息公开申请。`,
  );
}

function withdrawn({ you, event, round }: LetterView): string {
  const withdrawal = event.type === 'application.withdrawn' ? event : round.findLast(({ type }) => type === 'application.withdrawn');
  return together(
    withdrawal === undefined ? `${you}自愿撤回该申请。` : `${you}于${chineseDate(withdrawal.on)}自愿撤回该申请。`,
    '本机关确认该申请已经撤回，不再处理。',
  );
}
