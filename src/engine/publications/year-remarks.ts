import type { Knex } from 'knex';
import { remark, type TableRemark } from '../../documents/tables/table-lines.ts';
import { createReportEntryStore } from '../../store/report-entry-store.ts';
import { frozenYear } from '../annual-report/entries.ts';
import { daysOf } from '../annual-report/recorded-figures.ts';

/** What the catalogue counts by itself may stand in the ledger too: both are added up. */
const COUNTED = /^publicity\.|^normative\.published$/;

/** What the years of publication of a catalogue have that whoever brings it in should know of. */
export async function yearRemarks(
  db: Knex,
  { organId, years }: { readonly organId: number; readonly years: readonly number[] },
): Promise<TableRemark[]> {
  const remarks: TableRemark[] = [];
  for (const year of years) {
    const entries = await createReportEntryStore(db).listStanding({ organIds: [organId], ...daysOf(year) });
    const count = entries.filter(({ indicator }) => COUNTED.test(indicator)).length;
    if (count > 0) remarks.push(ledgerRemark(year, count));
    if ((await frozenYear(db, { organId, year })) !== undefined) remarks.push(frozenRemark(year));
  }
  return remarks;
}

const WHOLE = { sheet: '', cell: '' };

function ledgerRemark(year: number, count: number): TableRemark {
  return remark('finding', WHOLE, {
    zh: `${year} 年的统计台账已登记主动公开的数字（${count} 条）：目录中的各项另外计入，两处都有的信息会重复计数。请核对，重复的在台账作废`,
    en: `The ledger of ${year} has figures of what was published (${count === 1 ? '1 entry' : `${count} entries`}): items of the catalogue are added to them, so that an item in both counts twice. Look at both, and take the entries back that count the same`,
  });
}

function frozenRemark(year: number): TableRemark {
  return remark('finding', WHOLE, {
    zh: `${year} 年的年度报告数据已锁定：导入后作为差异显示，不改动已锁定的数字`,
    en: `The figures of ${year} are frozen: what is brought in shows as a difference and changes none of them`,
  });
}
