import type { LetterId } from '../../law/letter-ids.ts';
import { createFileStore, type FileRow } from '../../store/file-store.ts';
import { createHistoryStore } from '../../store/history-store.ts';
import { createLetterStore, type LetterRow } from '../../store/letter-store.ts';
import type { NewEvent, RecordOptions } from '../engine-types.ts';
import { type LetterDeskDeps, type LetterPreview, loadCase, previewStep } from './letter-preview.ts';
import { type Remakeable, remakeableLetters } from './remakeable.ts';
import { findReply, previewReply, type ReplyDraft, type ReplyText, type SavedReply, saveReply } from './reply-draft.ts';

/** A letter on file. */
export interface FiledLetter extends LetterRow {
  readonly pdf: FileRow | null;
  readonly docx: FileRow | null;
}

export interface CaseLetters {
  /** Oldest first. */
  readonly filed: readonly FiledLetter[];
  readonly remakeable: readonly Remakeable[];
}

export interface LetterDesk {
  /** Throws what recording would throw; nothing is recorded. */
  previewStep(caseId: string, event: NewEvent, options: RecordOptions): Promise<readonly LetterPreview[]>;
  findReply(caseId: string): Promise<ReplyDraft | undefined>;
  /** Undefined when there is no reply to print. */
  previewReply(caseId: string, text: readonly string[]): Promise<LetterPreview | undefined>;
  saveReply(text: ReplyText): Promise<SavedReply>;
  lettersOf(caseId: string): Promise<CaseLetters>;
  findRemakeable(caseId: string, wanted: { readonly letter: LetterId; readonly version: number }): Promise<Remakeable | undefined>;
}

/** What people do with the letters of a case before they are recorded, and where those on file lie. */
export function createLetterDesk(deps: LetterDeskDeps): LetterDesk {
  const { db } = deps;
  const remakeable = async (caseId: string): Promise<readonly Remakeable[]> => {
    const { row } = await loadCase(deps, caseId);
    return row.kind === 'request' ? remakeableLetters(await createHistoryStore(db.read).list(caseId)) : [];
  };
  return {
    previewStep: (caseId, event, options) => previewStep(deps, { caseId, event, options }),
    findReply: (caseId) => findReply(deps, caseId),
    previewReply: (caseId, text) => previewReply(deps, { caseId, text }),
    saveReply: (text) => saveReply(deps, text),
    async lettersOf(caseId) {
      const rows = await createLetterStore(db.read).list(caseId);
      const files = await createFileStore(db.read).list(rows.flatMap(({ docxFile, pdfFile }) => [docxFile, pdfFile]));
      const fileOf = (id: string): FileRow | null => files.find((file) => file.id === id) ?? null;
      const filed = rows.map((row) => ({ ...row, pdf: fileOf(row.pdfFile), docx: fileOf(row.docxFile) }));
      return { filed, remakeable: await remakeable(caseId) };
    },
    findRemakeable: async (caseId, { letter, version }) =>
      (await remakeable(caseId)).find((one) => one.letter === letter && one.version === version),
  };
}
