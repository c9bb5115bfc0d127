import type { Page } from 'playwright-core';
import { createRedactionStore } from '../../src/store/redaction-store.ts';
import { createRedactionOffice, reportPdf } from '../support/redaction-office.ts';
import type { RunningOffice } from '../support/running-office.ts';
import type { PageUnderTest } from './pages.ts';

/** Redactions in each state, on one case. */
export async function prepareRedactions(office: RunningOffice, caseId: string): Promise<void> {
  const { db, dataDir, actors } = office;
  const desk = createRedactionOffice({ db, dataDir, now: office.time.now });
  const file = await desk.file(caseId, { bytes: await reportPdf(), actor: actors.officer });
  const drawn = (id: string) => desk.drawn(id, { file, caseId, actor: actors.officer });
  await drawn('drawing');
  const [returned, proposed, burning, released] = [
    await drawn('returned'),
    await drawn('proposed'),
    await drawn('burning'),
    await drawn('released'),
  ];
  for (const row of [returned, proposed, burning, released]) await desk.propose(row, actors.officer);
  const act = { row: returned, actor: actors.legal, expectedVersion: await desk.versionOf(caseId) };
  await desk.redactions.giveBack({ ...act, opinion: '签字页的姓名也应遮盖。' });
  await desk.release(released, actors.legal);
  const at = office.time.now().toISOString();
  await createRedactionStore(db.write).claimBurn('burning', { ticket: 'ticket', at, deadBefore: at });
  await desk.close();
}

const pageOf = (name: string, id: string, who: PageUnderTest['who'], more: Partial<PageUnderTest> = {}, rest = ''): PageUnderTest => ({
  name,
  path: ({ drafting }) => `/cases/${drafting}/redactions/${id}${rest}`,
  who,
  ...more,
});

const sendMark = async (page: Page) => {
  await page.locator('[data-test=add-by-place] summary').click();
  await page.evaluate(() => document.querySelector<HTMLFormElement>('[data-test=add-form]')?.submit());
  await page.locator('[data-test=error-summary]').waitFor();
};

const search = async (page: Page) => {
  await page.locator('#word').fill('李某某');
  await page.locator('[data-test=find]').click();
  await page.locator('[data-test=found]').waitFor();
};

/** Parts of documents that are covered before they are released. */
export const REDACTION_PAGES: readonly PageUnderTest[] = [
  { name: 'redactions', path: ({ drafting }) => `/cases/${drafting}/redactions`, who: ['officer', 'leader'] },
  { name: 'redactions, nothing to redact', path: ({ arrived }) => `/cases/${arrived}/redactions`, who: ['officer'] },
  pageOf('redaction being drawn', 'drawing', ['officer', 'auditor']),
  pageOf('redaction, mark refused', 'drawing', ['officer'], { prepare: sendMark }),
  pageOf('redaction, page without marks', 'drawing', ['officer'], {}, '?page=3'),
  pageOf('redaction returned', 'returned', ['officer']),
  pageOf('redaction to be checked', 'proposed', ['legal', 'officer']),
  pageOf('redaction released', 'released', ['officer', 'leader']),
  pageOf('redaction, search', 'drawing', ['officer'], {}, '/search'),
  pageOf('redaction, found', 'drawing', ['officer'], { prepare: search }, '/search'),
  pageOf('redaction to be submitted', 'drawing', ['officer'], {}, '/submit'),
  pageOf('redaction being burned', 'burning', ['legal'], {}, '/burning'),
  pageOf('no such redaction', 'none', ['officer'], { status: 404 }),
];
