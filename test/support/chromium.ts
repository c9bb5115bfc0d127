import { existsSync, statfsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

/**
 * Nothing but this machine is reached. No sandbox: it cannot be had as root, and the pages are our own.
 * Without a graphics processor everything is drawn in software.
 */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Playwright has what the processes share written to files on the disk, since containers may have little of this memory. */
const SHARED_MEMORY = { directory: '/dev/shm', flag: '--disable-dev-shm-usage', enoughBytes: 2 ** 30 };

/** A headless Chromium; one for each test file, which closes it. */
export function openChromium(): Promise<Browser> {
  const { executable, env } = inject('chromium');
  const ignoreDefaultArgs = hasSharedMemory() ? [SHARED_MEMORY.flag] : [];
  return chromium.launch({ executablePath: executable, env: { ...process.env, ...env }, args: FLAGS, ignoreDefaultArgs });
}

function hasSharedMemory(): boolean {
  if (!existsSync(SHARED_MEMORY.directory)) return false;
  const { bavail, bsize } = statfsSync(SHARED_MEMORY.directory);
  return bavail * bsize >= SHARED_MEMORY.enoughBytes;
}
