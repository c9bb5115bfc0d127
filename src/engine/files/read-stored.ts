import type { FileVault } from '../../store/file-vault.ts';

/** The contents of a file as a whole, for what was taken in by rules that bound its size. @throws when they are lost. */
export async function readStored(vault: Pick<FileVault, 'open'>, sha256: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of vault.open(sha256) as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Contents that are there as a whole, for whoever takes them piece by piece. */
export async function* asStream(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
