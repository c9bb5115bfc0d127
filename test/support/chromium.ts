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

/** A headless Chromium; one for each test file, which closes it. */
export function openChromium(): Promise<Browser> {
  const { executable, env } = inject('chromium');
  return chromium.launch({ executablePath: executable, env: { ...process.env, ...env }, args: FLAGS });
}
