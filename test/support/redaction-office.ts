import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { PageWorkshop } from '../../src/documents/pages/page-workshop.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { createPageWorkshop } from '../../src/engine/pages/create-page-workshop.ts';
import { createRedactions, type RedactionDeps } from '../../src/engine/redactions/redactions.ts';
import { beginRelease } from '../../src/engine/redactions/release-copy.ts';
import type { FiledFile } from '../../src/law/events/files-field.ts';
import type { Actor } from '../../src/law/roles.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { createCaseStore } from '../../src/store/case-store.ts';
import type { Database } from '../../src/store/database.ts';
import { createFileStore } from '../../src/store/file-store.ts';
import { createFileVault, type FileVault } from '../../src/store/file-vault.ts';
import { createRedactionStore, type RedactionRow } from '../../src/store/redaction-store.ts';

const FONT = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf');

/** Three pages; the name on the first two, an identity and a phone number on the first. */
export async function reportPdf(): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A5', margin: 50 });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  document.font(FONT).fontSize(18).text('某道路工程竣工验收报告', { align: 'center' }).moveDown().fontSize(12);
  document.text('一、项目负责人：李某某，身份证号 11010519491231002X，').text('联系电话 13800000000，邮箱 li@example.org。').moveDown();
  for (let line = 0; line < 8; line += 1) document.text('二、验收结论：工程质量合格，资料齐全，同意通过竣工验收。');
  document.addPage().text('附页：签字 李某某').addPage().text('第三页，没有个人信息。');
  document.end();
  await once(document, 'end');
  return Buffer.concat(chunks);
}

interface Office {
  readonly db: Database;
  readonly dataDir: string;
  readonly now: () => Date;
}

export type RedactionOffice = ReturnType<typeof createRedactionOffice>;

/** What redactions need, on a database and a directory for files. */
export function createRedactionOffice({ db, dataDir, now }: Office, more: Partial<RedactionDeps> = {}) {
  const vault: FileVault = createFileVault(dataDir);
  const pages: PageWorkshop = more.pages ?? createPageWorkshop();
  const engine = createEngine({ db, now, calendar: () => stateCalendar });
  const deps: RedactionDeps = { db, vault, pages, now, record: engine.record, ...more };
  const versionOf = async (caseId: string): Promise<number> => (await createCaseStore(db.write).findById(caseId))?.version ?? 0;
  return {
    deps,
    redactions: createRedactions(deps),
    versionOf,
    close: () => pages.close(),
    /** Files a document with a case. */
    async file(
      caseId: string,
      { bytes, actor, name = '验收报告.pdf' }: { bytes: Buffer; actor: Actor; name?: string },
    ): Promise<FiledFile> {
      const id = randomUUID();
      const { sha256 } = await vault.store(chunksOf(bytes));
      const file: FiledFile = { id, name, sha256, bytes: bytes.length, mediaType: 'application/pdf' };
      const at = now().toISOString();
      await createFileStore(db.write).create({ ...file, owner: 'test', caseId, createdAt: at, claimedAt: at });
      const event = { type: 'document.filed', on: engine.today(), data: { title: '验收报告', attachments: [file] } };
      await engine.record(caseId, event, { actor, expectedVersion: await versionOf(caseId) });
      return file;
    },
    /** A redaction of a known id with one mark on the first page. */
    async drawn(id: string, { file, caseId, actor }: { file: FiledFile; caseId: string; actor: Actor }): Promise<RedactionRow> {
      const started = await this.redactions.start(caseId, { file, actor });
      await db.write('redactions').where({ id: started.id }).update({ id });
      const row = { ...started, id };
      const mark = { page: 0, kind: 'area', ground: 'identityNumber', note: '核对户籍', x: 200, y: 90, width: 130, height: 16 } as const;
      await this.redactions.edit({ row, revision: 0, byName: actor.name, change: { type: 'add', marks: [mark] } });
      return this.rowOf(row);
    },
    async rowOf({ caseId, id }: Pick<RedactionRow, 'caseId' | 'id'>): Promise<RedactionRow> {
      const row = await createRedactionStore(db.write).find(caseId, id);
      if (row === undefined) throw new Error(`There is no redaction ${id}`);
      return row;
    },
    async propose(row: RedactionRow, actor: Actor): Promise<void> {
      const { revision } = await this.rowOf(row);
      const expectedVersion = await versionOf(row.caseId);
      await this.redactions.propose({ row, actor, expectedVersion, revision, title: row.title });
    },
    async release(row: RedactionRow, actor: Actor): Promise<void> {
      await (await beginRelease(deps, { row, actor }))?.run();
    },
  };
}

async function* chunksOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
