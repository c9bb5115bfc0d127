import type { MailFacts } from '../../engine/effects/mail-facts.ts';
import { DECISIONS, type DecisionCode, isDecisionCode } from '../../law/decision-codes.ts';
import type { LetterId } from '../../law/letter-ids.ts';
import { letterTitle } from '../../law/letters.ts';
import { type ArticleTopic, REGIMES, type Regime } from '../../law/regimes.ts';
import { cite } from '../cite.ts';
import { currentLanguage, say, sayLabel } from '../language.ts';
import { mailApplicantTexts } from '../texts/mail-applicant.ts';
import { mailTexts } from '../texts/mail-common.ts';
import { trackActTexts } from '../texts/track.ts';
import { blocksOf, linkTo, type MailBlock, type MailContext, type MailModel, paragraph, rowsBlock } from './mail-model.ts';
import { lastDayWords, oneLine } from './mail-words.ts';

/** What is said in one kind of mail, besides what all of them say. */
export interface ApplicantContent {
  readonly title: string;
  /** What happened, on which day. */
  readonly lead: string;
  readonly blocks: readonly (MailBlock | null)[];
  /** What it means for the due day. */
  readonly due: string | null;
  readonly rows: readonly (readonly [label: string, value: string | null])[];
  /** Documents of the event that are meant for the applicant. */
  readonly letters: readonly LetterId[];
  /** Title of a document whose number is not of this event. */
  readonly letterTitle?: string | null;
  readonly basis: string | null;
  /** After the facts: the remedies. */
  readonly after?: readonly (MailBlock | null)[];
}

/** Who is written to by which organ, about what. */
export interface ApplicantMailHead {
  readonly organName: string;
  readonly applicantName: string | null;
  readonly caseNo: string | null;
  readonly rows: readonly (readonly [label: string, value: string | null])[];
  /** Title of the document that is served besides; null where there is none. */
  readonly letterTitle: string | null;
  /** The query code stands in it. */
  readonly tellsCode: boolean;
}

type Said = Pick<ApplicantContent, 'title' | 'lead' | 'blocks' | 'due' | 'after'>;

export function applicantModel(facts: MailFacts, content: ApplicantContent, context: MailContext): MailModel {
  const { labels } = mailTexts;
  const letters = lettersOf(facts, content.letters);
  const head: ApplicantMailHead = {
    ...facts,
    rows: [
      [labels.caseNo, facts.caseNo],
      [labels.title, facts.title === null ? null : oneLine(facts.title)],
      ...content.rows,
      ...letters.map(({ title, number }) => [labels.letter, mailTexts.letter(title, number)] as const),
      [labels.letter, content.letterTitle == null ? null : mailTexts.letterOnly(content.letterTitle)],
      [labels.basis, content.basis === null ? null : cite(content.basis)],
    ],
    letterTitle: letters[0]?.title ?? content.letterTitle ?? null,
    tellsCode: false,
  };
  return applicantMailModel(head, content, context);
}

/** What stands around the content of every mail to an applicant. */
export function applicantMailModel(head: ApplicantMailHead, said: Said, context: MailContext): MailModel {
  const { caseNo, applicantName, letterTitle: letter } = head;
  const organName = oneLine(head.organName);
  const part = {
    language: currentLanguage(),
    title: said.title,
    greeting: applicantName === null ? mailTexts.dearUnknown : mailTexts.dear(oneLine(applicantName)),
    blocks: blocksOf(
      paragraph(said.lead),
      ...said.blocks,
      paragraph(said.due),
      rowsBlock(head.rows),
      ...(said.after ?? []),
      paragraph(
        mailTexts.sentences([
          context.publicUrl === null ? mailTexts.trackByPage : mailTexts.trackHow,
          ...(head.tellsCode ? [] : [mailTexts.noCode]),
        ]),
      ),
      linkTo(context, { path: '/track', label: mailTexts.track }),
      paragraph(letter === null ? mailTexts.notService : mailTexts.notServiceOf(letter)),
      paragraph(mailTexts.sentences([mailTexts.contact(organName), context.answersRead ? mailTexts.answer : mailTexts.noAnswer])),
      linkTo(context, { path: '/guide', label: mailTexts.guide, main: false }),
    ),
    signature: organName,
    footer: [mailTexts.whyYou],
  };
  const subject = caseNo === null ? said.title : mailTexts.subject(said.title, caseNo);
  return { subject, preheader: preheaderOf(said), organName, parts: [part] };
}

function preheaderOf({ blocks, lead }: Said): string {
  return blocks.find((block) => block?.kind === 'important')?.text ?? lead;
}

export function regimeOfFacts({ regime }: Pick<MailFacts, 'regime'>): Regime {
  return REGIMES[regime ?? 'R2019'];
}

/** The article on a topic, in the version of the Regulation that the case falls under. */
export function articleOn(facts: MailFacts, topic: ArticleTopic): string {
  return regimeOfFacts(facts).articles[topic];
}

/** By when a reply is due; null where nothing can be said. */
export function dueSentence({ dueOn, provisional }: Pick<MailFacts, 'dueOn' | 'provisional'>): string | null {
  const words = mailApplicantTexts.due;
  if (dueOn === null) return null;
  return mailTexts.sentences([words.by(lastDayWords(dueOn)), ...(provisional ? [words.provisional] : [])]);
}

export function dueRow({ dueOn, provisional }: Pick<MailFacts, 'dueOn' | 'provisional'>): readonly [string, string | null] {
  const { labels } = mailTexts;
  if (dueOn === null) return [labels.due, null];
  const day = lastDayWords(dueOn);
  return [labels.due, provisional ? mailApplicantTexts.due.provisionalMark(day) : day];
}

/** Of the event, or of the case as it then stood. */
export function decisionOf({ event, decisionCode }: MailFacts): DecisionCode | null {
  const code = event.data.decisionCode ?? decisionCode;
  return isDecisionCode(code) ? code : null;
}

/** The decision as the tracking page tells it. */
export function decisionWords(code: DecisionCode, regime: MailFacts['regime']): string {
  if (code === 'O1' || code === 'O2' || code === 'O3' || code === 'X0') return sayLabel(DECISIONS[code].label);
  return trackActTexts.decisions[code === 'U3' && regime === 'R2008' ? 'U3R2008' : code];
}

function lettersOf(facts: MailFacts, ids: readonly LetterId[]): readonly { readonly title: string; readonly number: string }[] {
  const code = decisionOf(facts);
  const about = { regime: facts.regime ?? ('R2019' as const), ...(code === null ? {} : { code }) };
  return facts.letters.flatMap(({ letter, number }) => (ids.includes(letter) ? [{ title: say(letterTitle(letter, about)), number }] : []));
}
