import type { PageFailure } from '../../documents/pages/page-workshop.ts';
import type { FiledFile } from '../../law/events/files-field.ts';
import type { Frame } from '../frame.ts';
import { fileViewTexts } from '../texts/file-view.ts';

/** Dots per inch that a reader may choose: for a phone, for a screen, for small print, for a close look. */
export const DPI_CHOICES = [60, 100, 150, 220] as const;
export const DEFAULT_DPI = 100;

export interface FileViewPage {
  readonly frame: Frame;
  readonly backHref: string;
  readonly caseNo: string;
  readonly name: string;
  readonly downloadHref: string;
  /** Why no page is shown; null when one is. */
  readonly failure: string | null;
  readonly shown: ShownPage | null;
}

export interface ShownPage {
  readonly src: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly position: string;
  readonly number: number;
  readonly count: number;
  readonly dpi: number;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  readonly zooms: readonly { readonly dpi: number; readonly label: string; readonly href: string; readonly current: boolean }[];
  /** Of the page; null when it has none. */
  readonly text: string | null;
}

interface Looked {
  readonly caseId: string;
  readonly caseNo: string;
  readonly file: FiledFile;
  readonly look:
    | { readonly failure: PageFailure }
    | {
        /** From 1. */
        readonly page: number;
        readonly count: number;
        readonly dpi: number;
        /** In points. */
        readonly size: { readonly width: number; readonly height: number };
        readonly text: string;
      };
}

export function fileViewPage(frame: Frame, { caseId, caseNo, file, look }: Looked): FileViewPage {
  const backHref = `/cases/${encodeURIComponent(caseId)}`;
  const href = `${backHref}/files/${encodeURIComponent(file.id)}`;
  const page = { frame, backHref: `${backHref}#file-${file.id}`, caseNo, name: file.name, downloadHref: href };
  if ('failure' in look) return { ...page, failure: fileViewTexts.failures[look.failure], shown: null };
  const { page: number, count, dpi, size, text } = look;
  const to = (other: number, zoom = dpi) => `${href}/view?page=${other}&dpi=${zoom}`;
  return {
    ...page,
    failure: null,
    shown: {
      src: `${href}/pages/${number}.jpg?dpi=${dpi}`,
      alt: fileViewTexts.picture(file.name, number),
      width: Math.round((size.width * dpi) / 72),
      height: Math.round((size.height * dpi) / 72),
      position: fileViewTexts.of(number, count),
      number,
      count,
      dpi,
      previousHref: number > 1 ? to(number - 1) : null,
      nextHref: number < count ? to(number + 1) : null,
      zooms: DPI_CHOICES.map((choice) => ({
        dpi: choice,
        label: fileViewTexts.dpi(choice),
        href: to(number, choice),
        current: choice === dpi,
      })),
      text: text.trim() === '' ? null : text.trim(),
    },
  };
}
