import { createHash, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { builtInTemplate, fillTemplate, type SealImage } from '../../documents/letters/fill-template.ts';
import type { LetterContent } from '../../documents/letters/letter-content.ts';
import type { LetterFacts, Letterhead } from '../../documents/letters/letter-facts.ts';
import { writeLetter } from '../../documents/letters/write-letter.ts';
import { docxToPdf, type LetterFonts, type PdfOptions } from '../../documents/pdf/docx-to-pdf.ts';
import type { LetterId } from '../../law/letter-ids.ts';
import { createFileStore, type FileRow } from '../../store/file-store.ts';
import type { FileVault } from '../../store/file-vault.ts';
import { createLetterSettingsStore, type TemplateForm } from '../../store/letter-settings-store.ts';
import { createLetterStore, type LetterRow } from '../../store/letter-store.ts';
import { safeFileName } from '../files/file-name.ts';
import { asStream, readStored } from '../files/read-stored.ts';
import { type LetterMoment, letterFactsOf, type OneLetter } from './letter-facts-of.ts';
import type { LetterSigner } from './signer.ts';

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PDF_TYPE = 'application/pdf';

/** A letter as the history names it: the digests prove which papers went out. */
export interface LetterProof {
  readonly letter: LetterId;
  readonly number: string | null;
  /** SHA-256, lower-case hexadecimal. */
  readonly docx: string;
  readonly pdf: string;
  readonly template: string;
  readonly signer: string;
}

/** A letter that was made, to be kept with the event that made it. */
export interface MadeLetter {
  readonly proof: LetterProof;
  readonly row: Omit<LetterRow, 'caseId' | 'version'>;
  readonly files: readonly FileRow[];
}

/** A letter on paper, not kept. */
export interface PrintedLetter {
  readonly content: LetterContent;
  readonly template: string;
  readonly docx: Uint8Array;
  readonly pdf: Uint8Array;
}

export interface PressAsk {
  readonly moment: Omit<LetterMoment, 'letterhead'>;
  readonly one: OneLetter;
  /** UTC instant that the files bear. */
  readonly madeAt: string;
}

export interface PressDeps {
  readonly vault: FileVault;
  readonly fonts: LetterFonts;
  readonly signer: LetterSigner;
}

export type LetterPress = ReturnType<typeof createLetterPress>;

/** Makes letters from what is on record, by the template and the letterhead in force. */
export function createLetterPress(deps: PressDeps) {
  const { vault } = deps;
  return {
    /** What it would say, without the paper. */
    content: async (db: Knex, ask: Omit<PressAsk, 'madeAt'>): Promise<LetterContent> => (await writtenLetter(db, ask)).content,
    /** Sets any document in the office's fonts. @throws {UnsupportedDocxError} */
    typeset: (docx: Uint8Array, options: Omit<PdfOptions, 'fonts'>): Promise<Uint8Array> =>
      docxToPdf(docx, { ...options, fonts: deps.fonts }),
    /** What would be printed; nothing is kept. `db` may be a transaction. */
    print: (db: Knex, ask: PressAsk): Promise<PrintedLetter> => print(deps, { ...ask, db }),
    /** Makes a letter and puts its contents into the vault; `keep` must follow in the transaction that records the event, or `forget`. */
    make: (db: Knex, ask: PressAsk): Promise<MadeLetter> => make(deps, { ...ask, db }),
    /** `trx` is the transaction that records the event, after its case was written. */
    async keep(trx: Knex, { caseId, version, made }: { caseId: string; version: number; made: readonly MadeLetter[] }): Promise<void> {
      for (const { row, files } of made) {
        for (const file of files) await createFileStore(trx).create({ ...file, caseId });
        await createLetterStore(trx).add({ ...row, caseId, version });
      }
    },
    /** Of letters whose event was not recorded after all. */
    async forget(db: Knex, made: readonly MadeLetter[]): Promise<void> {
      const store = createFileStore(db);
      for (const { sha256 } of made.flatMap(({ files }) => files)) await vault.remove(sha256, () => store.isNamed(sha256));
    },
  };
}

type PrintAsk = PressAsk & { readonly db: Knex };

async function writtenLetter(db: Knex, { moment, one }: Omit<PressAsk, 'madeAt'>) {
  const head = await createLetterSettingsStore(db).findLetterhead(moment.organ.id);
  const facts = letterFactsOf({ ...moment, letterhead: (head?.content ?? {}) as Partial<Letterhead> }, one);
  return { head, facts, content: writeLetter(facts) };
}

async function print(deps: PressDeps, { db, moment, one, madeAt }: PrintAsk): Promise<PrintedLetter> {
  const { head, facts, content } = await writtenLetter(db, { moment, one });
  const { bytes, name } = await templateFor(deps, { db, organId: moment.organ.id, content });
  const seal = head?.sealSha256 == null ? null : { bytes: await readStored(deps.vault, head.sealSha256), widthMm: head.sealWidthMm };
  const docx = fillTemplate(bytes, content, sealFor(facts, seal));
  const pdf = await docxToPdf(docx, { fonts: deps.fonts, title: content.title, author: moment.organ.name, madeAt: new Date(madeAt) });
  return { content, template: name, docx, pdf };
}

async function make(deps: PressDeps, ask: PrintAsk): Promise<MadeLetter> {
  const { vault, signer } = deps;
  const { madeAt: at } = ask;
  const printed = await print(deps, ask);
  const { letter, documentNo: number } = ask.one;
  const { template } = printed;
  const { title } = printed.content;
  const base = safeFileName(`${title}${number ?? ''}`);
  const pdf = await signer.sign(printed.pdf);
  const docxFile = await storeFile(vault, { bytes: printed.docx, name: `${base}.docx`, mediaType: DOCX_TYPE, at });
  const pdfFile = await storeFile(vault, { bytes: pdf, name: `${base}.pdf`, mediaType: PDF_TYPE, at });
  return {
    proof: { letter, number, docx: docxFile.sha256, pdf: pdfFile.sha256, template, signer: signer.name },
    row: { letter, number, title, template, docxFile: docxFile.id, pdfFile: pdfFile.id, madeAt: at },
    files: [docxFile, pdfFile],
  };
}

/** Goes under what the organ issues, not under the papers of its own file. */
function sealFor({ remade, documentNo }: LetterFacts, seal: SealImage | null): SealImage | null {
  return remade || documentNo === null ? null : seal;
}

/** The office's own for this letter, else its own for the form, else the built-in one. */
async function templateFor(
  { vault }: Pick<PressDeps, 'vault'>,
  { db, organId, content }: { readonly db: Knex; readonly organId: number; readonly content: LetterContent },
): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const form: TemplateForm = content.index.length > 0 ? 'index' : content.form;
  const store = createLetterSettingsStore(db);
  for (const key of [content.letter, form]) {
    const row = await store.findTemplate(organId, key);
    if (row?.sha256 != null) return { bytes: await readStored(vault, row.sha256), name: `office:${key}:${row.version}` };
  }
  return { bytes: await builtInTemplate(form), name: `builtIn:${form}` };
}

async function storeFile(
  vault: FileVault,
  { bytes, name, mediaType, at }: { readonly bytes: Uint8Array; readonly name: string; readonly mediaType: string; readonly at: string },
): Promise<FileRow> {
  const { sha256 } = await vault.store(asStream(bytes));
  return { id: randomUUID(), sha256, bytes: bytes.length, mediaType, name, owner: 'letters', caseId: null, createdAt: at, claimedAt: at };
}

/** Of a draft: what is submitted, approved and issued is the same text. */
export function draftDigest(paragraphs: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(paragraphs)).digest('hex');
}
