import PDFDocument from 'pdfkit';
import type { PageSize } from '../pages/page-workshop.ts';

/** One page of a released copy. */
export interface ReleasedPage extends PageSize {
  /** JPEG or PNG. */
  readonly picture: Uint8Array;
}

const PROGRAM = 'Yishen';

/**
 * A PDF of pictures, one a page, and nothing else: no text, no bookmarks, no other metadata than the day it was released. The same pictures
 * give the same bytes.
 */
export function releasedPdf(pages: readonly ReleasedPage[], madeAt: Date): Promise<Uint8Array> {
  const info = { Producer: PROGRAM, Creator: PROGRAM, CreationDate: madeAt };
  const document = new PDFDocument({ autoFirstPage: false, margin: 0, compress: true, info, lang: 'zh-CN' });
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
    for (const { picture, width, height } of pages) {
      document.addPage({ size: [width, height], margin: 0 });
      document.image(Buffer.from(picture), 0, 0, { width, height });
    }
    document.end();
  });
}
