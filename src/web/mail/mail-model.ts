import type { Language } from '../language.ts';
import { oneLine } from './mail-words.ts';

export interface MailRow {
  readonly label: string;
  readonly value: string;
}

/** Lines of a digest: where it leads, what it is about, until when. */
export interface MailItem {
  readonly text: string;
  /** Null without an address of the server. */
  readonly href: string | null;
  readonly detail: string | null;
}

/** What a mail is built of. The text and the HTML are both made from it, so they cannot tell different things. */
export type MailBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** What somebody must see who reads nothing else. */
  | { readonly kind: 'important'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: readonly MailRow[] }
  /** `main`: where the receiver is to go; others are mentioned. */
  | { readonly kind: 'link'; readonly label: string; readonly href: string; readonly main: boolean }
  | { readonly kind: 'items'; readonly items: readonly MailItem[]; readonly more: string | null };

/** A mail, or one of the languages of a mail that has both. */
export interface MailPart {
  readonly language: Language;
  readonly title: string;
  readonly greeting: string | null;
  readonly blocks: readonly MailBlock[];
  /** Who writes. */
  readonly signature: string;
  /** In small print. */
  readonly footer: readonly string[];
}

export interface MailModel {
  readonly subject: string;
  /** What mail programs show beside the subject. */
  readonly preheader: string;
  readonly organName: string;
  readonly parts: readonly MailPart[];
}

/** What the view of a mail shows. */
export interface MailPage extends Omit<MailModel, 'parts'> {
  readonly parts: readonly (MailPart & { readonly languageTag: string })[];
}

/** The blocks that are there. */
export function blocksOf(...blocks: readonly (MailBlock | null)[]): readonly MailBlock[] {
  return blocks.filter((block) => block !== null);
}

export function paragraph(text: string | null): MailBlock | null {
  return text === null ? null : { kind: 'paragraph', text };
}

export function rowsBlock(rows: readonly (readonly [label: string, value: string | null])[]): MailBlock | null {
  const filled = rows.flatMap(([label, value]) => (value === null ? [] : [{ label, value: oneLine(value) }]));
  return filled.length === 0 ? null : { kind: 'rows', rows: filled };
}

/** What every composer knows of the server. */
export interface MailContext {
  /** Without a slash at its end; null: mail has no links. */
  readonly publicUrl: string | null;
  /** Somebody gets to read what is answered. */
  readonly answersRead: boolean;
}

export function linkTo(
  { publicUrl }: MailContext,
  link: { readonly path: string; readonly label: string; readonly main?: boolean },
): MailBlock | null {
  const { path, label, main = true } = link;
  return publicUrl === null ? null : { kind: 'link', label, href: `${publicUrl}${path}`, main };
}
