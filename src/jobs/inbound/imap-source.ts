import { type FetchMessageObject, ImapFlow, type MessageStructureObject } from 'imapflow';
import { MAX_MAIL_BYTES } from '../../law/events/files-field.ts';
import type { FetchedMail, ListedMail, MailSource, OmittedPart, OpenMailbox } from './mail-source.ts';

/** A server that does not answer is tried again later. */
const CONNECT_TIMEOUT_MS = 20_000;
const SOCKET_TIMEOUT_MS = 60_000;
/** A keyword of our own: \Seen alone is also set by people who read along. */
const TAKEN = '$YishenTaken';
const MAX_TEXT_BYTES = 1_048_576;
const MAX_HEADER_BYTES = 262_144;
const MAX_OMITTED = 200;
const NOT_FOR_TEXT = /^(?:content-|mime-version)/i;

/** A mailbox on an IMAP server: imap(s)://user:password@host:port/MAILBOX, INBOX unless named. */
export function createImapSource(imapUrl: string): MailSource {
  const url = new URL(imapUrl);
  const secure = url.protocol === 'imaps:';
  const port = url.port === '' ? (secure ? 993 : 143) : Number(url.port);
  const user = decodeURIComponent(url.username);
  const path = decodeURIComponent(url.pathname.slice(1)) || 'INBOX';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return {
    name: `${user}@${url.hostname}:${port}/${path}`,
    async open() {
      const client = new ImapFlow({
        host,
        port,
        secure,
        auth: { user, pass: decodeURIComponent(url.password) },
        clientInfo: { name: 'Yishen' }, // some providers let in nobody who does not say so
        logger: false,
        disableAutoIdle: true,
        connectionTimeout: CONNECT_TIMEOUT_MS,
        greetingTimeout: CONNECT_TIMEOUT_MS,
        socketTimeout: SOCKET_TIMEOUT_MS,
      });
      // What breaks between two commands makes the next one fail.
      client.on('error', () => {});
      try {
        await client.connect();
        const { uidValidity } = await client.mailboxOpen(path);
        return openMailbox(client, String(uidValidity));
      } catch (error) {
        client.close();
        throw error;
      }
    },
  };
}

function openMailbox(client: ImapFlow, uidValidity: string): OpenMailbox {
  return {
    uidValidity,
    async list(afterUid, limit) {
      const found = (await client.search({ uid: `${afterUid + 1}:*` }, { uid: true })) || [];
      // Of a range behind the last number the server gives the last one.
      const uids = found
        .filter((uid) => uid > afterUid)
        .sort((a, b) => a - b)
        .slice(0, limit);
      if (uids.length === 0) return [];
      const mails = await client.fetchAll(uids, { uid: true, size: true, internalDate: true }, { uid: true });
      return mails.map(listed).sort((a, b) => a.uid - b.uid);
    },
    fetch: (mail) => (mail.bytes > MAX_MAIL_BYTES ? fetchBeginning(client, mail) : fetchWhole(client, mail)),
    async markTaken(uids) {
      if (uids.length === 0 || client.mailbox === false || client.mailbox.readOnly === true) return;
      const keywords = client.mailbox.permanentFlags?.has('\\*') === true ? [TAKEN] : [];
      await client.messageFlagsAdd([...uids], ['\\Seen', ...keywords], { uid: true });
    },
    close: () => client.logout().catch(() => client.close()),
  };
}

function listed({ uid, size, internalDate }: FetchMessageObject): ListedMail {
  return { uid, bytes: size ?? 0, receivedAt: internalDate === undefined ? new Date(0) : new Date(internalDate) };
}

async function fetchWhole(client: ImapFlow, mail: ListedMail): Promise<FetchedMail | undefined> {
  // The server told the size; it is not believed.
  const found = await client.fetchOne(String(mail.uid), { uid: true, source: { maxLength: MAX_MAIL_BYTES + 1 } }, { uid: true });
  if (found === false || found.source === undefined) return undefined;
  return found.source.length > MAX_MAIL_BYTES ? fetchBeginning(client, mail) : { raw: found.source, omitted: null };
}

/** Header and text of a mail that is too large, as a mail of its own. */
async function fetchBeginning(client: ImapFlow, { uid }: ListedMail): Promise<FetchedMail | undefined> {
  const found = await client.fetchOne(String(uid), { uid: true, headers: true, bodyStructure: true }, { uid: true });
  if (found === false) return undefined;
  const leaves = leavesOf(found.bodyStructure);
  const text = textAmong(leaves);
  const type = text?.type === 'text/html' ? 'text/html' : 'text/plain';
  const header = headerWithoutContent((found.headers ?? Buffer.alloc(0)).subarray(0, MAX_HEADER_BYTES));
  const body = text === undefined ? '' : await download(client, { uid, part: text.part ?? '1' });
  const raw = `${header}MIME-Version: 1.0\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}`;
  return {
    raw: Buffer.from(raw, 'latin1'),
    omitted: leaves
      .filter((leaf) => leaf !== text)
      .slice(0, MAX_OMITTED)
      .map(omitted),
  };
}

async function download(client: ImapFlow, { uid, part }: { uid: number; part: string }): Promise<string> {
  const found = await client.download(String(uid), part, { uid: true, maxBytes: MAX_TEXT_BYTES });
  if (found.content === undefined) return '';
  const chunks: Buffer[] = [];
  for await (const chunk of found.content as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('base64').replace(/.{76}/g, '$&\r\n');
}

/** The parts that hold something, in their order. Deep nests are cut off: nobody's attachment lies so deep. */
function leavesOf(node: MessageStructureObject | undefined, depth = 0): readonly MessageStructureObject[] {
  if (node === undefined || depth > 20) return [];
  return node.childNodes === undefined || node.childNodes.length === 0
    ? [node]
    : node.childNodes.flatMap((child) => leavesOf(child, depth + 1));
}

function textAmong(leaves: readonly MessageStructureObject[]): MessageStructureObject | undefined {
  const texts = leaves.filter(
    ({ type, disposition, size }) => type?.startsWith('text/') && disposition !== 'attachment' && (size ?? 0) < 10 * MAX_TEXT_BYTES,
  );
  return texts.find(({ type }) => type === 'text/plain') ?? texts.find(({ type }) => type === 'text/html');
}

function omitted({ dispositionParameters, parameters, size, encoding, type }: MessageStructureObject): OmittedPart {
  const bytes = encoding?.toLowerCase() === 'base64' ? Math.round(((size ?? 0) * 3) / 4) : (size ?? 0);
  return { name: (dispositionParameters?.filename ?? parameters?.name ?? type ?? '').slice(0, 300), bytes };
}

function headerWithoutContent(header: Buffer): string {
  const lines = header.toString('latin1').split(/\r?\n(?![ \t])/);
  const kept = lines.filter((line) => line.trim() !== '' && !NOT_FOR_TEXT.test(line));
  return kept.map((line) => `${line}\r\n`).join('');
}
