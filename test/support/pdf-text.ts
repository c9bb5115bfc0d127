import type { FileVault } from '../../src/store/file-vault.ts';
import { openPdfium, readPages } from './set-pages.ts';

/** What stands on the pages of a PDF, line after line, without spaces and line ends. Of bytes, or of the contents kept under a digest. */
export async function textOfPdf(vault: FileVault, pdf: Uint8Array | string): Promise<string> {
  const bytes = typeof pdf === 'string' ? await contentsOf(vault, pdf) : pdf;
  return readPages(await openPdfium(), bytes)
    .flatMap(({ lines }) => lines.map(({ text }) => text))
    .join('');
}

export async function contentsOf(vault: FileVault, sha256: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of vault.open(sha256) as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
