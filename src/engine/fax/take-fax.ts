import { createHash, randomUUID } from 'node:crypto';
import type { PageWorkshop } from '../../documents/pages/page-workshop.ts';
import { civilDateOfInstant } from '../../law/civil-date.ts';
import type { FiledFile } from '../../law/events/files-field.ts';
import { FAX_ACTOR } from '../../law/roles.ts';
import { createCaseStore } from '../../store/case-store.ts';
import { isUniqueViolation } from '../../store/dialect.ts';
import { createFaxInStore, type FaxInRow } from '../../store/fax-in-store.ts';
import { createFileStore } from '../../store/file-store.ts';
import type { Engine } from '../engine.ts';
import { safeFileName } from '../files/file-name.ts';
import { readStored } from '../files/read-stored.ts';
import { type KeepDeps, keepBytes, scanned } from '../inbound/keep-parts.ts';
import { FaxRefusedError } from './fax-refused-error.ts';
import { type ReadFax, readFax } from './read-fax.ts';

export type FaxDeps = KeepDeps & { readonly engine: Pick<Engine, 'open'>; readonly workshop: PageWorkshop };

/** A fax as the fax server gives it. */
export interface FaxArrival {
  readonly bytes: Buffer;
  /** Of the file. */
  readonly name: string;
  /** Number of the sender as the fax server gives it; empty, `unknown` and the like are kept as they are. */
  readonly from: string;
  readonly at: Date;
  readonly commId: string | null;
  readonly organId: number;
  readonly source: 'command' | 'spool';
}

/** `known`: the same fax was taken in before. */
export interface TakenFax {
  readonly result: 'taken' | 'known';
  readonly caseId: string;
  readonly caseNo: string | null;
  readonly pages: number;
}

const MAX_NUMBER = 40;
const MAX_COMM_ID = 60;

/**
 * Takes in a fax: a case that waits for confirmation, with the fax as it came and a readable copy. The fax is read before anything is kept, and
 * noted with the id of its case before the case is opened: broken off anywhere and run again, it goes on from there and opens no second case.
 *
 * Legal source: for the day of receipt of a fax see `src/law/receipt.ts`.
 *
 * @throws {FaxRefusedError} and nothing is kept.
 */
export async function takeFax(deps: FaxDeps, arrival: FaxArrival): Promise<TakenFax> {
  const { bytes, organId, source } = arrival;
  const store = createFaxInStore(deps.db.write);
  const which = {
    organId,
    commId: cleaned(arrival.commId ?? '', MAX_COMM_ID) || null,
    sender: cleaned(arrival.from, MAX_NUMBER),
    receivedAt: arrival.at.toISOString(),
    digest: createHash('sha256').update(bytes).digest('hex'),
  };
  const known = await store.findSame(which);
  if (known?.state === 'opened') return answer(deps, known, 'known');
  const wrong = await scanned(deps, bytes);
  if (wrong !== undefined) throw new FaxRefusedError(wrong);
  const fax = await readFax(bytes, deps.workshop);
  const { row, isNew } = await store.add({
    ...which,
    source,
    name: safeFileName(arrival.name),
    takenAt: deps.now().toISOString(),
    mediaType: fax.mediaType,
    bytes: bytes.length,
    pages: fax.pages,
    damaged: fax.damaged,
    caseId: randomUUID(),
  });
  await openCase(deps, { row, bytes, fax });
  return answer(deps, row, isNew || known !== undefined ? 'taken' : 'known');
}

/** Goes on with a fax whose taking in broke off after it was kept. @returns false when its contents were not kept yet: it must come again. */
export async function finishFax(deps: FaxDeps, row: FaxInRow): Promise<boolean> {
  if (!(await deps.vault.has(row.digest))) return false;
  const bytes = await readStored(deps.vault, row.digest);
  await openCase(deps, { row, bytes, fax: await readFax(bytes, deps.workshop) });
  return true;
}

interface Opening {
  readonly row: FaxInRow;
  readonly bytes: Buffer;
  readonly fax: ReadFax;
}

async function openCase(deps: FaxDeps, opening: Opening): Promise<void> {
  const { caseId, organId, receivedAt, id } = opening.row;
  const cases = createCaseStore(deps.db.write);
  const files = await keepFiles(deps, opening);
  if ((await cases.findById(caseId)) === undefined) {
    const event = { type: 'application.arrived', on: civilDateOfInstant(new Date(receivedAt)), data: dataOf(opening, files) };
    try {
      await deps.engine.open({ ...event, organId, caseId }, FAX_ACTOR);
    } catch (error) {
      // Two of us at once: the other one was first.
      if ((await cases.findById(caseId)) === undefined) throw error;
    }
  }
  const ids = files.map((file) => file.id);
  await createFileStore(deps.db.write).assign(ids, caseId);
  await createFaxInStore(deps.db.write).markOpened(id);
}

/** The readable copy first: it is what people look at. Ids follow from the case's, so that a second try finds what is there. */
async function keepFiles(deps: FaxDeps, { row, bytes, fax }: Opening): Promise<readonly FiledFile[]> {
  const { name, caseId, mediaType } = row;
  const original = await keepOnce(deps, { id: `fax-${caseId}-original`, name, mediaType, content: bytes });
  if (fax.readable === null) return [original];
  const copy = { id: `fax-${caseId}-readable`, name: '传真件（阅读副本）.pdf', mediaType: 'application/pdf', content: fax.readable };
  return [await keepOnce(deps, copy), original];
}

/** Two of us at once may both find nothing: the slower one then finds what the other one kept. */
async function keepOnce(deps: FaxDeps, file: Parameters<typeof keepBytes>[1]): Promise<FiledFile> {
  try {
    return await keepBytes(deps, file);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return keepBytes(deps, file);
  }
}

/** What is known of an application that nobody has read yet; the rest is completed by staff. */
function dataOf({ row }: Opening, files: readonly FiledFile[]): Readonly<Record<string, unknown>> {
  const { sender, pages } = row;
  return {
    channel: 'fax',
    title: titleOf(row),
    ...(isNumber(sender) ? { fax: sender } : {}),
    description: `传真来件，共 ${pages} 页，见附件。`,
    attachments: files,
  };
}

/** The file is Chinese. */
function titleOf({ sender, pages }: Pick<FaxInRow, 'sender' | 'pages'>): string {
  return isNumber(sender) ? `传真申请（来自 ${sender}，${pages} 页）` : `传真申请（来电号码未显示，${pages} 页）`;
}

/** Fax servers write words where they were given no number. */
export function isNumber(sender: string): boolean {
  return /\d{3}/.test(sender);
}

function cleaned(text: string, max: number): string {
  return text
    .slice(0, 500)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, max);
}

async function answer({ db }: FaxDeps, { caseId, pages }: FaxInRow, result: TakenFax['result']): Promise<TakenFax> {
  const row = await createCaseStore(db.write).findById(caseId);
  return { result, caseId, caseNo: row?.caseNo ?? null, pages };
}
