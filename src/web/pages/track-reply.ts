import { DECISIONS } from '../../law/decision-codes.ts';
import type { FiledFile } from '../../law/events/files-field.ts';
import { SERVICE_METHODS } from '../../law/events/service-events.ts';
import { replyLetterOf } from '../../law/letters.ts';
import type { RegimeId } from '../../law/step-facts.ts';
import { say, sayLabel } from '../language.ts';
import { trackActTexts, trackTexts, trackTimelineTexts } from '../texts/track.ts';
import type { ShownField } from './show-value.ts';
import type { SentReply } from './track-rounds.ts';

export interface FileLink {
  readonly href: string;
  readonly name: string;
  /** Such as 1.2 MB, in brackets. */
  readonly size: string;
}

/** A reply as the applicant reads it. */
export interface TrackReply {
  /** What was decided, in plain words; null where the history does not say. */
  readonly decided: string | null;
  readonly label: string | null;
  readonly letterTitle: string | null;
  readonly facts: readonly ShownField[];
  readonly parts: readonly ShownField[];
  readonly files: readonly FileLink[];
  readonly printHref: string;
}

interface Place {
  /** Address of the case's page. */
  readonly href: string;
  readonly round: number;
  readonly regime: RegimeId | null;
}

export function trackReply(reply: SentReply, place: Place): TrackReply {
  const words = trackTexts.reply;
  const { code } = reply;
  const letterTitle = code === null || reply.onTheSpot ? null : (replyLetterOf(code, place.regime ?? 'R2019')?.title ?? null);
  const method = SERVICE_METHODS.find(({ value }) => value === reply.method);
  return {
    decided: code === null ? null : trackActTexts.decisions[code === 'U3' && place.regime === 'R2008' ? 'U3R2008' : code],
    label: code === null ? null : sayLabel(DECISIONS[code].label),
    letterTitle: letterTitle === null ? null : say(letterTitle),
    facts: shown([
      [words.letter, letterTitle === null ? null : say(letterTitle)],
      [words.number, reply.documentNo],
      [words.date, reply.issuedOn === null ? null : trackTexts.day(reply.issuedOn)],
      [words.sentOn, reply.onTheSpot ? null : trackTexts.day(reply.sentOn)],
      [trackTimelineTexts.serviceWay, method === undefined ? null : sayLabel(method.label)],
    ]),
    parts: shown([
      [words.note, reply.note],
      [words.reasons, reply.reasons],
      [words.basis, reply.basis],
      [words.disclosed, reply.itemsDisclosed],
      [words.withheld, reply.itemsWithheld],
    ]),
    files: reply.files.map((file) => fileLink(place.href, file)),
    printHref: `${place.href}/reply?round=${place.round}`,
  };
}

export function fileLink(href: string, { id, name, bytes }: FiledFile): FileLink {
  return { href: `${href}/files/${encodeURIComponent(id)}`, name, size: trackTexts.reply.bytes(sizeOf(bytes)) };
}

function sizeOf(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

function shown(fields: readonly (readonly [string, string | null])[]): readonly ShownField[] {
  return fields.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}
