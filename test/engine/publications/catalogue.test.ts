import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptConversion, conversionTasks, refuseConversion } from '../../../src/engine/publications/conversion.ts';
import { publicationCounts } from '../../../src/engine/publications/publication-counts.ts';
import { dueReassessments } from '../../../src/engine/publications/reassessments.ts';
import { searchWords } from '../../../src/engine/search-words.ts';
import { civilDate } from '../../../src/law/civil-date.ts';
import { InvalidInputError } from '../../../src/law/errors.ts';
import { ALL_PUBLICATIONS, createPublicationReadModel } from '../../../src/store/publication-read-model.ts';
import { createPublishedReadModel } from '../../../src/store/published-read-model.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { createOffice, officer, ordinaryCourse, secrecyReviewer } from '../../support/office.ts';

const SIGHT = { sees: 'organ' } as const;
const DAY = '2024-03-04';

describe.each(databases)('the catalogue of publications on $kind', ({ kind }) => {
  let db: TestDatabase;
  let office: Awaited<ReturnType<typeof createOffice>>;
  beforeAll(async () => {
    db = await openTestDatabase(kind);
    office = await createOffice(db, DAY);
  });
  afterAll(() => db.close());

  const open = async (data: Record<string, unknown>) => {
    office.time.set(DAY);
    const event = { ...office.event('publication.created', DAY, data), organId: office.organ.id };
    return (await office.engine.open(event, officer)).caseId;
  };
  const published = async (data: Record<string, unknown>, on = '2024-03-11', channels = ['website']) => {
    const id = await open(data);
    const shown = channels.map((channel) => [officer, 'publication.published', on, { channel }] as const);
    await office.carry(id, 1, [[secrecyReviewer, 'publication.cleared', DAY], ...shown]);
    return id;
  };
  const publicItem = (id: string) => createPublishedReadModel(db.read).find(id);
  const inForce = (words: string[] = []) => ({
    organIds: [office.organ.id],
    words,
    category: null,
    year: null,
    validity: 'inForce' as const,
  });

  it('numbers items by organ, kind of article 20 and year, and leaves a given number as it is', async () => {
    const ids = [await open({ title: '预算', category: 'item7' }), await open({ title: '决算', category: 'item7' })];
    ids.push(await open({ title: '规划', category: 'item3' }), await open({ title: '公告', indexNo: '某-1' }));
    const rows = await createPublicationReadModel(db.read).list({ ...ask(), offset: 0, limit: 50 });
    const byId = new Map(rows.map(({ id, entry }) => [id, entry.indexNo]));
    expect(ids.map((id) => byId.get(id))).toEqual(['甲政/07/2024/00001', '甲政/07/2024/00002', '甲政/03/2024/00001', '某-1']);
  });

  it('tells the public of nothing that is unreviewed, exempt or changed, and that a withdrawn item is gone', async () => {
    const id = await published({ title: '某规划', summary: '概述', text: '正文' });
    expect(await publicItem(id)).toMatchObject({
      title: '某规划',
      entry: { summary: '概述', publishedOn: '2024-03-11', channels: ['website'] },
    });
    await office.carry(id, 3, [[officer, 'publication.amended', '2024-04-01', { change: '修订', title: '某规划（修订）' }]]);
    expect(await publicItem(id)).toBeUndefined();
    await office.carry(id, 4, [[secrecyReviewer, 'publication.cleared', '2024-04-02']]);
    expect(await publicItem(id)).toBeUndefined();
    await office.carry(id, 5, [[officer, 'publication.published', '2024-04-03', { channel: 'gazette' }]]);
    expect(await publicItem(id)).toMatchObject({
      title: '某规划（修订）',
      entry: { channels: ['gazette'], publishedOn: '2024-04-03', firstPublishedOn: '2024-03-11' },
    });
    await office.carry(id, 6, [[officer, 'publication.withdrawn', '2024-05-06', { reason: '误发' }]]);
    expect(await publicItem(id)).toBe('gone');
    const never = await open({ title: '秘密事项' });
    await office.carry(never, 1, [[secrecyReviewer, 'publication.exempted', DAY, { ground: 'stateSecret' }]]);
    expect(await publicItem(never)).toBeUndefined();
    const found = await createPublishedReadModel(db.read).list(inForce(searchWords('秘密事项')), { offset: 0, limit: 10 });
    expect(found).toEqual([]);
  });

  it('leaves out what is repealed unless it is asked for', async () => {
    const id = await published({ title: '某办法' });
    await office.carry(id, 3, [[officer, 'publication.catalogued', '2024-06-03', { validity: 'repealed' }]]);
    const list = async (validity: 'inForce' | 'repealed') =>
      (await createPublishedReadModel(db.read).list({ ...inForce(), validity }, { offset: 0, limit: 50 })).map((item) => item.id);
    expect(await list('inForce')).not.toContain(id);
    expect(await list('repealed')).toEqual([id]);
  });

  it('narrows the list by state, kind, channel and limit', async () => {
    const model = createPublicationReadModel(db.read);
    const id = await published({ title: '采购目录', category: 'item9' }, '2024-03-11', ['website', 'wechat']);
    const late = await open({ title: '采购标准', category: 'item9' });
    const idsOf = async (choices: object) =>
      (await model.list({ ...ask(choices), offset: 0, limit: 50 })).map((item) => item.id).filter((one) => one === id || one === late);
    expect(await idsOf({ category: 'item9' })).toEqual([late, id]);
    expect(await idsOf({ channel: 'wechat' })).toEqual([id]);
    expect(await idsOf({ state: 'secrecyReview', category: 'item9' })).toEqual([late]);
    expect(await idsOf({ due: 'overdue', category: 'item9' })).toEqual([late]);
    expect(await idsOf({ due: 'soon' })).toEqual([]);
    expect(await model.count(ask({ category: 'item9' }))).toBe(2);
  });

  it('counts an item once, and once in each channel', async () => {
    const before = await publicationCounts(db.read, { organIds: [office.organ.id], year: 2024 });
    await published({ title: '年报' }, '2024-07-01', ['website', 'wechat', 'website']);
    const after = await publicationCounts(db.read, { organIds: [office.organ.id], year: 2024 });
    expect(after.total - before.total).toBe(1);
    expect([after.channels.website - before.channels.website, after.channels.wechat - before.channels.wechat]).toEqual([1, 1]);
    expect((await publicationCounts(db.read, { organIds: [office.organ.id], year: 2023 })).total).toBe(0);
  });

  it('brings an exemption back for reassessment after a year, and again a year after that', async () => {
    const id = await open({ title: '过程稿' });
    await office.carry(id, 1, [[secrecyReviewer, 'publication.exempted', DAY, { ground: 'processInformation' }]]);
    const due = async (today: string) =>
      (await dueReassessments(db.read, { organId: office.organ.id, sight: SIGHT, today: civilDate(today), ahead: 0 })).map(
        ({ item }) => item.id,
      );
    expect(await due('2025-03-03')).not.toContain(id);
    expect(await due('2025-03-04')).toContain(id);
    await office.carry(id, 2, [[officer, 'publication.reassessed', '2025-03-04', { result: 'stillExempt' }]]);
    expect(await due('2026-03-03')).not.toContain(id);
    expect(await due('2026-03-04')).toContain(id);
  });

  it('refuses files that nobody cleared, whoever names them', async () => {
    const file = { id: 'f1', name: 'a.pdf', sha256: 'a'.repeat(64), bytes: 10, mediaType: 'application/pdf' };
    await expect(open({ title: '某答复', released: [file] })).rejects.toBeInstanceOf(InvalidInputError);
  });

  it('asks whether what two applicants were given is published; a refusal stands until a third comes', async () => {
    const decider = { db, engine: office.engine, now: office.time.now, today: office.engine.today };
    const organId = office.organ.id;
    const course = ordinaryCourse({ start: '2024-03-05', draft: '2024-03-11', serve: '2024-03-15' });
    const deliver = async (title: string) => {
      const { caseId, version } = await office.open(DAY, { title });
      await office.carry(caseId, version, course);
    };
    const tasks = () => conversionTasks(db.read, organId, SIGHT);
    const only = async () => {
      const [task, more] = await tasks();
      if (task === undefined || more !== undefined) throw new Error('Not one task alone');
      return { organId, actor: officer, task };
    };
    await deliver('关于某桥梁竣工验收报告的信息');
    await deliver('某小学招生方案');
    expect(await tasks()).toEqual([]);
    await deliver('申请公开某桥梁竣工验收报告');
    const first = await only();
    expect([first.task.count, first.task.cases.length]).toEqual([2, 2]);
    await expect(refuseConversion(decider, first, ' ')).rejects.toBeInstanceOf(InvalidInputError);
    await refuseConversion(decider, first, '涉及他人合法权益');
    expect(await tasks()).toEqual([]);
    await expect(refuseConversion(decider, first, '再次')).rejects.toBeInstanceOf(InvalidInputError);
    await deliver('某桥梁竣工验收报告');
    office.time.set('2024-04-01');
    const id = await acceptConversion(decider, await only(), '某桥梁竣工验收报告');
    expect(await tasks()).toEqual([]);
    const [item] = (await createPublicationReadModel(db.read).list({ ...ask(), offset: 0, limit: 50 })).filter((one) => one.id === id);
    expect(item).toMatchObject({
      title: '某桥梁竣工验收报告',
      createdOn: '2024-04-01',
      dueOn: '2024-04-29',
      handlingState: 'secrecyReview',
    });
    expect(item?.entry.fromCase?.split('、')).toHaveLength(3);
    const kept = await db.read('audit_entries').where({ kind: 'publication.conversionDecided' });
    expect(kept).toHaveLength(2);
  });

  function ask(choices: object = {}) {
    const choicesOf = { ...ALL_PUBLICATIONS, ...choices };
    const [today, soonUntil] = [civilDate('2024-12-02'), civilDate('2024-12-09')];
    return { organId: office.organ.id, sight: SIGHT, choices: choicesOf, today, soonUntil };
  }
});
