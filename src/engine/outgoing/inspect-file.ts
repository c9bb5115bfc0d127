import { type PagedFile, type PageWorkshop, UnreadablePagesError } from '../../documents/pages/page-workshop.ts';
import type { FiledFile } from '../../law/events/files-field.ts';
import type { FileVault } from '../../store/file-vault.ts';
import { readStored } from '../files/read-stored.ts';
import { type Finding, finding, WHOLE_FILE } from './finding.ts';
import { inspectDocx } from './inspect-docx.ts';
import { inspectImage } from './inspect-image.ts';
import { inspectPdf } from './inspect-pdf.ts';
import { inspectPptx } from './inspect-pptx.ts';
import { inspectXlsx } from './inspect-xlsx.ts';
import { personalNumbers } from './personal-numbers.ts';
import { BrokenZipError } from './zip-parts.ts';

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';

export interface InspectDeps {
  readonly vault: FileVault;
  readonly pages: PageWorkshop;
}

/** A file with what was found in it. */
export interface InspectedFile {
  readonly file: FiledFile;
  readonly findings: readonly Finding[];
}

/** Looks into a file before it leaves. What cannot be looked into is a finding too: nobody knows what it carries. */
export async function inspectFile({ vault, pages }: InspectDeps, file: FiledFile): Promise<InspectedFile> {
  const bytes = await readStored(vault, file.sha256);
  return { file, findings: await findingsIn(pages, { bytes, mediaType: file.mediaType }) };
}

async function findingsIn(pages: PageWorkshop, file: PagedFile): Promise<readonly Finding[]> {
  const { bytes, mediaType } = file;
  try {
    if (mediaType === 'application/pdf') return await inspectPdf(pages, file);
    if (mediaType === `${OPEN_XML}.wordprocessingml.document`) return await inspectDocx(bytes);
    if (mediaType === `${OPEN_XML}.spreadsheetml.sheet`) return await inspectXlsx(bytes);
    if (mediaType === `${OPEN_XML}.presentationml.presentation`) return await inspectPptx(bytes);
  } catch (error) {
    if (error instanceof UnreadablePagesError || error instanceof BrokenZipError) return [finding('unreadable', WHOLE_FILE)];
    throw error;
  }
  if (mediaType.startsWith('image/')) return inspectImage(bytes);
  if (mediaType === 'text/plain' || mediaType === 'text/csv') return personalNumbers(textIn(bytes), WHOLE_FILE);
  return [finding('unreadable', WHOLE_FILE)];
}

function textIn(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes); // the other encoding of Chinese offices; what it cannot read becomes a sign
  }
}
