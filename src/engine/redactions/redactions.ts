import { randomUUID } from 'node:crypto';
import { hasPages, type PageWorkshop } from '../../documents/pages/page-workshop.ts';
import { digestOfMarks } from '../../documents/redaction/redaction-mark.ts';
import { civilDateOfInstant } from '../../law/civil-date.ts';
import { InvalidInputError, StaleVersionError, StepRefusedError } from '../../law/errors.ts';
import type { FiledFile } from '../../law/events/files-field.ts';
import type { Actor } from '../../law/roles.ts';
import type { Database } from '../../store/database.ts';
import type { FileVault } from '../../store/file-vault.ts';
import { createRedactionStore, type RedactionRow } from '../../store/redaction-store.ts';
import type { NewEvent, Recorded, RecordOptions } from '../engine-types.ts';
import { type EditAsk, type EditResult, editMarks } from './edit-marks.ts';
import { type KeptMark, markOfRow } from './redaction-rows.ts';
import { createRedactionReader, type RedactionReader } from './redaction-text.ts';

export interface RedactionDeps {
  readonly db: Database;
  readonly vault: FileVault;
  readonly pages: PageWorkshop;
  readonly now: () => Date;
  readonly record: (caseId: string, event: NewEvent, options: RecordOptions) => Promise<Recorded>;
  /** Aborted when the program stops. */
  readonly stopping?: AbortSignal | undefined;
}

/** Who does something to a redaction, on which page: the versions protect from acting on what was overtaken. */
export interface RedactionAct {
  readonly row: RedactionRow;
  readonly actor: Actor;
  /** Of the case. */
  readonly expectedVersion: number;
}

export type Redactions = ReturnType<typeof createRedactions>;

/** Severed copies in the making: who starts them, changes marks, proposes, returns. What becomes of them stands in the history. */
export function createRedactions(deps: RedactionDeps) {
  const { db, now } = deps;
  const reader = createRedactionReader(deps);
  const marksOf = async (id: string): Promise<readonly KeptMark[]> => (await createRedactionStore(db.read).marks(id)).map(markOfRow);
  return {
    reader,
    list: (caseId: string): Promise<RedactionRow[]> => createRedactionStore(db.read).list(caseId),
    find: (caseId: string, id: string): Promise<RedactionRow | undefined> => createRedactionStore(db.read).find(caseId, id),
    marks: marksOf,
    /** Begins one. @throws {UnreadablePagesError} when the file has no pages that could be shown. */
    start: (caseId: string, ask: Start): Promise<RedactionRow> => start(deps, { ...ask, caseId, reader }),
    edit: (ask: EditAsk): Promise<EditResult> => editMarks({ db, reader, now }, ask),
    /**
     * Submits the marks to a second person.
     *
     * @throws {StaleVersionError | StepRefusedError | InvalidInputError} and nothing is recorded.
     */
    propose: (act: Proposal): Promise<void> => propose(deps, act),
    /** @throws {StaleVersionError | StepRefusedError | InvalidInputError} */
    async giveBack({ row, actor, expectedVersion, opinion }: RedactionAct & { readonly opinion: string }): Promise<void> {
      const data = { redaction: row.id, summary: row.title, opinion };
      await deps.record(row.caseId, { type: 'redaction.returned', on: civilDateOfInstant(now()), data }, { actor, expectedVersion });
    },
  };
}

interface Start {
  readonly file: FiledFile;
  readonly actor: Actor;
}

async function start(
  { db, now }: RedactionDeps,
  { caseId, file, actor, reader }: Start & { readonly caseId: string; readonly reader: RedactionReader },
): Promise<RedactionRow> {
  const pageSizes = (await reader.sizes(file)).map(({ width, height }) => ({ width: rounded(width), height: rounded(height) }));
  const row: RedactionRow = {
    id: randomUUID(),
    caseId,
    file,
    title: titleOf(file.name),
    pageSizes,
    revision: 0,
    createdBy: actor.id,
    createdByName: actor.name,
    createdAt: now().toISOString(),
    burnTicket: null,
    burnAt: null,
    burnPage: null,
    burnProblem: null,
  };
  await createRedactionStore(db.write).create(row);
  return row;
}

interface Proposal extends RedactionAct {
  /** Of the marks, as the page showed them. */
  readonly revision: number;
  readonly title: string;
}

async function propose({ db, now, record }: RedactionDeps, act: Proposal): Promise<void> {
  const { row, actor, expectedVersion, revision, title } = act;
  const store = createRedactionStore(db.write);
  if ((await store.find(row.caseId, row.id))?.revision !== revision) throw new StaleVersionError(row.caseId, expectedVersion);
  const marks = (await store.marks(row.id)).map(markOfRow);
  if (marks.length === 0) throw nothingMarked();
  const { file } = row;
  const marksDigest = digestOfMarks(file.sha256, marks);
  const data = { redaction: row.id, summary: title, marks: marks.length, marksDigest, original: [file] };
  await store.setTitle(row.id, title);
  await record(row.caseId, { type: 'redaction.proposed', on: civilDateOfInstant(now()), data }, { actor, expectedVersion });
}

export function mayBeRedacted({ mediaType }: Pick<FiledFile, 'mediaType'>): boolean {
  return hasPages(mediaType);
}

/** Marks that are not those proposed are nobody's decision. */
export function marksChanged(): StepRefusedError {
  return new StepRefusedError({
    rule: 'guard',
    basis: '2019年条例第三十七条',
    text: {
      zh: '遮盖方案与提交复核的不一致，不能据此制作公开件。请退回后重新提交。',
      en: 'The marks are not those that were submitted: no copy is made of them. Return the redaction and have it submitted again.',
    },
  });
}

function nothingMarked(): InvalidInputError {
  return new InvalidInputError([
    { field: 'marks', zh: '还没有遮盖任何内容，请先标出不予公开的部分。', en: 'Nothing is marked yet: mark what is to be withheld first.' },
  ]);
}

/** A file's name without its ending, as letters call it. */
function titleOf(name: string): string {
  const base = name.replace(/\.[A-Za-z0-9]{1,5}$/, '').trim();
  return (base === '' ? name : base).slice(0, 180);
}

function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
