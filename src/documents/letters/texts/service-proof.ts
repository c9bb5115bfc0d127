import { isDecisionCode } from '../../../law/decision-codes.ts';
import { SERVICE_METHODS } from '../../../law/events/service-events.ts';
import type { LetterId } from '../../../law/letter-ids.ts';
import { letterTitle, replyLetterOf } from '../../../law/letters.ts';
import { consultationOf, type LetterParts, type LetterView, latest, numberIn } from '../letter-view.ts';
import { chineseDate, textIn } from '../words.ts';
import { attemptWords } from './attempt-words.ts';
import { applicantOf } from './common.ts';

interface Served {
  readonly to: string;
  readonly title: string;
  readonly number: string;
}

/** Letters to others than the applicant, by the entry that says they were served. */
const CONSULTATIONS: Readonly<Record<string, readonly [field: 'party' | 'organ', letter: LetterId]>> = {
  'thirdParty.served': ['party', 'TP_LETTER'],
  'organ.served': ['organ', 'ORG_LETTER'],
};

/** 送达回证: a form; what the receiver writes stays open. */
export function writeServiceProof(view: LetterView): LetterParts {
  const { event } = view;
  const { to, title, number } = servedPaper(view);
  const attempt = attemptWords(event.data);
  const method = SERVICE_METHODS.find(({ value }) => value === textIn(event.data, 'method'))?.label.zh;
  return {
    hidesApplicant: event.type in CONSULTATIONS,
    body: [],
    rows: [
      { label: '收件人', value: to },
      { label: '文书名称及文号', value: `${title === '' ? '' : `《${title}》`}${number}` },
      { label: '送达方式', value: method ?? '' },
      { label: '邮件号', value: textIn(event.data, 'mailNumber') },
      { label: '送达日期', value: chineseDate(event.on) },
      { label: '送达凭证', value: textIn(event.data, 'proof') },
      { label: '签收人签章', value: attempt.signer },
      { label: '签收日期', value: '　　　　年　　月　　日' },
      { label: '拒收事由', value: attempt.refusal },
      { label: '见证人', value: attempt.witness },
      { label: '送达人', value: event.actorName },
      { label: '备注', value: attempt.remark },
    ],
  };
}

function servedPaper(view: LetterView): Served {
  const { event, regime } = view;
  const [field, letter] = CONSULTATIONS[event.type] ?? [];
  if (field !== undefined && letter !== undefined) {
    return {
      to: textIn(event.data, field),
      title: letterTitle(letter, { regime: regime.id }).zh,
      number: numberIn(consultationOf(view, field), letter),
    };
  }
  const reply = isDecisionCode(view.code) ? replyLetterOf(view.code, regime.id) : null;
  const typed = textIn(latest(view, 'reply.issued')?.data, 'documentNo');
  return { to: applicantOf(view), title: reply?.title.zh ?? '', number: (reply === null ? '' : replyNumber(view, reply.id)) || typed };
}

/** Of this round: an earlier round's reply may have been of the same kind. */
function replyNumber({ round, facts }: LetterView, letter: LetterId): string {
  const since = round[0]?.on;
  return facts.letters.findLast((one) => one.letter === letter && (since === undefined || one.on >= since))?.number ?? '';
}
