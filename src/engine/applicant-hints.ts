import { type CaseSight, isInSight } from '../law/access/case-sight.ts';
import { type ApplicantFrequency, frequencyOf } from '../law/applicant-frequency.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { NotFoundError } from '../law/errors.ts';
import { type ApplicantCase, createApplicantReadModel } from '../store/applicant-read-model.ts';
import { createCaseStore } from '../store/case-store.ts';
import type { Database } from '../store/database.ts';
import { createHistoryStore } from '../store/history-store.ts';
import type { JsonObject } from '../store/rows.ts';
import { type ApplicantMarks, applicantMarks, MARK_KINDS, type MarkKind, markIn } from './applicant-marks.ts';
import { isSimilar } from './similar-text.ts';

/** Cases of one applicant that are looked at: more than anyone's year has. */
const MAX_CASES = 1000;
/** Of these, the newest are read for what they ask. */
const MAX_READ = 200;
const MAX_SHOWN = 10;
const OPENS_A_CASE = /^application\.(arrived|submitted|dictated)$/;

/** An application of, it seems, the same applicant for, it seems, the same information. */
export interface SimilarCase extends Omit<ApplicantCase, 'searchText' | 'unit' | 'assignedTo'> {
  /** What tells that the applicant is the same. */
  readonly sameBy: readonly MarkKind[];
}

export interface ApplicantHints {
  /** Newest first, ten at most. */
  readonly similar: readonly SimilarCase[];
  readonly frequency: ApplicantFrequency;
}

/** An application before or after it is registered. */
export interface HintedApplication {
  readonly organId: number;
  readonly applicant: unknown;
  /** What it asks for: title and description. */
  readonly text: string;
  readonly on: CivilDate;
  /** Whoever is told sees no other cases. How often somebody applies is counted in the whole organ: the law asks for it (art. 35). */
  readonly sight: CaseSight;
  /** Not to be compared with itself or with what came out of it. */
  readonly exceptId?: string;
}

export type ApplicantHintService = ReturnType<typeof createApplicantHints>;

/** Finds what an officer should know of an applicant before and after registering an application. It proposes and decides nothing. */
export function createApplicantHints({ db, today }: { readonly db: Database; readonly today: () => CivilDate }) {
  const forApplication = (application: HintedApplication): Promise<ApplicantHints> => hintsFor(db, application);
  return {
    forApplication,
    /** For a request that is registered. @throws {NotFoundError} when there is no such case. */
    async forCase(caseId: string, sight: CaseSight): Promise<ApplicantHints> {
      const row = await createCaseStore(db.read).findById(caseId);
      if (row === undefined) throw new NotFoundError({ zh: '没有这个案件', en: 'There is no such case' });
      const entries = await createHistoryStore(db.read).list(caseId);
      const data = entries.find(({ type }) => OPENS_A_CASE.test(type))?.data ?? {};
      const on = row.receivedOn ?? row.arrivedOn ?? today();
      const applicant = (data as { applicant?: unknown }).applicant ?? { name: row.applicantName };
      return forApplication({ organId: row.organId, applicant, text: askedIn(data, row.title), on, sight, exceptId: caseId });
    },
  };
}

async function hintsFor(db: Database, application: HintedApplication): Promise<ApplicantHints> {
  const { on, sight, exceptId } = application;
  const marks = applicantMarks(application.applicant);
  const found = (await casesOf(db, application.organId, marks)).filter(({ id }) => id !== exceptId);
  const counted = found.filter(({ decisionCode, sameBy }) => decisionCode !== 'X0' && !isByPhoneOnly(sameBy));
  const days = counted.flatMap((row) => row.receivedOn ?? row.arrivedOn ?? []);
  const seen = found.filter((row) => isInSight(sight, row));
  return { similar: await similarTo(db, application.text, seen), frequency: frequencyOf(days, on) };
}

type Found = ApplicantCase & Pick<SimilarCase, 'sameBy'>;

/** By name, number, code or telephone, newest first. */
async function casesOf(db: Database, organId: number, marks: ApplicantMarks): Promise<Found[]> {
  const model = createApplicantReadModel(db.read);
  const found = new Map<string, ApplicantCase>();
  for (const word of Object.values(marks)) {
    for (const row of await model.listByWord({ organId, word, limit: MAX_CASES })) found.set(row.id, row);
  }
  return [...found.values()]
    .map((row) => ({ ...row, sameBy: sharedMarks(row.searchText, marks) }))
    .filter(({ searchText, sameBy }) => sameBy.length > 0 && !isSomebodyElse(searchText, marks))
    .sort((a, b) => compareNewest(a, b));
}

function sharedMarks(searchText: string, marks: ApplicantMarks): MarkKind[] {
  const words = new Set(searchText.split(' '));
  return MARK_KINDS.filter((kind) => marks[kind] !== undefined && words.has(marks[kind]));
}

/** People may have the same name, and one telephone may serve several; two identity numbers are two people. */
function isSomebodyElse(searchText: string, marks: ApplicantMarks): boolean {
  return (['idNumber', 'uscc'] as const).some((kind) => {
    const theirs = markIn(searchText, kind);
    return marks[kind] !== undefined && theirs !== undefined && theirs !== marks[kind];
  });
}

/** Lawyers and agents leave the same number for many clients: similar papers are shown, but not counted as one applicant's. */
function isByPhoneOnly(sameBy: readonly MarkKind[]): boolean {
  return sameBy.length === 1 && sameBy[0] === 'phone';
}

async function similarTo(db: Database, text: string, found: readonly Found[]): Promise<SimilarCase[]> {
  const newest = found.filter(({ handlingState, decisionCode }) => handlingState !== 'draft' && decisionCode !== 'X0').slice(0, MAX_READ);
  const first = await createApplicantReadModel(db.read).firstEvents(newest.map(({ id }) => id));
  return newest
    .filter(({ id, title }) => isSimilar(text, askedIn(first.get(id) ?? {}, title)))
    .slice(0, MAX_SHOWN)
    .map(({ searchText: _words, unit: _unit, assignedTo: _person, ...row }) => row);
}

/** What an application asks for, from the data of the event that opened its case. */
export function askedIn(data: JsonObject, title: string | null): string {
  const { description, title: given } = data as { readonly description?: unknown; readonly title?: unknown };
  const parts = [typeof given === 'string' ? given : (title ?? ''), typeof description === 'string' ? description : ''];
  return parts.filter((part) => part !== '').join('\n');
}

function compareNewest(a: ApplicantCase, b: ApplicantCase): number {
  const [dayA, dayB] = [a.arrivedOn ?? '', b.arrivedOn ?? ''];
  if (dayA === dayB) return a.id < b.id ? 1 : -1;
  return dayA < dayB ? 1 : -1;
}
