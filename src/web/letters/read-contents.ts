import type { FileVault } from '../../store/file-vault.ts';

/** The whole contents, for what is small: templates, seals. @throws when they are lost. */
export async function readContents(vault: FileVault, sha256: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of vault.open(sha256) as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
