import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPageWorkshop } from '../../../src/engine/pages/create-page-workshop.ts';
import { findLeftovers, marksOfRanges, searchWord, suggestMarks } from '../../../src/engine/redactions/find-marks.ts';
import { redactionLine } from '../../../src/engine/redactions/redaction-rows.ts';
import { standingOf } from '../../../src/engine/redactions/redaction-state.ts';
import { beginRelease } from '../../../src/engine/redactions/release-copy.ts';
import { StaleVersionError, StepRefusedError } from '../../../src/law/errors.ts';
import { filesIn } from '../../../src/law/events/files-field.ts';
import { createHistoryStore } from '../../../src/store/history-store.ts';
import { createRedactionStore, type RedactionRow } from '../../../src/store/redaction-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { createOffice, legalReviewer, officer, ordinaryCourse, registrar, secrecyReviewer } from '../../support/office.ts';
import { createRedactionOffice, type RedactionOffice, reportPdf } from '../../support/redaction-office.ts';

const DAY = '2024-03-04';

const pages = createPageWorkshop();
afterAll(() => pages.close());

describe.each(databases)('a redaction on $kind', ({ kind }) => {
  let db: TestDatabase;
  let dataDir: string;
  let office: Awaited<ReturnType<typeof createOffice>>;
  let desk: RedactionOffice;
  let caseId: string;
  let row: RedactionRow;
  beforeEach(async () => {
    db = await openTestDatabase(kind);
    dataDir = mkdtempSync(join(tmpdir(), 'yishen-redactions-'));
    office = await createOffice(db, DAY);
    desk = createRedactionOffice({ db, dataDir, now: office.time.now }, { pages });
    ({ caseId } = await office.open(DAY));
    const file = await desk.file(caseId, { bytes: await reportPdf(), actor: officer });
    row = await desk.drawn('redaction-1', { file, caseId, actor: officer });
  });
  afterEach(async () => {
    await db.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const history = () => createHistoryStore(db.read).list(caseId);
  const standing = async () => standingOf(row.id, (await history()).map(redactionLine));
  const edit = (change: Parameters<typeof desk.redactions.edit>[0]['change'], revision: number) =>
    desk.redactions.edit({ row, revision, byName: officer.name, change });
  const area = { page: 0, kind: 'area', ground: 'name', note: '', x: 40, y: 300, width: 60, height: 20 } as const;

  /** Every released copy is named by an event, every event's copy is in the vault, and no other row pretends to be one. */
  async function expectCopiesAndEventsAgree(copies: number): Promise<void> {
    const named = (await history()).filter(({ type }) => type === 'redaction.checked').flatMap(({ data }) => filesIn(data));
    const rows = await db.read('files').where({ owner: `redaction:${row.id}` });
    expect(named).toHaveLength(copies);
    expect(rows.map(({ id }) => id)).toEqual(named.map(({ file }) => file.id));
    for (const { file } of named) {
      expect(await desk.deps.vault.has(file.sha256)).toBe(true);
      expect(rows).toMatchObject([{ case_id: caseId, sha256: file.sha256 }]);
    }
  }

  it('is proposed by one person and released by another, with what was withheld', async () => {
    await desk.propose(row, officer);
    expect(await standing()).toMatchObject({ state: 'proposed', proposal: { byId: officer.id, marks: 1 } });
    await desk.release(row, secrecyReviewer);
    const { released, state } = await standing();
    expect(state).toBe('released');
    expect(released?.withheld).toEqual([
      '第1页：身份证件号码（1处，标示为D4）——依据《中华人民共和国政府信息公开条例》第十五条，涉及个人隐私',
    ]);
    expect(released?.file).toMatchObject({ name: '验收报告（公开件）.pdf', mediaType: 'application/pdf' });
    await expectCopiesAndEventsAgree(1);
    expect((await desk.rowOf(row)).burnTicket).toBe(null);
  });

  it('is not checked by whoever proposed it, nor before it is proposed', async () => {
    await expect(beginRelease(desk.deps, { row, actor: officer })).rejects.toThrow(StepRefusedError);
    await desk.propose(row, officer);
    await expect(beginRelease(desk.deps, { row, actor: officer })).rejects.toMatchObject({ rule: 'fourEyes' });
    const data = { redaction: row.id, summary: 'x', opinion: 'x' };
    const own = { redaction: row.id, summary: 'x', marksDigest: 'x', withheld: 'x', released: [row.file] };
    const record = (type: string, fields: object) =>
      office.carry(caseId, 4, []).then(async () =>
        desk.deps.record(caseId, office.event(type, DAY, { ...fields }), {
          actor: officer,
          expectedVersion: await desk.versionOf(caseId),
        }),
      );
    await expect(record('redaction.checked', own)).rejects.toThrow(StepRefusedError);
    await record('redaction.returned', data);
    expect(await standing()).toMatchObject({ state: 'returned' });
  });

  it('is burned only with the marks that were proposed', async () => {
    await desk.propose(row, officer);
    expect(await edit({ type: 'add', marks: [area] }, 1)).toBe('closed');
    await db.write('redaction_marks').update({ width: 500 });
    await expect(beginRelease(desk.deps, { row, actor: legalReviewer })).rejects.toThrow('The marks are not those that were submitted');
    await expectCopiesAndEventsAgree(0);
  });

  it('is returned with an opinion, changed and proposed again', async () => {
    await desk.propose(row, officer);
    const back = { row, actor: legalReviewer, expectedVersion: await desk.versionOf(caseId), opinion: '签字也应遮盖' };
    await desk.redactions.giveBack(back);
    expect(await standing()).toMatchObject({ state: 'returned', returned: { opinion: '签字也应遮盖', by: legalReviewer.name } });
    expect(await edit({ type: 'add', marks: [area] }, 1)).toBe('done');
    await desk.propose(row, officer);
    await desk.release(row, legalReviewer);
    expect((await standing()).released?.withheld.join()).toContain('姓名、身份证件号码（2处');
    await expectCopiesAndEventsAgree(1);
  });

  it('takes one act at a time, and takes acts back', async () => {
    expect(await edit({ type: 'add', marks: [area] }, 0)).toBe('stale');
    expect(await edit({ type: 'add', marks: [area, { ...area, x: 200 }] }, 1)).toBe('done');
    const marks = () => desk.redactions.marks(row.id);
    expect(await marks()).toHaveLength(3);
    const [first] = await marks();
    expect(await edit({ type: 'remove', id: first?.id ?? '' }, 2)).toBe('done');
    expect(await edit({ type: 'undo' }, 3)).toBe('done');
    expect(await marks()).toHaveLength(3);
    expect(await edit({ type: 'undo' }, 4)).toBe('done');
    expect(await marks()).toHaveLength(1);
    expect(await edit({ type: 'undo' }, 5)).toBe('done');
    expect(await edit({ type: 'undo' }, 6)).toBe('nothing');
    expect(await edit({ type: 'remove', id: 'none' }, 6)).toBe('wrong');
    expect((await desk.rowOf(row)).revision).toBe(6);
  });

  it('takes marks on its pages alone, around whole characters', async () => {
    for (const wrong of [
      { page: 3 },
      { x: 2000 },
      { width: -5 },
      { height: Number.NaN },
      { width: Number.POSITIVE_INFINITY, x: Number.NaN },
    ]) {
      expect(await edit({ type: 'add', marks: [{ ...area, ...wrong }] }, 1)).toBe('wrong');
    }
    expect(await edit({ type: 'add', marks: Array.from({ length: 5001 }, () => area) }, 1)).toBe('tooMany');
    const { reader } = desk.redactions;
    const [hit] = await searchWord(reader, { row, marks: [], word: '李某某' });
    const characters = await reader.text(row.file, 0);
    const { box } = characters[hit?.start ?? 0] ?? { box: area };
    const half = { ...area, x: box.x + box.width / 2, y: box.y + 2, width: 5, height: 5 };
    expect(await edit({ type: 'add', marks: [half] }, 1)).toBe('done');
    const grown = (await desk.redactions.marks(row.id)).find(({ ground }) => ground === 'name');
    expect(grown?.x).toBeLessThan(box.x);
    expect((grown?.x ?? 0) + (grown?.width ?? 0)).toBeGreaterThan(box.x + box.width);
  });

  it('finds words, numbers that look personal, and what is covered in one place only', async () => {
    const { reader } = desk.redactions;
    expect((await searchWord(reader, { row, marks: [], word: '李 某某' })).map(({ page }) => page)).toEqual([0, 1]);
    const found = await suggestMarks(reader, { row, marks: [] });
    expect(found.map(({ ground, hit }) => [ground, hit])).toEqual([
      ['identityNumber', '11010519491231002X'],
      ['phone', '13800000000'],
      ['email', 'li@example.org'],
    ]);
    const [first] = await searchWord(reader, { row, marks: [], word: '李某某' });
    const ranges = [{ page: 0, start: first?.start ?? 0, end: first?.end ?? 0, ground: 'name' as const }];
    expect(await edit({ type: 'add', marks: await marksOfRanges(reader, { row, ranges, note: '' }) }, 1)).toBe('done');
    const marks = await desk.redactions.marks(row.id);
    expect(await findLeftovers(reader, { row, marks })).toEqual([{ word: '李某某', places: 1, pages: [1] }]);
    expect(await searchWord(reader, { row, marks, word: '李某某' })).toHaveLength(1);
  });

  it('leaves no copy without event and no event without copy when the burning is killed, and can be burned again', async () => {
    await desk.propose(row, officer);
    const killed = new Error('killed');
    const die = () => Promise.reject(killed);
    const { deps } = desk;
    const kills = [
      { ...deps, pages: { ...deps.pages, picture: die } },
      { ...deps, vault: { ...deps.vault, stage: die } },
      { ...deps, record: die },
    ];
    for (const broken of kills) {
      const begun = await beginRelease(broken, { row, actor: legalReviewer });
      await expect(begun?.run()).rejects.toBe(killed);
      expect((await standing()).state).toBe('proposed');
      expect((await desk.rowOf(row)).burnProblem).toBe('failed');
    }
    await desk.release(row, legalReviewer);
    await expectCopiesAndEventsAgree(1);
    expect(contentsOf(dataDir)).toHaveLength(2);
  });

  it('is not released with marks that were returned and proposed anew while they were burned', async () => {
    await desk.propose(row, officer);
    const begun = await beginRelease(desk.deps, { row, actor: secrecyReviewer });
    const back = { row, actor: legalReviewer, expectedVersion: await desk.versionOf(caseId), opinion: '签字也应遮盖' };
    await desk.redactions.giveBack(back);
    expect(await edit({ type: 'add', marks: [area] }, 1)).toBe('done');
    await desk.propose(row, officer);
    await begun?.run();
    expect(await standing()).toMatchObject({ state: 'proposed', proposal: { marks: 2 } });
    expect(await desk.rowOf(row)).toMatchObject({ burnTicket: null, burnProblem: 'refused' });
    await expectCopiesAndEventsAgree(0);
    await desk.release(row, secrecyReviewer);
    await expectCopiesAndEventsAgree(1);
  });

  it('is burned by one at a time; who vanished is replaced', async () => {
    await desk.propose(row, officer);
    const claim = { ticket: 'other', at: office.time.now().toISOString(), deadBefore: '2000-01-01T00:00:00.000Z' };
    expect(await createRedactionStore(db.write).claimBurn(row.id, claim)).toBe(true);
    expect(await beginRelease(desk.deps, { row, actor: legalReviewer })).toBe(undefined);
    await db.write('redactions').update({ burn_at: '2024-03-04T03:00:00.000Z' });
    await desk.release(row, legalReviewer);
    await expectCopiesAndEventsAgree(1);
  });

  it('keeps nothing when the event is refused, because the case was archived meanwhile', async () => {
    await desk.propose(row, officer);
    const version = await desk.versionOf(caseId);
    const days = { start: DAY, draft: '2024-03-05', serve: '2024-03-06' };
    const served = await office.carry(caseId, version, ordinaryCourse(days));
    const archive = [[registrar, 'case.archived', '2024-12-20', { fileList: '1. 申请' }]] as const;
    await office.carry(caseId, served, archive);
    await desk.release(row, legalReviewer);
    expect((await desk.rowOf(row)).burnProblem).toBe('refused');
    await expectCopiesAndEventsAgree(0);
    expect(contentsOf(dataDir)).toHaveLength(1);
    await expect(desk.propose(row, officer)).rejects.toThrow(StepRefusedError);
    const late = { row, actor: officer, expectedVersion: 1, revision: 0, title: 'x' };
    await expect(desk.redactions.propose(late)).rejects.toThrow(StaleVersionError);
  });
});

/** Digests of what the vault holds. */
function contentsOf(dataDir: string): readonly string[] {
  const root = join(dataDir, 'files');
  if (!existsSync(root)) return [];
  const folders = readdirSync(root).filter((name) => /^[0-9a-f]{2}$/.test(name));
  return folders.flatMap((folder) => readdirSync(join(root, folder)));
}
