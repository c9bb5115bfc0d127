import type { CaseAt } from '../../../engine/audit/case-at.ts';
import { type Compared, compareValues, type Labelled } from '../../../engine/audit/compare-values.ts';
import type { ReplayedCase } from '../../../engine/audit/replay-case.ts';
import { type DiffParagraph, diffParagraphs } from '../../../engine/letters/text-diff.ts';
import { lineOf } from '../../audit/history-lines.ts';
import { type CompareAddress, replayHref } from '../../audit/replay-address.ts';
import type { Frame } from '../../frame.ts';
import { sayLabel } from '../../language.ts';
import { replayTexts } from '../../texts/replay.ts';
import { texts } from '../../texts.ts';
import type { WebDeps } from '../../web-deps.ts';
import { clockPart } from '../clock-part.ts';
import { type HistoryLineView, historyLine } from '../history-part.ts';
import { sentenceOf, shownFields } from '../show-value.ts';
import { allStatesOf, applicationThen, lettersOf } from './moment-parts.ts';

type Deps = Pick<WebDeps, 'machines' | 'findEvent'>;
type Section = keyof typeof replayTexts.compare.sections;

export interface CompareSection {
  readonly id: Section;
  readonly title: string;
  readonly rows: readonly Compared[];
  /** Longer texts that changed, word by word. */
  readonly texts: readonly { readonly title: string; readonly diff: readonly DiffParagraph[] }[];
}

export interface ComparePage {
  readonly frame: Frame;
  readonly caseNo: string;
  readonly title: string;
  readonly backHref: string;
  readonly action: string;
  readonly from: number;
  readonly to: number;
  /** What is wrong with the versions asked for; then nothing is compared. */
  readonly errors: { readonly from: string | null; readonly to: string | null };
  readonly failed: boolean;
  readonly options: readonly { readonly version: number; readonly label: string }[];
  /** Null for one and the same entry, and where one of the versions is none. */
  readonly summary: string | null;
  readonly changed: number;
  /** Oldest first. */
  readonly lines: readonly HistoryLineView[];
  readonly sections: readonly CompareSection[];
}

interface Ask {
  readonly replayed: ReplayedCase;
  readonly address: CompareAddress;
  readonly deps: Deps;
}

/** A text longer than a line is held against the other word by word. */
const LONG_TEXT = 30;

export function comparePage(frame: Frame, { replayed, address, deps }: Ask): ComparePage {
  const { row, history } = replayed;
  const { from, to, wrong } = address;
  const failed = wrong.from !== null || wrong.to !== null;
  const [before, after] = [from, to].map((version) => valuesOf(replayed.at({ by: 'version', version }), deps));
  const sections = failed || before === undefined || after === undefined ? [] : sectionsOf(before, after);
  const rows = sections.flatMap((section) => section.rows);
  const changed = rows.filter(({ difference }) => difference !== 'same').length;
  const href = `/cases/${encodeURIComponent(row.id)}`;
  return {
    frame,
    caseNo: row.caseNo ?? row.ref ?? texts.case.noNumber,
    title: row.title ?? texts.queue.noTitle,
    backHref: replayHref(row.id, { by: 'version', version: to }),
    action: `${href}/compare`,
    from,
    to,
    errors: { from: wrongText(wrong.from, history.length), to: wrongText(wrong.to, history.length) },
    failed,
    options: history.map(({ version, effectiveOn, type, data }) => {
      const definition = deps.findEvent(type);
      return { version, label: replayTexts.mark(version, effectiveOn, definition === undefined ? type : sentenceOf(definition, data)) };
    }),
    summary: failed || from === to ? null : replayTexts.compare.changed(changed, rows.length),
    changed,
    lines: history.filter(({ version }) => version > from && version <= to).map((entry) => historyLine(lineOf(entry), deps.findEvent)),
    sections,
  };
}

function wrongText(typed: string | null, newest: number): string | null {
  return typed === null ? null : replayTexts.compare.wrongVersion(typed.slice(0, 40), newest);
}

type Values = Readonly<Record<Section, readonly Labelled[]>>;

function sectionsOf(before: Values, after: Values): readonly CompareSection[] {
  const { sections } = replayTexts.compare;
  return (Object.keys(after) as Section[]).map((id) => {
    const rows = compareValues(before[id], after[id]);
    return { id, title: sections[id], rows, texts: rows.flatMap(textOf) };
  });
}

function textOf({ label, before, after, difference }: Compared): CompareSection['texts'] {
  if (difference !== 'changed' || before === null || after === null) return [];
  if (Math.max(before.length, after.length) < LONG_TEXT) return [];
  return [{ title: replayTexts.compare.text(label), diff: diffParagraphs(before.split('\n'), after.split('\n')) }];
}

function valuesOf(at: CaseAt, deps: Deps): Values {
  const words = replayTexts.compare;
  return {
    states: allStatesOf(at, deps),
    clock: clockPart(at.clock, at.calendarVersion).figures.concat([{ label: texts.case.round, value: texts.case.roundNo(at.clock.round) }]),
    desk: [
      { label: replayTexts.handler, value: at.handler ?? replayTexts.nobody },
      { label: replayTexts.unit, value: at.particulars.unit ?? texts.none },
    ],
    particulars: applicationThen(at, deps.findEvent),
    reply: replyOf(at, deps),
    letters: lettersOf(at).map(({ title, on }) => ({ label: title, value: on })),
    limits: at.limits.map(({ label, fromOn, lastDay, doneOn }) => ({
      label: sayLabel(label),
      value: words.limitValue(fromOn, lastDay, doneOn === null ? words.open : words.done(doneOn)),
    })),
    breaches: at.breaches.map(({ rule, message }) => ({ label: words.breach(rule), value: sayLabel(message) })),
  };
}

/** Of the newest proposal by then. */
function replyOf({ entries }: CaseAt, { findEvent }: Deps): readonly Labelled[] {
  const proposed = entries.findLast(({ type }) => type === 'reply.proposed');
  return proposed === undefined ? [] : shownFields(findEvent(proposed.type)?.fields ?? {}, proposed.data);
}
