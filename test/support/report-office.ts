import { actOnReport, type ReportActor } from '../../src/engine/annual-report/report-stream.ts';
import { currentNumbers } from '../../src/engine/annual-report/text-figures.ts';
import { beginReportTexts, writeReportText } from '../../src/engine/annual-report/text-writing.ts';
import type { CivilDate } from '../../src/law/civil-date.ts';
import type { CellMap } from '../../src/law/report/cells.ts';
import type { ReportActType } from '../../src/law/report/report-acts.ts';
import type { ReportFormat } from '../../src/law/report/report-json.ts';
import { type Database, withTransaction } from '../../src/store/database.ts';

const statistician: ReportActor = { kind: 'staff', id: 'statistician', name: '员工庚', roles: ['statistician'] };
const leader: ReportActor = { kind: 'staff', id: 'leader', name: '员工己', roles: ['leader'] };
const head: ReportActor = { kind: 'staff', id: 'head', name: '员工戊', roles: ['officeHead'] };

interface Office {
  readonly db: Database;
  readonly organ: { readonly id: number; readonly name: string };
  /** The instant that the acts bear. */
  readonly at: Date;
}

/** The acts of a report as people do them, without the pages. */
export function reportHand({ db, organ, at }: Office) {
  const act = (year: number, type: ReportActType, data: unknown = {}, actor: ReportActor = statistician) =>
    withTransaction(db, (trx) => actOnReport(trx, { organId: organ.id, year }, { act: { type, data }, actor, at }));
  const step = (year: number) => ({ key: { organId: organ.id, year }, actor: statistician, at });
  return {
    act,
    open: (year: number, format: ReportFormat) => act(year, 'report.opened', { format, basis: 'computed' }),
    begin: (year: number) => withTransaction(db, (trx) => beginReportTexts(trx, step(year))),
    write: (year: number, part: string, text: string, base?: number) =>
      withTransaction(db, (trx) => writeReportText(trx, { part, text, base }, step(year))),
    reopen: (year: number, reason: string) => act(year, 'report.reopened', { reason }, head),
    /** With the figures as they are now, or with these among them. */
    async publish(
      year: number,
      format: ReportFormat,
      { on, cells = {} }: { readonly on: string; readonly cells?: CellMap },
    ): Promise<void> {
      const now = await currentNumbers(db, { organ, year, today: on as CivilDate }, format);
      await act(year, 'report.frozen', { cells: { ...now.cells, ...cells }, checks: [{ id: 'I1', ok: true }], digest: 'x' });
      await act(year, 'report.submitted');
      await act(year, 'report.approved', {}, leader);
      await act(year, 'report.published', { on });
    },
  };
}

/** A report of 2025 that was published and corrected, and one of 2026 that is being written, with something wrong in it. */
export async function writeReports(office: Office): Promise<void> {
  const hand = reportHand(office);
  await hand.open(2025, 'T2021');
  await hand.begin(2025);
  await hand.publish(2025, 'T2021', { on: '2026-01-28', cells: { 'new/total': 5 } });
  await hand.reopen(2025, '漏计一件申请');
  await hand.write(2025, 'five', '（一）存在的主要问题。\n更新不够及时。');
  await hand.publish(2025, 'T2021', { on: '2026-02-20', cells: { 'new/total': 6 } });
  await hand.open(2026, 'T2021');
  await hand.begin(2026);
  await hand.write(2026, 'five', '今年收到政府信息公开申请999件。');
  await hand.write(2026, 'five', '今年收到政府信息公开申请998件，见{{no.such}}。');
}
