import { DECISIONS, type DecisionCode } from '../../../law/decision-codes.ts';
import { according, formalBasis } from '../cite.ts';
import type { LetterParts, LetterView } from '../letter-view.ts';
import { linesOf, paragraphs, sentence, textIn, together } from '../words.ts';
import { applicantOf, corrections, course, opening, whyAgain } from './common.ts';
import { RESULTS } from './results.ts';

/**
 * A reply: facts found, reasons, article relied on, result. The remedies stand apart from what an officer edits.
 *
 * Legal source: domain 1.7.3; 条例 (2019) art. 36, (2007) art. 21.
 */
export function writeReply(view: LetterView): LetterParts {
  const { code, facts } = view;
  return {
    addressee: applicantOf(view),
    body: code === null ? withoutCode(view) : ofCode(view, code),
    attachments: attachmentsOf(view),
    ...(code === null ? {} : { remedy: { code, decidedOn: facts.on } }),
  };
}

function ofCode(view: LetterView, code: DecisionCode): readonly string[] {
  const result = RESULTS[code];
  return paragraphs(
    together(opening(view), corrections(view)),
    whyAgain(view),
    course(view),
    result?.before?.(view),
    reasonsOf(view),
    result?.result(view, according(basisOf(view, code))),
  );
}

/** Several letters serve many codes: without one, what the officer wrote is all there is. */
function withoutCode(view: LetterView): readonly string[] {
  return paragraphs(together(opening(view), corrections(view)), whyAgain(view), reasonsOf(view), '特此告知。');
}

/** What the officer relied on, else what the table has for the code. */
function basisOf({ proposal, regime }: LetterView, code: DecisionCode): string {
  return formalBasis(textIn(proposal?.data, 'basis'), regime.id) || formalBasis(DECISIONS[code].basis[regime.id], regime.id);
}

function reasonsOf({ proposal }: LetterView): readonly string[] {
  const [first, ...rest] = linesOf(textIn(proposal?.data, 'reasons')).map(sentence);
  if (first === undefined) return [];
  return [/^经(审查|查|检索|核)/u.test(first) ? first : `经审查，${first}`, ...rest];
}

const PAPERS = /答复书|告知书|决定书|通知书|回证|凭证/u;

/** What goes out with the reply: the files of the issue that are not the reply itself, and severed copies. */
function attachmentsOf({ event, round, code }: LetterView): readonly string[] {
  const issued = event.type === 'reply.issued' ? event : round.findLast(({ type }) => type === 'reply.issued');
  const given = fileNames(issued?.data.attachments).filter((name) => !PAPERS.test(name));
  const severed =
    code === 'P1' ? round.filter(({ type }) => type === 'redaction.checked').flatMap(({ data }) => fileNames(data.released)) : [];
  return [...new Set([...given, ...severed])].map((name) => name.replace(/\.[a-z0-9]{1,5}$/iu, ''));
}

function fileNames(files: unknown): readonly string[] {
  if (!Array.isArray(files)) return [];
  return (files as readonly Readonly<Record<string, unknown>>[]).map((file) => textIn(file, 'name')).filter((name) => name !== '');
}
