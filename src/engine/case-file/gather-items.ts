import { type CaseFileItem, type ItemContents, SHEET_REASONS } from '../../documents/case-file/case-file.ts';
import { hasPages, type PageWorkshop, UnreadablePagesError } from '../../documents/pages/page-workshop.ts';
import { type FiledFile, filesIn } from '../../law/events/files-field.ts';
import type { Database } from '../../store/database.ts';
import { createFileStore } from '../../store/file-store.ts';
import type { FileVault } from '../../store/file-vault.ts';
import { createLetterStore } from '../../store/letter-store.ts';
import type { HistoryLine } from '../engine-types.ts';
import { labelOfMediaType } from '../files/file-kinds.ts';
import { readStored } from '../files/read-stored.ts';

export interface GatherDeps {
  readonly db: Database;
  readonly vault: FileVault;
  readonly pages: PageWorkshop;
}

/** A paper by name: what the index will list, before anything is read. */
export interface ListedPaper {
  readonly title: string;
  readonly on: string;
  readonly file: FiledFile;
}

/** Scans as they are read on a screen; a fax has hardly more. */
const DPI = 150;
const MEGABYTE = 1_048_576;

/** Letters (as PDF) and files of a case in the order of its history; a file that several entries name, once. */
export async function listPapers(
  { db }: Pick<GatherDeps, 'db'>,
  { caseId, history }: { readonly caseId: string; readonly history: readonly HistoryLine[] },
): Promise<readonly ListedPaper[]> {
  const letters = await createLetterStore(db.read).list(caseId);
  const rows = new Map((await createFileStore(db.read).list(letters.map(({ pdfFile }) => pdfFile))).map((row) => [row.id, row]));
  const papers = new Map<string, ListedPaper>();
  for (const { version, on, data } of history) {
    for (const { title, number, pdfFile } of letters.filter((letter) => letter.version === version)) {
      const row = rows.get(pdfFile);
      if (row !== undefined) papers.set(row.id, { title: number === null ? title : `${title}（${number}）`, on, file: row });
    }
    for (const { file } of filesIn(data)) if (!papers.has(file.id)) papers.set(file.id, { title: file.name, on, file });
  }
  return [...papers.values()];
}

/** The papers with their pages. What cannot be shown becomes a sheet that says so: one bad file spoils no case file. */
export async function gatherItems(deps: GatherDeps, papers: readonly ListedPaper[]): Promise<readonly CaseFileItem[]> {
  const items: CaseFileItem[] = [];
  for (const { title, on, file } of papers) items.push({ title, on, facts: factsOf(file), contents: await contentsOf(deps, file) });
  return items;
}

function factsOf({ name, mediaType, bytes, sha256 }: FiledFile): readonly string[] {
  const size = bytes >= MEGABYTE ? `${(bytes / MEGABYTE).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return [
    `文件名：${name}`,
    `类型：${labelOfMediaType(mediaType)?.zh ?? mediaType}`,
    `大小：${size}（${bytes} 字节）`,
    `SHA-256：${sha256}`,
  ];
}

async function contentsOf({ vault, pages }: GatherDeps, { sha256, mediaType }: FiledFile): Promise<ItemContents> {
  if (!hasPages(mediaType)) return { as: 'sheet', why: SHEET_REASONS.kind };
  if (!(await vault.has(sha256))) return { as: 'sheet', why: SHEET_REASONS.lost };
  const file = { bytes: await readStored(vault, sha256), mediaType };
  try {
    const sizes = await pages.inspect(file);
    if (mediaType === 'application/pdf') return { as: 'pdf', bytes: file.bytes };
    const pictures = [];
    for (const [page, size] of sizes.entries()) {
      const { bytes } = await pages.picture(file, { page, dpi: DPI, format: 'jpeg' });
      pictures.push({ bytes, width: size.width, height: size.height });
    }
    return { as: 'pictures', pages: pictures };
  } catch (error) {
    if (error instanceof UnreadablePagesError) return { as: 'sheet', why: SHEET_REASONS.unreadable };
    throw error;
  }
}
