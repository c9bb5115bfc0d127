import { isUtf8 } from 'node:buffer';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';

/** A part that is a file. */
export interface MailPart {
  /** As the sender called it; empty when it has no name. */
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** A mail as it can be judged. Everything in it is what somebody wrote: nothing of it is proven. */
export interface ReadMail {
  /** Lower-case names; values unfolded, in the order in which they stand. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly from: readonly { readonly name: string; readonly address: string }[];
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly parts: readonly MailPart[];
  /** Why it could not be read to its end; null when it could. */
  readonly broken: string | null;
}

/** Longer headers are cut: nothing that is looked for stands so far behind. */
const MAX_HEADER = 8000;
const MAX_VALUES = 200;
/** Of a page that is turned into text. */
const MAX_HTML = 2_000_000;
const MAX_TEXT = 500_000;
/** Of a mail that has too much of everything, this much is read for its header. */
const MAX_HEAD_BYTES = 64 * 1024;
const MAX_SENDERS = 20;

const OPTIONS = {
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  maxHtmlLengthToParse: MAX_HTML,
  keepDeliveryStatus: true,
};

/** Reads a mail. Nothing is unpacked, fetched or run; a mail that breaks every rule is read as far as its header. */
export async function readMail(raw: Buffer): Promise<ReadMail> {
  try {
    return await withGuessedCharset(raw, await simpleParser(raw, OPTIONS));
  } catch (error) {
    return readHead(raw, error instanceof Error ? error.message : 'unknown');
  }
}

/** Old programs write Chinese in GB 18030 and name no character set, or a wrong one. */
async function withGuessedCharset(raw: Buffer, mail: ParsedMail): Promise<ReadMail> {
  const read = readParsed(mail);
  if (!isGarbled(read) || isUtf8(raw)) return read;
  const guess = readParsed(await simpleParser(Buffer.from(new TextDecoder('gb18030').decode(raw)), OPTIONS));
  if (isGarbled(guess)) return read;
  return { ...guess, parts: read.parts };
}

function isGarbled({ text, subject, from }: ReadMail): boolean {
  return [text, subject, ...from.map(({ name }) => name)].some((part) => part.includes('\u{FFFD}'));
}

async function readHead(raw: Buffer, broken: string): Promise<ReadMail> {
  const head = raw.subarray(0, MAX_HEAD_BYTES).toString('latin1');
  const end = head.search(/\r?\n\r?\n/);
  const lines = (end === -1 ? head : head.slice(0, end)).split(/\r?\n(?![ \t])/).map((line) => line.slice(0, MAX_HEADER));
  const known = lines.filter((line) =>
    /^(?:from|to|subject|message-id|date|auto-submitted|return-path|in-reply-to|references):/i.test(line),
  );
  const mail = await simpleParser(Buffer.from(`${known.join('\r\n')}\r\n\r\n`, 'latin1'), OPTIONS).catch(() => undefined);
  return mail === undefined ? { ...NOTHING, broken } : { ...readParsed(mail), broken };
}

const NOTHING: ReadMail = { headers: {}, from: [], to: '', subject: '', text: '', parts: [], broken: null };

function readParsed(mail: ParsedMail): ReadMail {
  return {
    headers: headersOf(mail),
    from: addressesOf(mail.from),
    to: [mail.to ?? []]
      .flat()
      .map(({ text }) => text)
      .join(', ')
      .slice(0, MAX_HEADER),
    subject: plainLine(mail.subject ?? ''),
    text: (mail.text ?? '').slice(0, MAX_TEXT).replace(CONTROLS, ' ').replace(PICTURES, '').trim(),
    parts: mail.attachments.map(({ filename, contentType, content }) => ({
      name: filename ?? '',
      mediaType: contentType.toLowerCase(),
      content,
    })),
    broken: null,
  };
}

/** What stands in the text of a page for the pictures sent with it. */
const PICTURES = /\[cid:[^\]\s]{1,300}\]/g;

/** Controls but for the ends of lines and tabs; a NUL would be refused by the database. */
const CONTROLS = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

function plainLine(text: string): string {
  return text
    .slice(0, 1000)
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
}

function addressesOf(from: AddressObject | undefined): ReadMail['from'] {
  const all = (from?.value ?? [])
    .slice(0, MAX_SENDERS)
    .flatMap((one) => (one.group === undefined ? [one] : one.group.slice(0, MAX_SENDERS)));
  return all.flatMap(({ name, address }) => {
    const plain = (address ?? '').trim().toLowerCase();
    return plain === '' ? [] : [{ name: plainLine(name), address: plain.slice(0, 320) }];
  });
}

function headersOf({ headerLines }: ParsedMail): ReadMail['headers'] {
  const headers: Record<string, string[]> = Object.create(null);
  for (const { key, line } of headerLines) {
    const values = headers[key] ?? [];
    headers[key] = values;
    if (values.length < MAX_VALUES) values.push(valueIn(line));
  }
  return headers;
}

function valueIn(line: string): string {
  const value = line.slice(line.indexOf(':') + 1, MAX_HEADER);
  return value.replace(/\p{Cc}+/gu, ' ').trim();
}

/** The first value of a header; undefined when the mail has none. */
export function headerOf({ headers }: Pick<ReadMail, 'headers'>, name: string): string | undefined {
  return headers[name]?.[0];
}
