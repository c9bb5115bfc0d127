import type { Border, Borders, ParagraphProps } from './properties.ts';
import type { RunStyle } from './styles.ts';

/** What a document holds, styles resolved. Lengths are points. */
export type Block = Paragraph | Table;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly styleId: string;
  readonly props: ParagraphProps;
  /** How the mark at the paragraph's end looks: the height of an empty paragraph. */
  readonly mark: RunStyle;
  readonly inlines: readonly Inline[];
}

export type FieldName = 'PAGE' | 'NUMPAGES' | 'SECTIONPAGES';

export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly style: RunStyle }
  | { readonly kind: 'tab' | 'lineBreak' | 'pageBreak'; readonly style: RunStyle }
  | { readonly kind: 'field'; readonly field: FieldName; readonly style: RunStyle }
  | { readonly kind: 'image'; readonly image: Picture; readonly style: RunStyle }
  | { readonly kind: 'anchor'; readonly anchor: AnchoredPicture };

export interface Picture {
  /** PNG or JPEG. */
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** What it shows, for readers who cannot see it. */
  readonly alt: string;
}

export interface AnchoredPicture {
  readonly picture: Picture;
  readonly behind: boolean;
  readonly horizontal: AnchorPosition;
  readonly vertical: AnchorPosition;
}

export interface AnchorPosition {
  /** page, margin, column, character, paragraph, line, … */
  readonly from: string;
  /** A length from that edge, or left, center, right, top, bottom. */
  readonly at: number | string;
}

export interface Table {
  readonly kind: 'table';
  /** Null: as wide as its columns. */
  readonly width: { readonly points: number } | { readonly share: number } | null;
  readonly align: string;
  readonly indent: number;
  readonly fixed: boolean;
  readonly grid: readonly number[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly cells: readonly TableCell[];
  /** Grid columns left free before the first cell. */
  readonly skip: number;
  readonly height: number;
  readonly heightRule: 'auto' | 'atLeast' | 'exact';
  readonly cantSplit: boolean;
  readonly header: boolean;
}

export interface TableCell {
  readonly span: number;
  readonly width: { readonly points: number } | { readonly share: number } | null;
  readonly merge: 'none' | 'restart' | 'continue';
  readonly vAlign: string;
  readonly margins: { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };
  /** As the cell says itself; what it does not say comes from the table. */
  readonly borders: Borders;
  readonly tableBorders: Borders;
  readonly shade: string | undefined;
  readonly blocks: readonly Block[];
}

export type HeaderKind = 'default' | 'first' | 'even';

export interface Section {
  readonly blocks: readonly Block[];
  readonly start: 'nextPage' | 'continuous' | 'evenPage' | 'oddPage';
  readonly page: PageGeometry;
  readonly titlePage: boolean;
  readonly pageNumber: { readonly start: number | null; readonly format: string };
  readonly headers: Readonly<Partial<Record<HeaderKind, readonly Block[]>>>;
  readonly footers: Readonly<Partial<Record<HeaderKind, readonly Block[]>>>;
}

export interface PageGeometry {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
  readonly header: number;
  readonly footer: number;
  readonly grid: Grid;
}

/** 文档网格: pitch of lines, and what is added to each Chinese character. */
export interface Grid {
  readonly lines: number | null;
  readonly charSpace: number;
}

export interface DocxDocument {
  readonly sections: readonly Section[];
  readonly evenAndOddHeaders: boolean;
  /** Word 2013 and later put a table's edge, not its text, at the margin. */
  readonly compatibility: number;
  /** Distance of tab stops. */
  readonly defaultTab: number;
}

export type { Border };
