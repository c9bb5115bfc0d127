import { randomUUID } from 'node:crypto';
import { UnreadablePagesError } from '../../documents/pages/page-workshop.ts';
import { digestOfMarks, type RedactionMark } from '../../documents/redaction/redaction-mark.ts';
import { withheldLines } from '../../documents/redaction/withheld-lines.ts';
import { civilDateOfInstant } from '../../law/civil-date.ts';
import { InvalidInputError, NotFoundError, StaleVersionError, StepRefusedError } from '../../law/errors.ts';
import type { FiledFile } from '../../law/events/files-field.ts';
import type { Actor } from '../../law/roles.ts';
import { createCaseStore } from '../../store/case-store.ts';
import { withTransaction } from '../../store/database.ts';
import { createFileStore, type FileRow } from '../../store/file-store.ts';
import { createHistoryStore } from '../../store/history-store.ts';
import { createRedactionStore, type RedactionRow } from '../../store/redaction-store.ts';
import { safeFileName } from '../files/file-name.ts';
import { asStream } from '../files/read-stored.ts';
import { draftOf } from '../project-case.ts';
import { burn, CopyTooLargeError } from './burn.ts';
import { markOfRow, redactionLine } from './redaction-rows.ts';
import { type RedactionStanding, standingOf } from './redaction-state.ts';
import { createRedactionReader } from './redaction-text.ts';
import { marksChanged, type RedactionDeps } from './redactions.ts';

/** Without a sign of life for so long a burning has ended with its program. */
export const BURN_DEAD_AFTER_MS = 2 * 60_000;
/** How often a record is tried again when other steps of the case came between. */
const MAX_TRIES = 5;

/** Why a burning ended without a copy. */
export type BurnProblem = 'unreadable' | 'tooLarge' | 'refused' | 'failed';

export interface ReleaseAsk {
  readonly row: RedactionRow;
  /** The second person. */
  readonly actor: Actor;
}

export interface Release {
  /** Resolves when the copy is on record or the attempt has ended. @throws what was not foreseen, after it was noted. */
  run(): Promise<void>;
}

/**
 * Checks what can be checked at once and takes the right to burn; undefined when somebody is burning it already. `run` then paints, keeps the
 * copy and records `redaction.checked`: a copy without its event does not stay, an event without its copy cannot come about.
 *
 * @throws {StepRefusedError} when it is not proposed, the marks are not those proposed, or the person proposed it.
 */
export async function beginRelease(deps: RedactionDeps, { row, actor }: ReleaseAsk): Promise<Release | undefined> {
  const { proposal } = await standingIn(deps, row);
  const marks = (await createRedactionStore(deps.db.write).marks(row.id)).map(markOfRow);
  if (proposal === null) throw notProposed();
  if (proposal.byId === actor.id) throw samePerson();
  const marksDigest = digestOfMarks(row.file.sha256, marks);
  if (marksDigest !== proposal.marksDigest) throw marksChanged();
  const ticket = randomUUID();
  const at = deps.now();
  const claim = { ticket, at: at.toISOString(), deadBefore: new Date(at.getTime() - BURN_DEAD_AFTER_MS).toISOString() };
  if (!(await createRedactionStore(deps.db.write).claimBurn(row.id, claim))) return undefined;
  return { run: () => runRelease(deps, { row, actor, marks, marksDigest, ticket }) };
}

interface Run extends ReleaseAsk {
  readonly marks: readonly RedactionMark[];
  readonly marksDigest: string;
  readonly ticket: string;
}

async function runRelease(deps: RedactionDeps, run: Run): Promise<void> {
  const { row, ticket } = run;
  const end = (problem: BurnProblem | null) => createRedactionStore(deps.db.write).endBurn(row.id, { ticket, problem });
  try {
    await forgetUnrecorded(deps, row);
    const bytes = await paint(deps, run);
    await keepAndRecord(deps, run, bytes);
    await end(null);
  } catch (error) {
    const problem = problemOf(error);
    await end(problem);
    if (problem === 'failed') throw error;
  }
}

async function paint(deps: RedactionDeps, { row, marks, ticket }: Run): Promise<Uint8Array> {
  const { file } = row;
  const bytes = await createRedactionReader(deps).bytes(file);
  const madeAt = deps.now();
  return burn({
    pages: deps.pages,
    original: { bytes, mediaType: file.mediaType },
    sizes: row.pageSizes,
    marks,
    madeAt,
    onPage: async (page) => {
      deps.stopping?.throwIfAborted();
      const mine = await createRedactionStore(deps.db.write).keepBurn(row.id, { ticket, at: deps.now().toISOString(), page });
      if (!mine) throw new Error(`Another burning of redaction ${row.id} took over`);
    },
  });
}

/** The file first, claimed for its case, then the event that names it. */
async function keepAndRecord(deps: RedactionDeps, run: Run, bytes: Uint8Array): Promise<void> {
  const { row } = run;
  const store = createFileStore(deps.db.write);
  const file = await keepFile(deps, row, bytes);
  try {
    await recordChecked(deps, run, { id: file.id, name: file.name, sha256: file.sha256, bytes: file.bytes, mediaType: file.mediaType });
  } catch (error) {
    // After other failures it may have been recorded; if not, the next burning finds the file and forgets it.
    if (isRefusal(error)) {
      await store.release([file.id]);
      await dropFile(deps, file);
    }
    throw error;
  }
}

async function keepFile({ db, vault, now }: RedactionDeps, row: RedactionRow, bytes: Uint8Array): Promise<FileRow> {
  const staged = await vault.stage(asStream(bytes));
  try {
    const at = now().toISOString();
    const file: FileRow = {
      id: randomUUID(),
      sha256: staged.sha256,
      bytes: bytes.length,
      mediaType: 'application/pdf',
      name: safeFileName(`${row.title}（公开件）.pdf`),
      owner: ownerOf(row),
      caseId: null,
      createdAt: at,
      claimedAt: null,
    };
    await createFileStore(db.write).create(file);
    await staged.keep();
    await withTransaction(db, (trx) => createFileStore(trx).claim([file.id], { owner: file.owner, caseId: row.caseId, at }));
    return file;
  } finally {
    await staged.discard();
  }
}

async function recordChecked(deps: RedactionDeps, run: Run, released: FiledFile): Promise<void> {
  const { row, actor, marks, marksDigest } = run;
  for (let tries = 1; ; tries += 1) {
    const current = await createCaseStore(deps.db.write).findById(row.caseId);
    // Read after the version: when it was returned and proposed anew meanwhile, either the marks differ or the version is stale.
    const { proposal } = await standingIn(deps, row);
    if (proposal === null) throw notProposed();
    if (proposal.marksDigest !== marksDigest) throw marksChanged();
    const regime = current === undefined ? null : draftOf(current).clock.regime;
    const withheld = withheldLines(marks, regime ?? 'R2019').join('\n');
    const data = { redaction: row.id, summary: row.title, marksDigest, withheld, released: [released] };
    const event = { type: 'redaction.checked', on: civilDateOfInstant(deps.now()), data };
    try {
      await deps.record(row.caseId, event, { actor, expectedVersion: current?.version ?? 0 });
      return;
    } catch (error) {
      if (!(error instanceof StaleVersionError) || tries === MAX_TRIES) throw error;
    }
  }
}

/** Copies that an earlier burning kept when the program ended before their event was recorded. */
async function forgetUnrecorded(deps: RedactionDeps, row: RedactionRow): Promise<void> {
  const store = createFileStore(deps.db.write);
  const { released } = await standingIn(deps, row);
  for (const file of (await store.listOfOwner(ownerOf(row))).filter(({ id }) => id !== released?.file.id)) {
    await store.release([file.id]);
    await dropFile(deps, file);
  }
}

async function dropFile({ db, vault }: RedactionDeps, { id, sha256 }: Pick<FileRow, 'id' | 'sha256'>): Promise<void> {
  const store = createFileStore(db.write);
  if (await store.deleteUnclaimed(id)) await vault.remove(sha256, () => store.isNamed(sha256));
}

async function standingIn({ db }: RedactionDeps, row: RedactionRow): Promise<RedactionStanding> {
  return standingOf(row.id, (await createHistoryStore(db.write).list(row.caseId)).map(redactionLine));
}

function ownerOf({ id }: Pick<RedactionRow, 'id'>): string {
  return `redaction:${id}`;
}

function problemOf(error: unknown): BurnProblem {
  if (error instanceof UnreadablePagesError) return 'unreadable';
  if (error instanceof CopyTooLargeError) return 'tooLarge';
  return isRefusal(error) ? 'refused' : 'failed';
}

function isRefusal(error: unknown): boolean {
  return [InvalidInputError, StepRefusedError, StaleVersionError, NotFoundError].some((refusal) => error instanceof refusal);
}

function notProposed(): StepRefusedError {
  return new StepRefusedError({
    rule: 'chart',
    basis: '2019年条例第三十七条',
    text: {
      zh: '没有待复核的区分处理方案，可能已经退回或者办结。',
      en: 'This redaction does not wait for a check: it was returned or released.',
    },
  });
}

function samePerson(): StepRefusedError {
  return new StepRefusedError({
    rule: 'fourEyes',
    basis: '项目规则（处理人与复核人分离）',
    text: {
      zh: '提交区分处理方案的人不能自己复核，请由另一人复核。',
      en: 'Whoever submitted the marks cannot check them: another person must.',
    },
  });
}
