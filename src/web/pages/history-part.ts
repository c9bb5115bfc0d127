import type { HistoryLine } from '../../engine/engine-types.ts';
import { APPLICANT_LABELS } from '../../law/events/applicant-field.ts';
import { ROLE_LABELS } from '../../law/roles.ts';
import { shortHash, wallClock } from '../format.ts';
import { say, sayLabel } from '../language.ts';
import { texts } from '../texts.ts';
import type { WebDeps } from '../web-deps.ts';
import { type ShownField, sentenceOf, shownFields } from './show-value.ts';

export interface HistoryLineView {
  readonly version: number;
  readonly on: string;
  readonly sentence: string;
  readonly who: string;
  readonly recorded: string;
  readonly hash: string;
  readonly shortHash: string;
  readonly inferred: boolean;
  /** Labels of the fields that were supplied, or null. */
  readonly assumed: string | null;
  readonly details: readonly ShownField[];
}

/** Longer histories show their newest lines first; the others are one click away. */
const SHOWN_AT_ONCE = 100;

export interface HistoryPart {
  /** Newest first. */
  readonly lines: readonly HistoryLineView[];
  readonly hidden: number;
}

interface HistoryOptions {
  readonly findEvent: WebDeps['findEvent'];
  readonly all: boolean;
}

export function historyPart(history: readonly HistoryLine[], { findEvent, all }: HistoryOptions): HistoryPart {
  const shown = all ? history : history.slice(-SHOWN_AT_ONCE);
  return { lines: [...shown].reverse().map((line) => historyLine(line, findEvent)), hidden: history.length - shown.length };
}

export function historyLine(line: HistoryLine, findEvent: WebDeps['findEvent']): HistoryLineView {
  const definition = findEvent(line.type);
  const fields = definition?.fields ?? {};
  const labels = line.assumed.map((name) => shownFields(fields, { [name]: '' })[0]?.label ?? assumedLabel(name));
  return {
    version: line.version,
    on: line.on,
    sentence: definition === undefined ? line.type : sentenceOf(definition, line.data),
    who: actorName(line.actor),
    recorded: texts.history.recordedAt(wallClock(line.recordedAt)),
    hash: line.hash,
    shortHash: shortHash(line.hash),
    inferred: line.inferred,
    assumed: labels.length === 0 ? null : texts.history.assumed(texts.write.list(labels)),
    details: shownFields(fields, line.data),
  };
}

/** The names of people are theirs; the system's own are words. */
function actorName({ kind, name, apiKey }: HistoryLine['actor']): string {
  if (kind === 'machine') return texts.history.program(name);
  if (apiKey !== undefined) return texts.history.byKey(name);
  if (kind === 'clock') return sayLabel(ROLE_LABELS.clock);
  return kind === 'import' ? texts.history.imported : name;
}

/** What an import may name as assumed that is no field of the event: the day, and parts of the applicant. */
function assumedLabel(name: string): string {
  const part = name.startsWith('applicant.') ? name.slice('applicant.'.length) : '';
  if (Object.hasOwn(APPLICANT_LABELS, part)) return say(APPLICANT_LABELS[part as keyof typeof APPLICANT_LABELS]);
  return Object.hasOwn(texts.history.assumedNames, name)
    ? texts.history.assumedNames[name as keyof typeof texts.history.assumedNames]
    : name;
}
