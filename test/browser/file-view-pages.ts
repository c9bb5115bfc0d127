import { createFileStore } from '../../src/store/file-store.ts';
import { createFileVault } from '../../src/store/file-vault.ts';
import { reportPdf } from '../support/redaction-office.ts';
import type { RunningOffice } from '../support/running-office.ts';
import { THREE_PAGE_FAX } from '../support/three-page-fax.ts';
import type { PageUnderTest } from './pages.ts';

const SAMPLES = [
  { id: 'view-report', name: '验收报告.pdf', mediaType: 'application/pdf', contents: reportPdf },
  { id: 'view-fax', name: '传真.tif', mediaType: 'image/tiff', contents: async () => THREE_PAGE_FAX },
  { id: 'view-broken', name: '损坏的文件.pdf', mediaType: 'application/pdf', contents: async () => Buffer.from('%PDF-1.7 and no more') },
] as const;

/** Files of known ids with a case. */
export async function prepareFileViews({ db, dataDir, time }: RunningOffice, caseId: string): Promise<void> {
  const at = time.now().toISOString();
  for (const { id, name, mediaType, contents } of SAMPLES) {
    const bytes = Buffer.from(await contents());
    const { sha256 } = await createFileVault(dataDir).store(
      (async function* () {
        yield bytes;
      })(),
    );
    const file = { id, name, mediaType, sha256, bytes: bytes.length, owner: 'test', caseId };
    await createFileStore(db.write).create({ ...file, createdAt: at, claimedAt: at });
  }
}

/** Files looked at page by page, and the case as one file. */
export const FILE_VIEW_PAGES: readonly PageUnderTest[] = [
  { name: 'preview of a PDF', path: ({ drafting }) => `/cases/${drafting}/files/view-report/view?page=2`, who: ['officer', 'auditor'] },
  { name: 'preview of a fax', path: ({ drafting }) => `/cases/${drafting}/files/view-fax/view?dpi=60`, who: ['officer'] },
  { name: 'preview of a broken file', path: ({ drafting }) => `/cases/${drafting}/files/view-broken/view`, who: ['officer'] },
  { name: 'outgoing check of a file', path: ({ drafting }) => `/cases/${drafting}/files/view-report/check`, who: ['officer'] },
  { name: 'case file', path: ({ drafting }) => `/cases/${drafting}/file`, who: ['officer', 'leader'] },
  { name: 'case file without papers', path: ({ arrived }) => `/cases/${arrived}/file`, who: ['officer'] },
];
