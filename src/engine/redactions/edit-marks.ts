import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Box } from '../../documents/pages/page-workshop.ts';
import { boxOnPage, MAX_MARKS, type MarkKind } from '../../documents/redaction/redaction-mark.ts';
import { withWholeCharacters } from '../../documents/redaction/text-marks.ts';
import type { RedactionGround } from '../../law/redaction-grounds.ts';
import { type Database, withTransaction } from '../../store/database.ts';
import { createHistoryStore } from '../../store/history-store.ts';
import { createRedactionStore, type RedactionMarkRow, type RedactionRow } from '../../store/redaction-store.ts';
import { redactionLine, storedBox } from './redaction-rows.ts';
import { isOpen, standingOf } from './redaction-state.ts';
import type { RedactionReader } from './redaction-text.ts';

export interface NewMark extends Box {
  /** From 0. */
  readonly page: number;
  readonly kind: MarkKind;
  readonly ground: RedactionGround;
  readonly note: string;
}

export type MarkChange =
  | { readonly type: 'add'; readonly marks: readonly NewMark[] }
  | { readonly type: 'replace'; readonly id: string; readonly mark: NewMark }
  | { readonly type: 'remove'; readonly id: string }
  | { readonly type: 'undo' };

export type EditResult =
  | 'done'
  /** Somebody changed marks since the page was shown. */
  | 'stale'
  /** It was proposed or released meanwhile. */
  | 'closed'
  /** A box is none, or lies beside the page; there is no such page or mark. */
  | 'wrong'
  | 'tooMany'
  /** Nothing to be taken back. */
  | 'nothing';

export interface EditAsk {
  readonly row: RedactionRow;
  /** That the page showed. */
  readonly revision: number;
  readonly byName: string;
  readonly change: MarkChange;
}

interface EditDeps {
  readonly db: Database;
  readonly reader: RedactionReader;
  readonly now: () => Date;
}

/** Changes marks by one act that can be undone. Boxes grow to whole characters first. @throws {UnreadablePagesError} */
export async function editMarks(deps: EditDeps, ask: EditAsk): Promise<EditResult> {
  const fresh = ask.change.type === 'add' ? ask.change.marks : ask.change.type === 'replace' ? [ask.change.mark] : [];
  if (fresh.length > MAX_MARKS) return 'tooMany';
  const fitted = await fittedMarks(deps, ask.row, fresh);
  if (fitted === undefined || (ask.change.type === 'add' && fitted.length === 0)) return 'wrong';
  try {
    return await withTransaction(deps.db, (trx) => editIn(trx, { deps, ask, fitted }));
  } catch (error) {
    if (error instanceof Undone) return error.result;
    throw error;
  }
}

/** Nothing of the transaction may stay. */
class Undone extends Error {
  readonly result: EditResult;

  constructor(result: EditResult) {
    super(result);
    this.result = result;
  }
}

interface Editing {
  readonly deps: EditDeps;
  readonly ask: EditAsk;
  readonly fitted: readonly NewMark[];
}

async function editIn(trx: Knex, { deps, ask, fitted }: Editing): Promise<EditResult> {
  const { row, revision, change } = ask;
  const store = createRedactionStore(trx);
  const act = revision + 1;
  if (!(await store.advance(row.id, revision))) return 'stale';
  const history = await createHistoryStore(trx).list(row.caseId);
  if (!isOpen(standingOf(row.id, history.map(redactionLine)))) throw new Undone('closed');
  if (change.type === 'undo') {
    if (!(await store.undo(row.id))) throw new Undone('nothing');
    return 'done';
  }
  if (change.type !== 'add' && !(await store.removeMark(row.id, { id: change.id, act }))) throw new Undone('wrong');
  if (fitted.length === 0) return 'done';
  await store.addMarks(fitted.map((mark) => rowOf(mark, { ask, act, at: deps.now().toISOString() })));
  if ((await store.marks(row.id)).length > MAX_MARKS) throw new Undone('tooMany');
  return 'done';
}

function rowOf(mark: NewMark, { ask, act, at }: { readonly ask: EditAsk; readonly act: number; readonly at: string }): RedactionMarkRow {
  const { page, kind, ground, note } = mark;
  return {
    id: randomUUID(),
    redactionId: ask.row.id,
    page,
    kind,
    ...storedBox(mark),
    ground,
    note,
    madeBy: ask.byName,
    madeAt: at,
    madeAct: act,
    removedAct: null,
  };
}

/** On their pages and around whole characters; undefined when one is nowhere. */
async function fittedMarks({ reader }: EditDeps, row: RedactionRow, marks: readonly NewMark[]): Promise<readonly NewMark[] | undefined> {
  const texts = new Map<number, Awaited<ReturnType<RedactionReader['text']>>>();
  const fitted: NewMark[] = [];
  for (const mark of marks) {
    const size = row.pageSizes[mark.page];
    const drawn = size === undefined ? undefined : boxOnPage(mark, size);
    if (size === undefined || drawn === undefined) return undefined;
    const text = texts.get(mark.page) ?? (await reader.text(row.file, mark.page));
    texts.set(mark.page, text);
    fitted.push({ ...mark, ...(boxOnPage(withWholeCharacters(drawn, text), size) ?? drawn) });
  }
  return fitted;
}
