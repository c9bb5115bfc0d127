import type { WorkingDayCalendar } from '../../law/calendar.ts';
import { civilDateOfInstant } from '../../law/civil-date.ts';
import { InvalidInputError, NotFoundError } from '../../law/errors.ts';
import type { LetterId } from '../../law/letter-ids.ts';
import { createCaseStore } from '../../store/case-store.ts';
import type { Database } from '../../store/database.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import type { CaseRow, OrganRow } from '../../store/rows.ts';
import type { CaseDraft } from '../case-draft.ts';
import type { NewEvent, RecordOptions } from '../engine-types.ts';
import { parseFact, planRecord } from '../plan-record.ts';
import { draftOf } from '../project-case.ts';
import type { LetterPress } from './letter-press.ts';
import { isNumbered, lettersOfEvent, papersOf } from './letters-of-event.ts';
import { lettersToMake, type TakenMoment } from './press-letters.ts';

export interface LetterDeskDeps {
  readonly db: Database;
  readonly press: LetterPress;
  readonly now: () => Date;
  /** In force now. */
  readonly calendar: () => WorkingDayCalendar;
}

/** A paper to look at: nothing of it is kept. */
export interface LetterPreview {
  readonly letter: LetterId;
  readonly title: string;
  readonly pdf: Uint8Array;
}

/**
 * The letters that recording an event would make, with their numbers open. Nothing is recorded and no number taken.
 *
 * @throws what recording would throw; {InvalidInputError} when the event has no letters.
 */
export async function previewStep(
  deps: LetterDeskDeps,
  { caseId, event, options }: { readonly caseId: string; readonly event: NewEvent; readonly options: RecordOptions },
): Promise<readonly LetterPreview[]> {
  const { db, press, now, calendar } = deps;
  const recordedAt = now().toISOString();
  const { actor, expectedVersion } = options;
  const fact = parseFact(event, actor, civilDateOfInstant(now()));
  const { row, organ } = await loadCase(deps, caseId);
  const { version } = row;
  const draft = planRecord(draftOf(row), { caseId, fact, actor, version, expectedVersion, calendar: calendar() });
  const taken = { draft, fact, actorName: actor.name, organ, caseId, version: version + 1, calendar: calendar(), recordedAt };
  const letters = row.kind === 'request' ? lettersOf(taken) : [];
  if (letters.length === 0) throw new InvalidInputError([NO_LETTER]);
  const asks = await lettersToMake(
    db.read,
    taken,
    letters.map((letter) => ({ letter, number: null })),
  );
  const previews: LetterPreview[] = [];
  for (const ask of asks) {
    const { content, pdf } = await press.print(db.read, { ...ask, madeAt: recordedAt });
    previews.push({ letter: ask.one.letter, title: content.title, pdf });
  }
  return previews;
}

/** @throws {NotFoundError} */
export async function loadCase({ db }: Pick<LetterDeskDeps, 'db'>, caseId: string): Promise<{ row: CaseRow; organ: OrganRow }> {
  const row = await createCaseStore(db.read).findById(caseId);
  const organ = row === undefined ? undefined : await createOrganStore(db.read).findById(row.organId);
  if (row === undefined || organ === undefined) throw new NotFoundError({ zh: '没有这个案件', en: 'There is no such case' });
  return { row, organ };
}

function lettersOf({ draft, fact }: Pick<TakenMoment, 'draft' | 'fact'>): readonly LetterId[] {
  const { regime } = draft.clock;
  const code = decisionCodeOf(draft);
  const numbered = regime === null ? [] : lettersOfEvent({ type: fact.type, code, regime }).filter(isNumbered);
  return [...numbered, ...papersOf(fact)];
}

function decisionCodeOf({ charts }: CaseDraft): string | null {
  const code = charts.main.snapshot.context.decisionCode;
  return typeof code === 'string' ? code : null;
}

const NO_LETTER = { field: 'type', zh: '这一步不产生文书，无须预览', en: 'This step produces no letter: there is nothing to preview' };
