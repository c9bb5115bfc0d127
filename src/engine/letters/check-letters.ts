import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Bilingual } from '../../law/errors.ts';
import type { LetterId } from '../../law/letter-ids.ts';
import { createFileStore, type FileRow } from '../../store/file-store.ts';
import type { FileVault } from '../../store/file-vault.ts';
import { createLetterStore, type LetterRow } from '../../store/letter-store.ts';
import type { HistoryRow } from '../../store/rows.ts';
import { proofsIn, type RecordedProof } from './remakeable.ts';

/** A letter on file, held against the digests in the history. */
export interface CheckedLetter {
  /** The entry that produced it. */
  readonly version: number;
  readonly letter: LetterId;
  readonly number: string | null;
  /** Null when both of its files are what the history says. */
  readonly fault: Bilingual | null;
}

interface CheckAsk {
  readonly vault: FileVault;
  readonly caseId: string;
  readonly entries: readonly HistoryRow[];
}

interface LetterFiles {
  readonly rows: readonly LetterRow[];
  readonly files: readonly FileRow[];
}

/** Every letter that the history names, and every letter on file that it does not name, in the order of the entries. */
export async function checkLetters(db: Knex, { vault, caseId, entries }: CheckAsk): Promise<readonly CheckedLetter[]> {
  const rows = await createLetterStore(db).list(caseId);
  const files = await createFileStore(db).list(rows.flatMap(({ docxFile, pdfFile }) => [docxFile, pdfFile]));
  const checked: CheckedLetter[] = [];
  for (const { version, data } of entries) {
    const proofs = proofsIn(data);
    for (const proof of proofs) {
      const { letter, number } = proof;
      checked.push({ version, letter, number, fault: await faultOf(vault, { proof, version, rows, files }) });
    }
    const unnamed = rows.filter((row) => row.version === version && !proofs.some(({ letter }) => letter === row.letter));
    checked.push(...unnamed.map(({ letter, number }) => ({ version, letter, number, fault: FAULTS.unnamed })));
  }
  return checked;
}

async function faultOf(
  vault: FileVault,
  { proof, version, rows, files }: LetterFiles & { readonly proof: RecordedProof; readonly version: number },
): Promise<Bilingual | null> {
  const row = rows.find((one) => one.version === version && one.letter === proof.letter);
  if (row === undefined) return FAULTS.gone;
  if (row.number !== proof.number) return FAULTS.number;
  for (const [name, id, digest] of [['PDF', row.pdfFile, proof.pdf] as const, ['DOCX', row.docxFile, proof.docx] as const]) {
    const file = files.find((one) => one.id === id);
    const found = file === undefined ? undefined : await digestOf(vault, file.sha256);
    if (found === undefined) return FAULTS.missing(name);
    if (found !== digest) return FAULTS.altered(name);
  }
  return null;
}

/** Of what lies there; undefined when nothing does. */
async function digestOf(vault: FileVault, sha256: string): Promise<string | undefined> {
  if (!/^[0-9a-f]{64}$/.test(sha256) || !(await vault.has(sha256))) return undefined;
  const hash = createHash('sha256');
  for await (const chunk of vault.open(sha256) as AsyncIterable<Uint8Array>) hash.update(chunk);
  return hash.digest('hex');
}

const FAULTS = {
  gone: { zh: '历史中有此文书，案卷中没有登记', en: 'the history names it, but it is not on file' },
  unnamed: { zh: '案卷中登记了此文书，历史中没有', en: 'it is on file, but the history does not name it' },
  number: { zh: '登记的文号与历史所记不符', en: 'it is on file under another number than the history says' },
  missing: (name: string) => ({ zh: `${name} 文件缺失`, en: `its ${name} is missing` }),
  altered: (name: string) => ({
    zh: `${name} 文件与历史所记的散列值不符，文件被改动或者替换过`,
    en: `its ${name} does not match the digest in the history: the file was altered or replaced`,
  }),
};
