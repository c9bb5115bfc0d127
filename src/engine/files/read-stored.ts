import type { FileVault } from '../../store/file-vault.ts';

/** The contents of a file as a whole: of those that were taken in by the rules for uploads, which bound their size. */
export async function readStored(vault: Pick<FileVault, 'open'>, sha256: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of vault.open(sha256) as AsyncIterable<Buffer>) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
