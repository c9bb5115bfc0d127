import { PDFDocument } from '@cantoo/pdf-lib';

/** The pages of several PDFs in one, in their order. A single one stays as it is. */
export async function joinPdfs(pdfs: readonly Uint8Array[]): Promise<Uint8Array> {
  const [first, ...others] = pdfs;
  if (first === undefined) throw new RangeError('There is no PDF to join');
  if (others.length === 0) return first;
  const joined = await PDFDocument.create({ updateMetadata: false });
  for (const pdf of pdfs) {
    const source = await PDFDocument.load(pdf, { updateMetadata: false });
    for (const page of await joined.copyPages(source, source.getPageIndices())) joined.addPage(page);
  }
  return joined.save();
}
