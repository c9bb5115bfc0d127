import type { Bilingual } from '../../law/errors.ts';
import { MAX_FILE_BYTES } from '../../law/events/files-field.ts';

/** How the contents of a kind are recognised. */
export type Check =
  | { readonly by: 'signature'; readonly types: readonly string[] }
  /** A zip whose list of entries has all of these; one that ends in `/` is a folder. Nothing is unpacked. */
  | { readonly by: 'zip'; readonly entries: readonly string[] }
  /** An old Office file: the name of one of its streams. */
  | { readonly by: 'compound'; readonly streams: readonly string[] }
  | { readonly by: 'text' }
  /** Text that may be a web page: read here, never shown. */
  | { readonly by: 'page' };

export interface FileKind {
  readonly extensions: readonly string[];
  readonly mediaType: string;
  readonly label: Bilingual;
  readonly check: Check;
}

const OPEN_XML = '[Content_Types].xml';

const signature = (...types: readonly string[]): Check => ({ by: 'signature', types });
const zip = (...entries: readonly string[]): Check => ({ by: 'zip', entries });
const compound = (...streams: readonly string[]): Check => ({ by: 'compound', streams });
const image = (name: string): Bilingual => ({ zh: `${name} 图片`, en: `${name} image` });

/** What may be uploaded. Nothing that a browser would run: no HTML, no SVG, no scripts, no programs. */
export const FILE_KINDS: readonly FileKind[] = [
  { extensions: ['pdf'], mediaType: 'application/pdf', label: { zh: 'PDF', en: 'PDF' }, check: signature('application/pdf') },
  { extensions: ['jpg', 'jpeg'], mediaType: 'image/jpeg', label: image('JPEG'), check: signature('image/jpeg') },
  { extensions: ['png'], mediaType: 'image/png', label: image('PNG'), check: signature('image/png', 'image/apng') },
  { extensions: ['tif', 'tiff'], mediaType: 'image/tiff', label: image('TIFF'), check: signature('image/tiff') },
  { extensions: ['webp'], mediaType: 'image/webp', label: image('WebP'), check: signature('image/webp') },
  { extensions: ['bmp'], mediaType: 'image/bmp', label: image('BMP'), check: signature('image/bmp') },
  {
    extensions: ['docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    label: { zh: 'Word 文档', en: 'Word document' },
    check: zip(OPEN_XML, 'word/'),
  },
  {
    extensions: ['xlsx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    label: { zh: 'Excel 表格', en: 'Excel workbook' },
    check: zip(OPEN_XML, 'xl/'),
  },
  {
    extensions: ['pptx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    label: { zh: 'PowerPoint 演示文稿', en: 'PowerPoint presentation' },
    check: zip(OPEN_XML, 'ppt/'),
  },
  { extensions: ['ofd'], mediaType: 'application/ofd', label: { zh: 'OFD 版式文件', en: 'OFD document' }, check: zip('OFD.xml') },
  { extensions: ['zip'], mediaType: 'application/zip', label: { zh: 'ZIP 压缩包', en: 'zip archive' }, check: zip() },
  {
    extensions: ['doc'],
    mediaType: 'application/msword',
    label: { zh: 'Word 97–2003 文档', en: 'Word 97–2003 document' },
    check: compound('WordDocument'),
  },
  {
    extensions: ['xls'],
    mediaType: 'application/vnd.ms-excel',
    label: { zh: 'Excel 97–2003 表格', en: 'Excel 97–2003 workbook' },
    check: compound('Workbook', 'Book'),
  },
  {
    extensions: ['wps'],
    mediaType: 'application/vnd.ms-works',
    label: { zh: 'WPS 文字文档', en: 'WPS document' },
    check: compound('WordDocument'),
  },
  { extensions: ['txt'], mediaType: 'text/plain', label: { zh: '文本', en: 'text' }, check: { by: 'text' } },
  { extensions: ['csv'], mediaType: 'text/csv', label: { zh: 'CSV 表格', en: 'CSV table' }, check: { by: 'text' } },
];

/** A mail as it came. Only the mailbox keeps such files; they are saved, never shown: a mail may hold a page with scripts. */
export const MAIL_MEDIA_TYPE = 'message/rfc822';
const MAIL_LABEL: Bilingual = { zh: '邮件原文', en: 'original mail' };

/** For `accept` of an input. */
export const ACCEPT = FILE_KINDS.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`)).join(',');

/** Completes "… may be uploaded". */
export const ALLOWED: Bilingual = {
  zh: `PDF、图片（JPG、PNG、TIFF、WebP、BMP）、Word、Excel、PPTX、OFD、WPS、文本（TXT、CSV）和 ZIP 压缩包，每个不超过 ${MAX_FILE_BYTES / 1_048_576} MB`,
  en: `PDF, images (JPG, PNG, TIFF, WebP, BMP), Word, Excel, PPTX, OFD, WPS, text (TXT, CSV) and zip, each of at most ${MAX_FILE_BYTES / 1_048_576} MB`,
};

/** The same for forms that read a table. */
export const TABLES_ALLOWED: Bilingual = {
  zh: '不加密码的 .xlsx，或者 .csv。旧格式（.xls）和加了密码的表格，请另存为不加密码的 .xlsx',
  en: '.xlsx without a password, or .csv. Save an old .xls, or a workbook with a password, as .xlsx without a password',
};
/** The same for forms that read a report: its tables. */
export const REPORTS_ALLOWED: Bilingual = {
  zh: `.html、${TABLES_ALLOWED.zh}`,
  en: `.html, ${TABLES_ALLOWED.en}`,
};

/** Days of a calendar: for the form that asks for them alone. */
export const JSON_KIND: FileKind = {
  extensions: ['json'],
  mediaType: 'application/json',
  label: { zh: 'JSON', en: 'JSON' },
  check: { by: 'text' },
};

/** A web page as it was saved: for the form that reads tables out of it. It is never sent to anybody. */
export const HTML_KIND: FileKind = {
  extensions: ['html', 'htm'],
  mediaType: 'text/html',
  label: { zh: '网页', en: 'web page' },
  check: { by: 'page' },
};

export function kindOfName(name: string): FileKind | undefined {
  const extension = extensionOf(name);
  return FILE_KINDS.find(({ extensions }) => extensions.includes(extension));
}

/** What a kind of file is called; undefined for one that nobody keeps. */
export function labelOfMediaType(mediaType: string): Bilingual | undefined {
  if (mediaType === MAIL_MEDIA_TYPE) return MAIL_LABEL;
  return FILE_KINDS.find((kind) => kind.mediaType === mediaType)?.label;
}

/** Lower case, without the dot; empty when the name has none. */
export function extensionOf(name: string): string {
  return /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
