import type { LetterContent } from './letter-content.ts';

/** An image that is placed over the signature. */
export interface SealImage {
  /** PNG. */
  readonly bytes: Uint8Array;
  /** Diameter or width on paper, in millimetres. */
  readonly widthMm: number;
}

/** Puts the content into a template (DOCX). @returns a DOCX. @throws {BrokenTemplateError} */
export function fillTemplate(_template: Uint8Array, _content: LetterContent, _seal: SealImage | null): Uint8Array {
  throw new Error('Not written yet');
}

/** The template that comes with the program for a form of letter. */
export function builtInTemplate(_form: LetterContent['form'] | 'index'): Promise<Uint8Array> {
  throw new Error('Not written yet');
}
