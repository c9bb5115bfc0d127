/** A rectangle on a page, in points (1/72 inch) from the upper left corner of the page as it is shown. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Width and height in points, as the page is shown (turned pages are turned). */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** One character of a page's text and where it stands. Spaces and line ends that the page implies have an empty box. */
export interface PageCharacter {
  readonly text: string;
  readonly box: Box;
}

/** A file whose pages are wanted. PDF, TIFF (G3, G4 and others, several pages), PNG, JPEG, WebP and BMP have pages; an image has one. */
export interface PagedFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

export interface PictureOptions {
  /** From 0. */
  readonly page: number;
  /** Dots per inch. */
  readonly dpi: number;
  readonly format: 'jpeg' | 'png';
}

export interface PagePicture {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/jpeg' | 'image/png';
  /** In dots. */
  readonly width: number;
  readonly height: number;
}

/** Why a file has no pages that could be shown. */
export type PageFailure = 'encrypted' | 'broken' | 'tooManyPages' | 'tooLarge' | 'tooSlow' | 'kind';

/** The file cannot be read; `reason` says why. Expected of what people upload. */
export class UnreadablePagesError extends Error {
  readonly reason: PageFailure;

  constructor(reason: PageFailure) {
    super(`The pages cannot be read: ${reason}`);
    this.reason = reason;
  }
}

/** What a PDF carries besides what its pages show. */
export interface PdfDescription {
  /** Values of the document information that tell of people: author, title, subject, keywords; empty ones left out. */
  readonly properties: readonly string[];
  /** Embedded files. */
  readonly attachments: number;
  /** Annotations that are neither links nor form fields, by page (from 0). */
  readonly comments: readonly { readonly page: number; readonly count: number }[];
  /** JavaScript actions. */
  readonly scripts: number;
}

/**
 * Reads the pages of files that strangers made, in threads of their own: what makes a library hang or run out of memory ends that thread, not the
 * program. Each question has a limit of time.
 */
export interface PageWorkshop {
  /** The pages in order. @throws {UnreadablePagesError} */
  inspect(file: PagedFile): Promise<readonly PageSize[]>;
  /** A picture of one page. Fonts that a PDF does not bring are replaced. @throws {UnreadablePagesError} */
  picture(file: PagedFile, options: PictureOptions): Promise<PagePicture>;
  /** The characters of a page in the order of the file; empty for images. @throws {UnreadablePagesError} */
  text(file: PagedFile, page: number): Promise<readonly PageCharacter[]>;
  /** What a PDF carries besides its pages; nothing for other kinds. @throws {UnreadablePagesError} */
  describe(file: PagedFile): Promise<PdfDescription>;
  /** Ends the threads. */
  close(): Promise<void>;
}

/** Kinds of files that have pages. */
export const PAGED_MEDIA_TYPES: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/tiff',
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/bmp',
]);

export function hasPages(mediaType: string): boolean {
  return PAGED_MEDIA_TYPES.has(mediaType);
}
