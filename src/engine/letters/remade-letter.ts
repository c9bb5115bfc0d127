import type { Knex } from 'knex';
import { findCivilDate } from '../../law/civil-date.ts';
import { type FieldProblem, InvalidInputError, StepRefusedError } from '../../law/errors.ts';
import type { Fact } from '../../law/fact.ts';
import { createHistoryStore } from '../../store/history-store.ts';
import { createLetterStore } from '../../store/letter-store.ts';
import type { HistoryRow } from '../../store/rows.ts';
import type { CaseDraft } from '../case-draft.ts';
import { replayHistory } from '../replay.ts';
import { letterEventOf } from './letter-facts-of.ts';
import { draftDigest } from './letter-press.ts';
import type { LetterAsk, TakenMoment } from './press-letters.ts';
import { type Remakeable, remakeableLetters } from './remakeable.ts';

/**
 * A letter made again from an earlier entry: of the case as it was then, under the rules of then.
 *
 * @throws {InvalidInputError} when that entry has no such letter to be made again, or the day is wrong.
 * @throws {StepRefusedError} when the history up to it no longer replays.
 */
export async function remadeAsk(db: Knex, { caseId, fact, organ, calendar }: TakenMoment): Promise<LetterAsk> {
  const entries = await createHistoryStore(db).list(caseId);
  const { data } = fact;
  const wanted = remakeableLetters(entries).find(({ letter, version }) => letter === data.letter && version === data.ofVersion);
  if (wanted === undefined) throw new InvalidInputError([NOT_REMAKEABLE]);
  const bears = bearsOf(fact);
  const upTo = entries.filter(({ version }) => version <= wanted.version);
  const history = upTo.map(letterEventOf);
  const of = history.at(-1);
  if (of === undefined) throw new InvalidInputError([NOT_REMAKEABLE]);
  const draft = draftThen(upTo, { calendar });
  const text = await textThen(db, { caseId, upTo, wanted });
  const one = { letter: wanted.letter, documentNo: wanted.number, draft: text, of, ...(bears === undefined ? {} : { bears }) };
  return { moment: { draft, history, organ, calendar }, one };
}

function bearsOf({ data, on }: Fact) {
  const bears = typeof data.bears === 'string' ? findCivilDate(data.bears) : undefined;
  if (bears === undefined || bears <= on) return bears;
  throw new InvalidInputError([
    {
      field: 'bears',
      zh: `文书日期 ${bears} 晚于补制之日 ${on}，应为当日或更早`,
      en: `The letter's date ${bears} lies after ${on}, the day it is made again; it must be that day or earlier`,
    },
  ]);
}

function draftThen(upTo: readonly HistoryRow[], { calendar }: Pick<TakenMoment, 'calendar'>): CaseDraft {
  const replayed = replayHistory(upTo, calendar);
  if (replayed.result === 'ok') return replayed.draft;
  throw new StepRefusedError({
    rule: 'chart',
    basis: '项目规则 2.1',
    text: {
      zh: `第 ${replayed.version} 条历史记录按现行流程图不能重放，无法补制；请系统管理员运行 yishen check`,
      en: `Entry ${replayed.version} of the history no longer replays, so nothing can be made from it; ask the administrator to run yishen check`,
    },
  });
}

/** The text that was approved, where it is still there. */
async function textThen(
  db: Knex,
  { caseId, upTo, wanted }: { readonly caseId: string; readonly upTo: readonly HistoryRow[]; readonly wanted: Remakeable },
): Promise<readonly string[] | null> {
  if (!wanted.letter.startsWith('REPLY_')) return null;
  const approved = upTo.findLast(({ type }) => type === 'reply.submitted')?.data.draft;
  const saved = typeof approved === 'string' ? await createLetterStore(db).findDraft(caseId) : undefined;
  return saved !== undefined && draftDigest(saved.paragraphs) === approved ? saved.paragraphs : null;
}

const NOT_REMAKEABLE: FieldProblem = {
  field: 'letter',
  zh: '这份文书不能由该条记录补制：案卷中已有原件或者已经补制，或者该记录不产生这种文书。请在案件页“可补制的文书”中选择',
  en: "This letter cannot be made from that entry: it is on file or was made again already, or the entry has no such letter. Choose one of 'Letters that can be made again' on the page of the case",
};
