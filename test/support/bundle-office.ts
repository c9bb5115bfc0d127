import { readFile, writeFile } from 'node:fs/promises';
import { exportBundle } from '../../src/engine/bundle/export-bundle.ts';
import { type VerifiedBundle, verifyBundle } from '../../src/engine/bundle/verify-bundle.ts';
import { writeBundle } from '../../src/engine/bundle/write-bundle.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { createFileStore } from '../../src/store/file-store.ts';
import { openTestDatabase } from './databases.ts';
import { createOffice, officer, ordinaryCourse, registrar } from './office.ts';
import { openPressRoom } from './press-room.ts';

const CONFIRMED = { contactPerson: '某甲', method: 'phone' };

/** Contents of a file that an applicant handed in. */
export const HANDED_IN = Buffer.from('身份证复印件：某甲\n'.repeat(40));

/** An office that writes letters, with a case of which the history names letters and a file, and its bundle. */
export async function openBundleOffice(kind: 'sqlite' | 'postgres') {
  const db = await openTestDatabase(kind);
  const room = await openPressRoom();
  const office = await createOffice(db, '2024-03-04', room.press);
  const fileId = await handIn();
  const { caseId, version } = await office.open('2024-03-04', { attachments: [await fieldOf(fileId)] });
  const received = await office.carry(caseId, version, [[registrar, 'receipt.confirmed', '2024-03-04', CONFIRMED]]);
  async function handIn(): Promise<string> {
    const { sha256, bytes } = await room.vault.store([HANDED_IN] as unknown as AsyncIterable<Uint8Array>);
    const at = '2024-03-04T01:00:00.000Z';
    const row = { sha256, bytes, mediaType: 'text/plain', name: '../身份证 "某甲".txt', owner: `user:${registrar.id}`, caseId: null };
    await createFileStore(db.write).create({ id: 'file-1', ...row, createdAt: at, claimedAt: null });
    return 'file-1';
  }
  async function fieldOf(id: string) {
    const row = await createFileStore(db.read).findById(id);
    return { id, name: row?.name, sha256: row?.sha256, bytes: row?.bytes, mediaType: row?.mediaType };
  }
  const now = new Date('2024-03-05T08:00:00Z');
  const ask = { organId: office.organ.id, actor: { kind: 'command', id: null, name: null }, now, today: civilDate('2024-03-05') } as const;
  return {
    db,
    room,
    office,
    caseId,
    version: received,
    /** Carries the case to its reply. */
    reply: () => office.carry(caseId, received, ordinaryCourse({ start: '2024-03-05', draft: '2024-03-06', serve: '2024-03-07' })),
    prepare: (id = caseId) => exportBundle({ db, vault: room.vault }, { ...ask, caseId: id, calendar: stateCalendar }),
    async bundle(id = caseId): Promise<Buffer> {
      const prepared = await exportBundle({ db, vault: room.vault }, { ...ask, caseId: id, calendar: stateCalendar });
      return collect(writeBundle(prepared));
    },
    /** Path of the kept contents. */
    async contentsAt(sha256: string): Promise<string> {
      const path = (await room.contents()).find((one) => one.endsWith(sha256.slice(2)));
      if (path === undefined) throw new Error('No such contents');
      return path;
    },
    async alter(sha256: string, change: (bytes: Buffer) => Buffer): Promise<void> {
      const path = await this.contentsAt(sha256);
      await writeFile(path, change(await readFile(path)));
    },
    async close() {
      await db.close();
      room.close();
    },
    officer,
  };
}

export type BundleOffice = Awaited<ReturnType<typeof openBundleOffice>>;

export async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const held: Uint8Array[] = [];
  for await (const piece of pieces) held.push(piece);
  return Buffer.concat(held);
}

/** Verifies bytes that come in pieces of so many. */
export function verifyBytes(bytes: Uint8Array, expected?: string, pieceBytes = 65_536): Promise<VerifiedBundle> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  }
  return verifyBundle(pieces(), expected);
}
