import type { HistoryLine } from '../../engine/engine-types.ts';
import type { ReplyDraft } from '../../engine/letters/reply-draft.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import { DECISIONS, isDecisionCode } from '../../law/decision-codes.ts';
import { filesOf } from '../../law/events/files-field.ts';
import { replyLetterOf } from '../../law/letters.ts';
import { remedyParagraphOf } from '../../law/remedy-paragraph.ts';
import { cite } from '../cite.ts';
import { LANGUAGE_TAGS, say } from '../language.ts';
import { caseTexts } from '../texts/case.ts';
import { texts } from '../texts.ts';
import type { CasePageData, WebDeps } from '../web-deps.ts';
import { type HistoryLineView, historyLine } from './history-part.ts';
import { letterFrame, type ReplyLetter, replyLetter } from './letter-view.ts';
import type { ShownField } from './show-value.ts';

/** The reply as it would go out. */
export interface ReplyPreview {
  readonly organ: string;
  readonly title: string;
  /** Its number, or that it has none yet. */
  readonly number: string;
  readonly to: string | null;
  readonly paragraphs: readonly string[];
  readonly parts: readonly ShownField[];
  readonly remedy: string | null;
  readonly files: readonly string[];
  readonly day: string;
  /** Under the letter. */
  readonly signature: string;
  /** Of the letter itself, which is in Chinese whatever the page is in; null: of the page. */
  readonly language: string | null;
}

/** The draft and what a reviewer or leader weighs it by. */
export interface DraftPart {
  readonly preview: ReplyPreview;
  readonly code: string;
  readonly by: string;
  /** Opinions on drafts of this round, what third parties said, search record and secrecy review; newest first. */
  readonly papers: readonly { readonly title: string; readonly lines: readonly HistoryLineView[] }[];
  /** Shown unfolded while somebody has to judge it. */
  readonly open: boolean;
  /** Somebody reviews or signs it now: it is read first, with the forms beside it. */
  readonly judged: boolean;
  /** The letter as the program makes it, and what was changed in it; null where no letters are made. */
  readonly letter: ReplyLetter | null;
}

const SHOWN_IN = new Set(['drafting', 'legalReview', 'approval', 'issued']);
const JUDGED_IN = new Set(['legalReview', 'approval']);

interface DraftAsk {
  readonly data: Pick<CasePageData, 'id' | 'history' | 'organName' | 'applicantName' | 'title' | 'clock' | 'documents'>;
  readonly today: CivilDate;
  readonly state: string;
  readonly findEvent: WebDeps['findEvent'];
  /** The letter itself, where letters are made. */
  readonly reply?: ReplyDraft | undefined;
}

/** The draft of this round; null while there is none, or none with a code. */
export function draftPart(ask: DraftAsk): DraftPart | null {
  const round = thisRound(ask.data.history);
  const draft = round.findLast((line) => line.type === 'reply.proposed');
  const code = draft?.data.decisionCode;
  if (draft === undefined || draft.inferred || !isDecisionCode(code)) return null;
  return {
    preview: ask.reply === undefined ? previewOf({ ...ask, draft, round, code }) : letterPreview(ask.reply, round),
    code: `${code} ${say(DECISIONS[code].label)}`,
    by: texts.write.clauses([draft.actor.name, draft.on]),
    papers: papersOf(round, ask.findEvent),
    open: SHOWN_IN.has(ask.state),
    judged: JUDGED_IN.has(ask.state),
    letter: ask.reply === undefined ? null : replyLetter(ask.reply, ask.data.id),
  };
}

/** The very letter that goes out. */
function letterPreview(reply: ReplyDraft, round: readonly HistoryLine[]): ReplyPreview {
  const issued = round.some((line) => line.type === 'reply.issued');
  const { redHead, addressee, number, date, ...frame } = letterFrame(reply.content, issued);
  const texts = { paragraphs: reply.content.body, parts: [], files: frame.attachments, language: LANGUAGE_TAGS.zh };
  return {
    ...texts,
    organ: redHead,
    title: frame.title,
    number,
    to: addressee,
    remedy: frame.remedy,
    day: date,
    signature: frame.signature,
  };
}

function thisRound(history: readonly HistoryLine[]): readonly HistoryLine[] {
  return history.slice(history.findLastIndex((line) => line.type === 'reprocessing.ordered' || line.type === 'reply.revoked') + 1);
}

interface PreviewSource extends DraftAsk {
  readonly draft: HistoryLine;
  readonly round: readonly HistoryLine[];
  readonly code: Parameters<typeof remedyParagraphOf>[0]['code'];
}

function previewOf({ data, today, draft, round, code }: PreviewSource): ReplyPreview {
  const words = caseTexts.draft;
  const regime = data.clock.regime ?? 'R2019';
  const issued = round.findLast((line) => line.type === 'reply.issued');
  const decidedOn = issued?.on ?? today;
  const letter = replyLetterOf(code, regime);
  const { receivedOn } = data.clock;
  const title = data.title ?? texts.queue.noTitle;
  const basis = textOf(draft.data.basis) ?? cite(DECISIONS[code].basis[regime]);
  const remedy = remedyParagraphOf({ code, decidedOn, ...(code === 'P1' ? { withholdsUnder14To16: true } : {}) });
  return {
    organ: data.organName,
    title: letter === null ? say(DECISIONS[code].label) : say(letter.title),
    number: numberOf(data, issued) ?? words.unsigned,
    to: data.applicantName === null ? null : words.to(data.applicantName),
    paragraphs: [
      receivedOn === null ? words.openingNoDay(title) : words.opening(receivedOn, title),
      words.decided(basis, say(DECISIONS[code].label)),
    ],
    parts: [
      [words.facts, draft.data.reasons] as const,
      [words.disclosed, draft.data.itemsDisclosed] as const,
      [words.withheld, draft.data.itemsWithheld] as const,
    ].flatMap(([label, value]) => shown(label, value)),
    remedy: remedy === null ? null : say(remedy.text),
    files: filesOf((issued ?? draft).data).map((file) => file.name),
    day: issued?.on ?? words.dayOpen,
    signature: data.organName,
    language: null,
  };
}

function numberOf(data: DraftAsk['data'], issued: HistoryLine | undefined): string | null {
  if (issued === undefined) return null;
  return (
    textOf(issued.data.documentNo) ??
    data.documents.find(({ version, voidedAt }) => version === issued.version && voidedAt === null)?.text ??
    null
  );
}

function shown(label: string, value: unknown): readonly ShownField[] {
  const text = textOf(value);
  return text === null ? [] : [{ label, value: text }];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function papersOf(round: readonly HistoryLine[], findEvent: WebDeps['findEvent']): DraftPart['papers'] {
  const words = caseTexts.draft;
  const groups: readonly (readonly [string, readonly string[]])[] = [
    [words.opinions, ['legal.approved', 'legal.returned', 'reply.approved', 'reply.returned']],
    [words.third, ['thirdParty.replied', 'thirdParty.lapsed', 'organ.replied', 'organ.lapsed', 'thirdParty.notified']],
    [words.search, ['search.completed']],
    [words.secrecy, ['secrecy.cleared', 'secrecy.restricted', 'secrecy.referred']],
  ];
  return groups.flatMap(([title, types]) => {
    const lines = round.filter((line) => types.includes(line.type)).map((line) => historyLine(line, findEvent));
    return lines.length === 0 ? [] : [{ title, lines: lines.reverse() }];
  });
}
