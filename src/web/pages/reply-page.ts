import { DECISIONS } from '../../law/decision-codes.ts';
import { remedyParagraphOf } from '../../law/remedy-paragraph.ts';
import type { ApplicantCase } from '../applicant-case.ts';
import type { Frame } from '../frame.ts';
import { say } from '../language.ts';
import { trackTexts } from '../texts/track.ts';
import { hrefOf } from './track-page.ts';
import { type TrackReply, trackReply } from './track-reply.ts';
import { type Round, type SentReply, textOf } from './track-rounds.ts';

/** A reply laid out like a letter, to be read and printed. */
export interface ReplyPage {
  readonly frame: Frame;
  readonly backHref: string;
  readonly organName: string;
  readonly title: string;
  readonly documentNo: string | null;
  readonly addressee: string | null;
  readonly opening: string;
  readonly asked: string | null;
  readonly reply: TrackReply;
  /** The paragraph on remedies of that decision; null where the history does not say what was decided. */
  readonly remedy: string | null;
  readonly date: string;
}

export function replyPage(frame: Frame, found: ApplicantCase & { readonly round: Round; readonly sent: SentReply }): ReplyPage {
  const { view, round, sent } = found;
  const { row } = view;
  const reply = trackReply(sent, { href: hrefOf(row.id), round: round.number, regime: row.regime });
  const words = trackTexts.reply;
  const received = row.receivedOn;
  return {
    frame,
    backHref: hrefOf(row.id),
    organName: view.organName,
    title: reply.letterTitle ?? (sent.code === null ? words.title : say(DECISIONS[sent.code].label)),
    documentNo: sent.documentNo,
    addressee: row.applicantName === null ? null : words.addressee(row.applicantName),
    opening: received === null ? words.openingPlain : words.opening(trackTexts.day(received)),
    asked: textOf(row.title),
    reply,
    remedy: remedyOf(sent),
    date: trackTexts.day(sent.issuedOn ?? sent.sentOn),
  };
}

function remedyOf({ code, sentOn }: SentReply): string | null {
  if (code === null) return null;
  const paragraph = remedyParagraphOf({ code, decidedOn: sentOn, ...(code === 'P1' ? { withholdsUnder14To16: true } : {}) });
  return paragraph === null ? null : say(paragraph.text);
}
