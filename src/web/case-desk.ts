import { randomUUID } from 'node:crypto';
import { type BreachCandidate, breachCandidates } from '../engine/breach-candidates.ts';
import { draftOf } from '../engine/project-case.ts';
import { type Supposition, suppose } from '../engine/what-if.ts';
import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { NotFoundError } from '../law/errors.ts';
import type { Fact } from '../law/fact.ts';
import type { Actor } from '../law/roles.ts';
import { createCaseDeskReadModel, type DeskPerson } from '../store/case-desk-read-model.ts';
import { type CaseReadRow, createCaseReadStore, type ReadCursor, type ReadKind } from '../store/case-read-store.ts';
import { createCaseStore } from '../store/case-store.ts';
import type { Database } from '../store/database.ts';
import { createFaxInStore } from '../store/fax-in-store.ts';
import { createFaxOutStore } from '../store/fax-out-store.ts';
import { createNoteStore, type NoteRow } from '../store/note-store.ts';
import { createOutboxReadModel, type MailLine } from '../store/outbox-read-model.ts';
import type { CaseRow } from '../store/rows.ts';
import type { CaseFaxes } from './pages/fax-part.ts';

/** Who reads or writes, as it is kept. */
export interface DeskUser {
  readonly id: string;
  readonly name: string;
}

/** Something of a case that a member of staff reads. */
export interface Reading {
  readonly caseId: string;
  readonly what: ReadKind;
  /** Such as the id of a file. No personal data. */
  readonly detail?: string;
}

export interface ReadsPage {
  readonly rows: readonly CaseReadRow[];
  /** Null on the last page. */
  readonly next: ReadCursor | null;
}

/** What the page of a case needs beside the engine: notes, the record of readings, suppositions. Nothing here changes a case. */
export interface CaseDesk {
  /** Newest first. */
  notes(caseId: string): Promise<readonly NoteRow[]>;
  /** E-mail about the case, newest first. */
  mails(caseId: string): Promise<readonly MailLine[]>;
  faxes(caseId: string): Promise<CaseFaxes>;
  addNote(caseId: string, note: { readonly text: string; readonly user: DeskUser }): Promise<void>;
  /** Keeps that `user` reads something. Rejects when it cannot be kept: then nothing may be shown. */
  recordRead(user: DeskUser, reading: Reading): Promise<void>;
  /** Several cases at once, such as an export: each is kept, also when it was read a moment ago. */
  recordReads(user: DeskUser, readings: readonly Reading[]): Promise<void>;
  reads(caseId: string, page: { readonly after: ReadCursor | null; readonly limit: number }): Promise<ReadsPage>;
  people(organId: number | null): Promise<readonly DeskPerson[]>;
  version(caseId: string): Promise<number | undefined>;
  /** Applications of the same applicant received earlier in the same month, as far as names tell. */
  earlierInMonth(caseId: string): Promise<number>;
  /** What would become of the case. Throws NotFoundError. */
  suppose(caseId: string, ask: { readonly facts: readonly Fact[]; readonly actorId: string }): Promise<Supposition>;
  /** Throws NotFoundError. */
  breachCandidates(caseId: string, actor: Actor): Promise<readonly BreachCandidate[]>;
}

/** Reloading a page within this time is no second read. */
const SAME_READING_MS = 5 * 60_000;

interface DeskDeps {
  readonly db: Database;
  readonly now: () => Date;
  readonly today: () => CivilDate;
  readonly calendar: () => WorkingDayCalendar;
}

export function createCaseDesk({ db, now, today, calendar }: DeskDeps): CaseDesk {
  const reads = createCaseReadStore(db.write);
  const model = createCaseDeskReadModel(db.read);
  const load = (caseId: string): Promise<CaseRow> => loadCase(db, caseId);
  const rowOf = (user: DeskUser, { caseId, what, detail }: Reading): CaseReadRow => ({
    id: randomUUID(),
    caseId,
    userId: user.id,
    userName: user.name,
    readAt: now().toISOString(),
    what,
    detail: detail ?? null,
  });
  return {
    mails: (caseId) => createOutboxReadModel(db.read).ofCase(caseId),
    faxes: (caseId) => faxesOf(db, caseId),
    notes: (caseId) => createNoteStore(db.read).list(caseId),
    addNote: (caseId, { text, user }) =>
      createNoteStore(db.write).add({
        id: randomUUID(),
        caseId,
        userId: user.id,
        userName: user.name,
        writtenAt: now().toISOString(),
        text,
      }),
    async recordRead(user, reading) {
      await reads.addUnlessSince(rowOf(user, reading), new Date(now().getTime() - SAME_READING_MS).toISOString());
    },
    recordReads: (user, readings) => reads.addAll(readings.map((reading) => rowOf(user, reading))),
    async reads(caseId, { after, limit }) {
      const rows = await createCaseReadStore(db.read).list(caseId, { after, limit: limit + 1 });
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return { rows: rows.slice(0, limit), next: last === undefined ? null : { readAt: last.readAt, id: last.id } };
    },
    people: model.people,
    version: model.versionOf,
    earlierInMonth: model.earlierInMonth,
    async suppose(caseId, { facts, actorId }) {
      const row = await load(caseId);
      const ref = row.ref ?? row.caseNo ?? row.id;
      return suppose(draftOf(row), { facts, actorId, today: today(), calendar: calendar(), ref });
    },
    breachCandidates: async (caseId, actor) =>
      breachCandidates(draftOf(await load(caseId)), { actor, today: today(), calendar: calendar() }),
  };
}

async function faxesOf(db: Database, caseId: string): Promise<CaseFaxes> {
  return { received: await createFaxInStore(db.read).listOfCase(caseId), sent: await createFaxOutStore(db.read).listOfCase(caseId) };
}

async function loadCase(db: Database, caseId: string): Promise<CaseRow> {
  const row = await createCaseStore(db.read).findById(caseId);
  if (row === undefined) throw new NotFoundError({ zh: '没有这个案件', en: 'There is no such case' });
  return row;
}
