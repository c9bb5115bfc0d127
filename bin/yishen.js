#!/usr/bin/env node
// @ts-check
import { existsSync } from 'node:fs';

const entry = new URL('../dist/src/main.js', import.meta.url);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `yishen 需要 Node.js 20.19 或更高版本，当前为 ${process.versions.node}。\nyishen needs Node.js 20.19 or newer; this is ${process.versions.node}.`,
  );
  process.exit(1);
}
if (!existsSync(entry)) {
  console.error('尚未构建，请先运行 npm ci。\nNot built yet: run npm ci first.');
  process.exit(1);
}
await import(entry.href);
