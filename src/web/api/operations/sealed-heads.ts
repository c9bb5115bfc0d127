import { z } from 'zod';
import { sealRecordText } from '../../../engine/integrity/seal-file.ts';
import { findCivilDate } from '../../../law/civil-date.ts';
import { createSealStore } from '../../../store/seal-store.ts';
import { mayAudit } from '../../audit/audit-places.ts';
import { keepHeadsExport, sealOf, sendHeadsList } from '../../routes/audit/integrity-routes.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery, readCursor, sendPageOf } from '../paging.ts';
import { seal, sealedDay } from '../schemas/audit.ts';
import { sent } from './files.ts';

const base = { method: 'get', tag: 'audit', scopes: ['audit:read'], mayCall: mayAudit } as const;

/** What proves to others that histories were not rewritten since. Each of them that leaves is told in the audit log, as at the page. */
export const sealedHeadOperations = [
  defineOperation({
    ...base,
    id: 'listSealedHeads',
    path: '/audit/heads',
    summary: { zh: '封存的链首摘要的清单', en: 'The days of which heads were sealed' },
    description: { zh: '新的在前。', en: 'Newest first.' },
    query: z.strictObject(pageQuery),
    answer: pageOf(sealedDay),
    paged: true,
    handle: async ({ query }, context) => {
      const before = findCivilDate(readCursor(query.after, z.string()) ?? '');
      const rows = await createSealStore(context.deps.db.read).list({ before, limit: query.limit + 1 });
      const items = rows.slice(0, query.limit);
      const told = items.map(({ sealedOn, sealedAt, cases, hash }) => ({ on: sealedOn, sealedAt, cases, hash }));
      return sendPageOf(context, { items: told, next: rows.length > items.length ? items.at(-1)?.sealedOn : null });
    },
  }),
  defineOperation({
    ...base,
    id: 'getSealedHeads',
    path: '/audit/heads/:day',
    summary: { zh: '封存的链首摘要', en: 'The sealed heads of a day' },
    description: { zh: '导出记入审计日志。', en: 'That it was taken is kept in the audit log.' },
    answer: seal,
    handle: async ({ params }, { deps, res }) => {
      const record = await sealOf(deps, (params as { day: string }).day);
      await keepHeadsExport(res, deps, record);
      return JSON.parse(sealRecordText(record)) as z.output<typeof seal>;
    },
  }),
  defineOperation({
    ...base,
    id: 'getSealedHeadsList',
    path: '/audit/heads/:day/list.jsonl',
    summary: { zh: '一天的全部案件链首', en: 'The head of every case on a day' },
    description: {
      zh: '第一行是封存记录，以后每个案件一行；digest 是这些行的 SHA-256。导出记入审计日志。',
      en: 'The record on its first line, then a line for each case, of which digest is the SHA-256. That it was taken is kept in the audit log.',
    },
    answer: { mediaType: 'application/x-ndjson' },
    handle: async ({ params }, { deps, req, res }) => {
      const record = await sealOf(deps, (params as { day: string }).day);
      await keepHeadsExport(res, deps, record, ' list');
      await sendHeadsList({ req, res }, deps, record);
      return sent();
    },
  }),
];
