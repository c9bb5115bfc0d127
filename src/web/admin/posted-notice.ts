import { decodeText } from '../../documents/tables/decode-text.ts';
import { UnreadableTableError } from '../../documents/tables/table-file.ts';
import type { DraftedNotice } from '../../engine/administration/notice-drafts.ts';
import { JSON_KIND } from '../../engine/files/file-kinds.ts';
import { readStored } from '../../engine/files/read-stored.ts';
import { InvalidInputError } from '../../law/errors.ts';
import { parseHolidayNotices } from '../../law/holiday-notices.ts';
import { readNoticeText } from '../../law/notice-text.ts';
import type { FileRow } from '../../store/file-store.ts';
import { firstValue, rawForm } from '../forms/raw-form.ts';
import type { Http } from '../frame.ts';
import { dropUpload, postedUpload } from '../letters/own-upload.ts';
import { calendarTexts } from '../texts/admin-calendar.ts';
import type { WebDeps } from '../web-deps.ts';
import { type Problems, problemsOf } from './admin-desk.ts';

const MAX_BYTES = 256 * 1024;

interface Typed {
  readonly text: string;
  readonly year: string;
}

/** What the form brought, as text or as a file. */
export type PostedNotice = Typed &
  ({ readonly result: 'read'; readonly notice: DraftedNotice } | { readonly result: 'refused'; readonly problems: Problems });

export async function postedNotice(deps: Pick<WebDeps, 'db' | 'vault'>, http: Http): Promise<PostedNotice> {
  const raw = rawForm(http.req.body);
  const [pasted, year] = [firstValue(raw, 'text'), firstValue(raw, 'year')];
  const upload = await postedUpload(http, deps, { raw, name: 'file' });
  if (upload.result === 'refused') return { text: pasted, year, result: 'refused', problems: { file: upload.reason } };
  let text = pasted;
  if (upload.result === 'file') {
    const { file } = upload;
    const contents = await textOf(deps, file);
    await dropUpload(deps, file);
    if (contents === undefined) return { text, year, result: 'refused', problems: { file: calendarTexts.form.notText } };
    text = contents;
  }
  return { text, year, ...readNotice(text, year) };
}

/** In whichever encoding the office saved it; undefined for what is no text, or far too long for a notice. */
async function textOf(
  { vault }: Pick<WebDeps, 'vault'>,
  { mediaType, bytes, sha256 }: Pick<FileRow, 'mediaType' | 'bytes' | 'sha256'>,
): Promise<string | undefined> {
  const isText = mediaType.startsWith('text/') || mediaType === JSON_KIND.mediaType;
  const contents = isText && bytes <= MAX_BYTES ? await readStored(vault, sha256) : undefined;
  try {
    return contents === undefined ? undefined : decodeText(contents);
  } catch (error) {
    if (error instanceof UnreadableTableError) return undefined;
    throw error;
  }
}

/** The text of a notice, or a file of days as JSON. */
export function readNotice(text: string, year: string) {
  const words = calendarTexts.form;
  if (text.trim() === '') return { result: 'refused', problems: { text: words.missing } } as const;
  try {
    if (!text.trimStart().startsWith('{')) {
      const stated = /^2[01]\d\d$/.test(year) ? Number(year) : undefined;
      const { year: of, notice, holidays } = readNoticeText(text, stated);
      return { result: 'read', notice: { year: of, notice, holidays } } as const;
    }
    const years = Object.entries(parseHolidayNotices(text));
    const [first] = years;
    if (first === undefined || years.length > 1) return { result: 'refused', problems: { text: words.oneYear } } as const;
    return { result: 'read', notice: { year: Number(first[0]), notice: first[1], holidays: [] } } as const;
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    const all = error.problems.length === 0 ? {} : problemsOf(error);
    return { result: 'refused', problems: { text: Object.values(all).join(' ') } } as const;
  }
}
