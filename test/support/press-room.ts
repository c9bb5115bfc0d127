import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLetterPress, type LetterPress, type PressDeps } from '../../src/engine/letters/letter-press.ts';
import { loadFonts } from '../../src/engine/letters/load-fonts.ts';
import { PLAIN_SIGNER } from '../../src/engine/letters/signer.ts';
import { createFileVault, type FileVault } from '../../src/store/file-vault.ts';

export interface PressRoom {
  readonly directory: string;
  readonly vault: FileVault;
  readonly press: LetterPress;
  /** Paths of the contents that are kept. */
  contents(): Promise<readonly string[]>;
  close(): void;
}

/** The press with the fonts that come with the program, and a vault of its own. */
export async function openPressRoom(changes: Partial<PressDeps> = {}): Promise<PressRoom> {
  const directory = mkdtempSync(join(tmpdir(), 'yishen-press-'));
  const vault = createFileVault(directory);
  const press = createLetterPress({ vault, fonts: await loadFonts(), signer: PLAIN_SIGNER, ...changes });
  return {
    directory,
    vault,
    press,
    async contents() {
      const entries = await readdir(directory, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    },
    close: () => rmSync(directory, { recursive: true, force: true }),
  };
}
