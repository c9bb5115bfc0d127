import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstBadLetter, verifyAll } from '../../../src/engine/verify-histories.ts';
import { getProjectRoot } from '../../../src/store/project-root.ts';
import { buildProgram } from '../../support/built-program.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { openPressRoom, type PressRoom } from '../../support/press-room.ts';

const KILLS = 2;
/** Events after which it is killed: somewhere in the next one, while its letter is made. */
const EVENTS_BEFORE_KILL = 4;

/** @returns what it said before it was killed: each event as `case version`. */
async function recordUntilKilled(directory: string, url: string, dataDir: string): Promise<string[]> {
  const script = join(getProjectRoot(), 'test', 'support', 'endless-letters.js');
  const child = spawn(process.execPath, [script, directory, url, dataDir]);
  const said: string[] = [];
  let wrong = '';
  child.stderr.on('data', (chunk: Buffer) => {
    wrong += String(chunk);
  });
  const closed = once(child, 'close');
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length > EVENTS_BEFORE_KILL) break;
  }
  child.kill('SIGKILL');
  await closed;
  expect([wrong, child.signalCode]).toEqual(['', 'SIGKILL']);
  return said.slice(1);
}

let program: ReturnType<typeof buildProgram>;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program.remove());

describe.each(databases)('a process killed while it makes letters on $kind', ({ kind }) => {
  let db: TestDatabase;
  let room: PressRoom;
  const acknowledged: string[] = [];
  beforeAll(async () => {
    db = await openTestDatabase(kind);
    room = await openPressRoom();
    for (let kill = 0; kill < KILLS; kill += 1) acknowledged.push(...(await recordUntilKilled(program.directory, db.url, room.directory)));
  });
  afterAll(async () => {
    await db.close();
    room.close();
  });

  it('leaves every letter whole that its history names, and names every one on file', async () => {
    let letters = 0;
    for await (const verified of verifyAll(db, { vault: room.vault })) {
      expect([verified.fault, firstBadLetter(verified)], verified.caseId).toEqual([undefined, undefined]);
      letters += verified.letters.length;
    }
    expect(letters).toBeGreaterThanOrEqual(KILLS);
    expect((await db.read('letters').pluck('letter')).length).toBe(letters);
  });

  it('has lost no event that was acknowledged, nor left a gap in the numbers', async () => {
    const entries: { case_id: string; version: number }[] = await db.read('history').select('case_id', 'version');
    const stored = new Set(entries.map(({ case_id, version }) => `${case_id} ${version}`));
    expect(acknowledged.filter((event) => !stored.has(event))).toEqual([]);
    const numbers: number[] = await db.read('document_numbers').where({ kind: '补' }).orderBy('number').pluck('number');
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  });

  it('leaves no row whose contents are gone', async () => {
    const digests: string[] = await db.read('files').pluck('sha256');
    const there = await Promise.all(digests.map((sha256) => room.vault.has(sha256)));
    expect(there.every(Boolean)).toBe(true);
  });
});
