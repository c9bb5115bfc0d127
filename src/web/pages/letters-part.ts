import type { FiledLetter } from '../../engine/letters/letter-desk.ts';
import type { Remakeable } from '../../engine/letters/remakeable.ts';
import type { FileRow } from '../../store/file-store.ts';
import { fileSize } from '../file-size.ts';
import { shortHash } from '../format.ts';
import { say } from '../language.ts';
import { editsReplies, type LettersOfCase } from '../letter-desk-of.ts';
import { letterTexts } from '../texts/letters.ts';
import type { CasePageData, StaffUser, WebDeps } from '../web-deps.ts';
import { letterName } from './letter-name.ts';

/** A letter of the case, or a number that has none on file. */
export interface LetterLine {
  readonly key: string;
  readonly title: string;
  readonly number: string;
  readonly by: string;
  /** That it is void, that it was made again, that a file is missing. */
  readonly marks: readonly string[];
  readonly digest: string | null;
  readonly openHref: string | null;
  readonly downloads: readonly { readonly href: string; readonly label: string }[];
}

export interface LettersPart {
  readonly lines: readonly LetterLine[];
  readonly verifyHref: string;
  /** Empty for those who may not make any. */
  readonly remakeable: readonly { readonly href: string; readonly title: string; readonly by: string; readonly label: string }[];
  /** The text of the reply, while there is one. */
  readonly draft: { readonly href: string; readonly label: string } | null;
}

interface LettersSource {
  readonly data: CasePageData;
  readonly user: Pick<StaffUser, 'roles'>;
  readonly found: LettersOfCase;
  readonly findEvent: WebDeps['findEvent'];
}

export function lettersPart(source: LettersSource): LettersPart {
  const { data, found } = source;
  const href = hrefOf(data);
  const filed = found.letters.filed.map((letter) => ({ version: letter.version, line: filedLine(letter, source) }));
  const bare = bareNumbers(source).map((line) => ({ version: line.version, line }));
  const mayRemake = data.steps.some(({ definition, refusal }) => definition.type === 'document.remade' && refusal === undefined);
  return {
    lines: [...filed, ...bare].sort((a, b) => a.version - b.version).map(({ line }) => line),
    verifyHref: `${href}/verify#letters`,
    remakeable: mayRemake ? found.letters.remakeable.map((one) => remakeLine(one, source)) : [],
    draft: draftLink(source),
  };
}

function hrefOf({ id }: Pick<CasePageData, 'id'>): string {
  return `/cases/${encodeURIComponent(id)}`;
}

function draftLink({ data, user, found }: LettersSource): LettersPart['draft'] {
  if (found.reply === undefined) return null;
  const mayEdit = found.reply.state === 'drafting' && editsReplies(user);
  return { href: `${hrefOf(data)}/letters/draft`, label: mayEdit ? letterTexts.draft.tool : letterTexts.draft.look };
}

function filedLine(letter: FiledLetter, source: LettersSource): LetterLine {
  const { data } = source;
  const words = letterTexts.list;
  const of = remadeOf(letter, data);
  const hrefTo = (file: FileRow): string => `${hrefOf(data)}/files/${encodeURIComponent(file.id)}`;
  const { pdf, docx, number } = letter;
  return {
    key: `letter-${letter.version}-${letter.letter}`,
    title: letter.title,
    number: number ?? words.noNumber,
    by: byEntry(letter.version, source),
    marks: [
      ...(isVoid(number, data) ? [words.void] : []),
      ...(of === null ? [] : [words.remade(of)]),
      ...(pdf === null || docx === null ? [words.lost] : []),
    ],
    digest: pdf === null ? null : words.digest(shortHash(pdf.sha256)),
    openHref: pdf === null ? null : `${hrefTo(pdf)}?inline=1`,
    downloads: [
      ...(pdf === null ? [] : [{ href: hrefTo(pdf), label: words.pdf(fileSize(pdf.bytes)) }]),
      ...(docx === null ? [] : [{ href: hrefTo(docx), label: words.docx(fileSize(docx.bytes)) }]),
    ],
  };
}

/** Numbers of letters that were issued before letters were made here. */
function bareNumbers(source: LettersSource): readonly (LetterLine & { readonly version: number })[] {
  const { data, found } = source;
  const words = letterTexts.list;
  const onFile = new Set(found.letters.filed.map(({ number }) => number));
  return data.documents
    .filter(({ text }) => !onFile.has(text))
    .map(({ version, text, voidedAt }) => ({
      version,
      key: `number-${text}`,
      title: words.noPaper,
      number: text,
      by: byEntry(version, source),
      marks: voidedAt === null ? [] : [words.void],
      digest: null,
      openHref: null,
      downloads: [],
    }));
}

function isVoid(number: string | null, { documents }: CasePageData): boolean {
  return number !== null && documents.some(({ text, voidedAt }) => text === number && voidedAt !== null);
}

/** The entry that a letter made again was made from. */
function remadeOf({ version }: FiledLetter, { history }: CasePageData): number | null {
  const entry = history.find((line) => line.version === version && line.type === 'document.remade');
  return entry === undefined ? null : Number(entry.data.ofVersion);
}

function byEntry(version: number, { data, findEvent }: LettersSource): string {
  const entry = data.history.find((line) => line.version === version);
  if (entry === undefined) return '';
  const label = findEvent(entry.type)?.label;
  return letterTexts.list.by(entry.on, label === undefined ? entry.type : say(label));
}

function remakeLine({ letter, version }: Remakeable, source: LettersSource): LettersPart['remakeable'][number] {
  const title = letterName({ letter, version }, source.data);
  const query = `letter=${encodeURIComponent(letter)}&of=${version}`;
  return {
    href: `${hrefOf(source.data)}/letters/remake?${query}`,
    title,
    by: byEntry(version, source),
    label: letterTexts.remake.linkOf(title),
  };
}
