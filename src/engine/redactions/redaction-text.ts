import type { PageCharacter, PageSize, PageWorkshop } from '../../documents/pages/page-workshop.ts';
import type { FiledFile } from '../../law/events/files-field.ts';
import type { FileVault } from '../../store/file-vault.ts';
import { readStored } from '../files/read-stored.ts';

/** Pages whose text is remembered: people search a document several times in a row. */
const REMEMBERED_PAGES = 600;

export interface RedactionReader {
  /** The file's contents. */
  bytes(file: FiledFile): Promise<Uint8Array>;
  /** @throws {UnreadablePagesError} */
  sizes(file: FiledFile): Promise<readonly PageSize[]>;
  /** The characters of a page. @throws {UnreadablePagesError} */
  text(file: FiledFile, page: number): Promise<readonly PageCharacter[]>;
  /** Of several pages, one after the other; the contents are read once. @throws {UnreadablePagesError} */
  texts(file: FiledFile, pages: readonly number[]): Promise<readonly (readonly PageCharacter[])[]>;
}

/** Reads files of cases page by page. */
export function createRedactionReader({ vault, pages }: { readonly vault: FileVault; readonly pages: PageWorkshop }): RedactionReader {
  const known = new Map<string, readonly PageCharacter[]>();
  const bytes = (file: FiledFile): Promise<Uint8Array> => readStored(vault, file.sha256);
  const remember = (key: string, text: readonly PageCharacter[]): void => {
    known.delete(key);
    known.set(key, text);
    const oldest = known.size > REMEMBERED_PAGES ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
  };
  const texts: RedactionReader['texts'] = async (file, wanted) => {
    let contents: Uint8Array | undefined;
    const found: (readonly PageCharacter[])[] = [];
    for (const page of wanted) {
      const key = `${file.sha256} ${page}`;
      const before = known.get(key);
      if (before === undefined) contents ??= await bytes(file);
      const text = before ?? (await pages.text({ bytes: contents ?? new Uint8Array(), mediaType: file.mediaType }, page));
      remember(key, text);
      found.push(text);
    }
    return found;
  };
  return {
    bytes,
    sizes: async (file) => pages.inspect({ bytes: await bytes(file), mediaType: file.mediaType }),
    text: async (file, page) => (await texts(file, [page]))[0] ?? [],
    texts,
  };
}
