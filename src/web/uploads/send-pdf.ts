import type { Response } from 'express';
import { joinPdfs } from '../../documents/pdf/join-pdfs.ts';
import type { LetterPreview } from '../../engine/letters/letter-preview.ts';
import { fileNameParameters, PDF_VIEWER } from './send-file.ts';

interface SentPdf {
  readonly pdf: Uint8Array;
  /** Without its extension. */
  readonly name: string;
}

/** A PDF that was made for this answer and is kept nowhere; shown in the window or frame that asked for it. */
export function sendPdf(res: Response, { pdf, name }: SentPdf): void {
  res
    .set({
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; ${fileNameParameters(`${name}.pdf`)}`,
      'Content-Security-Policy': PDF_VIEWER,
      'X-Frame-Options': 'SAMEORIGIN',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    })
    .send(Buffer.from(pdf));
}

/** One after the other in one PDF. */
export async function sendLetters(res: Response, letters: readonly LetterPreview[]): Promise<void> {
  sendPdf(res, { pdf: await joinPdfs(letters.map(({ pdf }) => pdf)), name: letters.map(({ title }) => title).join('、') });
}
