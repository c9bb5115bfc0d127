import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { checkContents } from '../../engine/files/check-contents.ts';
import { extensionOf, type FileKind, kindOfName } from '../../engine/files/file-kinds.ts';
import { safeFileName } from '../../engine/files/file-name.ts';
import type { Bilingual } from '../../law/errors.ts';
import { type FiledFile, MAX_FILE_BYTES } from '../../law/events/files-field.ts';
import { withTransaction } from '../../store/database.ts';
import { createFileStore } from '../../store/file-store.ts';
import type { FileVault, StagedContent } from '../../store/file-vault.ts';
import type { WebDeps } from '../web-deps.ts';
import { SESSION_OWNER } from './file-owner.ts';
import type { Refusal } from './upload-problems.ts';

/** Pages and the virus scanner are looked at where they are given. */
export type FileDeps = Pick<WebDeps, 'db' | 'vault' | 'now'> &
  Partial<Pick<WebDeps, 'pages' | 'scan'>> & {
    /** Taken besides those that everybody may upload. */
    readonly alsoKinds?: readonly FileKind[];
    /** What the form takes, for whoever sent something else; by itself all that everybody may upload. */
    readonly allowed?: Bilingual;
  };

/** Of one owner, in files that no record needs yet. */
const MAX_UNCLAIMED_BYTES = 200 * 1_048_576;
/** Of all people who are not signed in together: nobody can fill the disk by opening one session after the other. */
const MAX_ANONYMOUS_BYTES = 10 * 1024 * 1_048_576;

export type TakenFile =
  | { readonly result: 'ok'; readonly file: FiledFile }
  | { readonly result: 'refused'; readonly name: string; readonly refusal: Refusal; readonly detail?: string };

interface Incoming {
  readonly stream: Readable;
  /** As the sender called it. */
  readonly name: string;
  readonly owner: string;
}

/**
 * Checks and keeps one uploaded file. The stream is always read to its end, so that what follows it in a form can be read; beyond the
 * limit nothing is written any more.
 *
 * @throws when the stream fails; nothing is kept then.
 */
export async function takeFile(deps: FileDeps, { stream, name: sent, owner }: Incoming): Promise<TakenFile> {
  const name = safeFileName(sent);
  const refused = (refusal: Refusal, detail?: string): TakenFile => {
    stream.resume();
    return { result: 'refused', name, refusal, ...(detail === undefined ? {} : { detail }) };
  };
  const kind = kindOfName(name) ?? deps.alsoKinds?.find(({ extensions }) => extensions.includes(extensionOf(name)));
  if (kind === undefined) return refused('kind');
  if ((await roomOf(deps, owner)) <= 0) return refused('quota');
  const staged = await stageWithin(deps.vault, stream);
  if (staged === undefined) return refused('tooLarge');
  try {
    if (staged.bytes === 0) return refused('empty');
    const wrong = await checkContents({ path: staged.path, kind }, deps);
    if (wrong !== undefined) return refused(wrong.refusal, wrong.detail);
    const file = { id: randomUUID(), name, sha256: staged.sha256, bytes: staged.bytes, mediaType: kind.mediaType };
    return (await keep(deps, { staged, file, owner })) ? { result: 'ok', file } : refused('quota');
  } finally {
    await staged.discard();
  }
}

/** Forgets a file that no record needs, and its contents unless another file has the same. */
export async function dropFile(deps: Pick<FileDeps, 'db' | 'vault'>, { id, sha256 }: Pick<FiledFile, 'id' | 'sha256'>): Promise<boolean> {
  const store = createFileStore(deps.db.write);
  if (!(await store.deleteUnclaimed(id))) return false;
  await deps.vault.remove(sha256, () => store.isNamed(sha256));
  return true;
}

interface Kept {
  readonly staged: StagedContent;
  readonly file: FiledFile;
  readonly owner: string;
}

/** The row first, then the contents: see FileVault.remove. @returns false when the owner has no room left. */
async function keep(deps: FileDeps, { staged, file, owner }: Kept): Promise<boolean> {
  const stored = await withTransaction(deps.db, async (trx) => {
    const store = createFileStore(trx);
    if ((await store.unclaimedBytes({ owner })) + file.bytes > MAX_UNCLAIMED_BYTES) return false;
    await store.create({ ...file, owner, caseId: null, createdAt: deps.now().toISOString(), claimedAt: null });
    return true;
  });
  if (!stored) return false;
  try {
    await staged.keep();
    return true;
  } catch (error) {
    await createFileStore(deps.db.write).deleteUnclaimed(file.id);
    throw error;
  }
}

/** In bytes; asked before a file is read. */
async function roomOf(deps: FileDeps, owner: string): Promise<number> {
  const store = createFileStore(deps.db.read);
  const own = MAX_UNCLAIMED_BYTES - (await store.unclaimedBytes({ owner }));
  if (!owner.startsWith(SESSION_OWNER) || own <= 0) return own;
  return Math.min(own, MAX_ANONYMOUS_BYTES - (await store.unclaimedBytes({ ownerPrefix: SESSION_OWNER })));
}

class FileTooLarge extends Error {}

/** Undefined when the stream has more bytes than a file may have. The stream itself stays usable: the rest of the form comes behind it. */
async function stageWithin(vault: FileVault, stream: Readable): Promise<StagedContent | undefined> {
  const limited = async function* (): AsyncGenerator<Uint8Array> {
    let bytes = 0;
    for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MAX_FILE_BYTES) throw new FileTooLarge();
      yield chunk;
    }
  };
  try {
    return await vault.stage(limited());
  } catch (error) {
    if (error instanceof FileTooLarge) return undefined;
    throw error;
  }
}
