import { createHash } from 'node:crypto';
import { type FiledFile, MAX_FILE_BYTES, MAX_FILES } from '../../law/events/files-field.ts';
import type { Database } from '../../store/database.ts';
import { createFileStore } from '../../store/file-store.ts';
import type { FileVault } from '../../store/file-vault.ts';
import type { InboundPart, InboundRow } from '../../store/inbound-store.ts';
import { type ContentChecks, type ContentRefusal, checkContents, refusalOfScan, type ScanRefusal } from '../files/check-contents.ts';
import { extensionOf, kindOfName, MAIL_MEDIA_TYPE } from '../files/file-kinds.ts';
import { safeFileName } from '../files/file-name.ts';
import { asStream } from '../files/read-stored.ts';
import type { MailPart, ReadMail } from './read-mail.ts';

export interface KeepDeps extends Pick<ContentChecks, 'scan'> {
  readonly db: Database;
  readonly vault: FileVault;
  readonly now: () => Date;
}

/** Why a part of a mail was not kept. */
export type PartRefusal = 'tooLarge' | 'empty' | 'kind' | ContentRefusal | 'tooMany' | 'winmail' | 'calendar' | 'notFetched';

export interface KeptParts {
  /** Every part, kept or not. */
  readonly parts: readonly InboundPart[];
  readonly files: readonly FiledFile[];
}

/** Room for the mail itself and for its text. */
const MAX_PARTS = MAX_FILES - 2;
/** Parts beyond this are not even listed. */
const MAX_LISTED = 200;

/**
 * Keeps the attachments of a mail that may be kept, by the rules for uploads. Run again for the same mail, it finds what is there: ids follow
 * from the mail and the place of the part in it.
 */
export async function keepParts(
  deps: KeepDeps,
  row: Pick<InboundRow, 'digest' | 'omitted'>,
  mail: Pick<ReadMail, 'parts'>,
): Promise<KeptParts> {
  const parts: InboundPart[] = (row.omitted ?? []).map(({ name, bytes }) => ({
    fileId: null,
    name: safeFileName(name),
    bytes,
    refusal: 'notFetched',
  }));
  const files: FiledFile[] = [];
  for (const [index, part] of mail.parts.slice(0, MAX_LISTED).entries()) {
    const name = nameOf(part, index);
    const kept =
      files.length >= MAX_PARTS ? 'tooMany' : await keepPart(deps, { id: `mail-${row.digest.slice(0, 32)}-${index}`, name, part });
    if (typeof kept !== 'string') files.push(kept);
    parts.push({
      fileId: typeof kept === 'string' ? null : kept.id,
      name,
      bytes: part.content.length,
      refusal: typeof kept === 'string' ? kept : null,
    });
  }
  return { parts, files };
}

/** The text of a mail as a file of its own, for a description that had to be cut. */
export async function keepText(deps: KeepDeps, row: Pick<InboundRow, 'digest'>, text: string): Promise<FiledFile> {
  return keepBytes(deps, {
    id: `mail-${row.digest.slice(0, 32)}-text`,
    name: '邮件正文.txt',
    mediaType: 'text/plain',
    content: Buffer.from(text),
  });
}

async function keepPart(
  deps: KeepDeps,
  { id, name, part }: { id: string; name: string; part: MailPart },
): Promise<FiledFile | PartRefusal> {
  const { content, mediaType } = part;
  if (mediaType === 'application/ms-tnef' || name.toLowerCase() === 'winmail.dat') return 'winmail';
  if (mediaType === 'text/calendar' || extensionOf(name) === 'ics') return 'calendar';
  if (content.length === 0) return 'empty';
  if (content.length > MAX_FILE_BYTES) return 'tooLarge';
  // A mail in a mail is kept as the mail around it is: to be saved, never shown.
  if (mediaType === MAIL_MEDIA_TYPE) {
    return (await scanned(deps, content)) ?? keepBytes(deps, { id, name, mediaType: MAIL_MEDIA_TYPE, content });
  }
  const kind = kindOfName(name);
  if (kind === undefined) return 'kind';
  const staged = await deps.vault.stage(asStream(content));
  try {
    const wrong = await checkContents({ path: staged.path, kind }, { scan: deps.scan });
    if (wrong !== undefined) return wrong.refusal;
  } finally {
    await staged.discard();
  }
  return keepBytes(deps, { id, name, mediaType: kind.mediaType, content });
}

/** What the virus scanner has against contents that are not kept yet; undefined when nothing, or when there is no scanner. */
export async function scanned({ vault, scan }: Pick<KeepDeps, 'vault' | 'scan'>, content: Buffer): Promise<ScanRefusal | undefined> {
  if (scan === undefined) return undefined;
  const staged = await vault.stage(asStream(content));
  try {
    return (await refusalOfScan(staged.path, scan))?.refusal;
  } finally {
    await staged.discard();
  }
}

interface Bytes {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** The row first, then the contents: see FileVault.remove. Both may be there from a try that broke off. */
export async function keepBytes({ db, vault, now }: KeepDeps, { id, name, mediaType, content }: Bytes): Promise<FiledFile> {
  const file = { id, name, sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length, mediaType };
  const store = createFileStore(db.write);
  const at = now().toISOString();
  if ((await store.findById(id)) === undefined)
    await store.create({ ...file, owner: 'mailbox', caseId: null, createdAt: at, claimedAt: at });
  if (!(await vault.has(file.sha256))) await vault.store(asStream(content));
  return file;
}

function nameOf({ name, mediaType }: MailPart, index: number): string {
  if (name !== '') return mediaType === MAIL_MEDIA_TYPE && extensionOf(name) !== 'eml' ? safeFileName(`${name}.eml`) : safeFileName(name);
  if (mediaType === MAIL_MEDIA_TYPE) return `mail-${index + 1}.eml`;
  return mediaType === 'text/calendar' ? 'invite.ics' : `part-${index + 1}`;
}
