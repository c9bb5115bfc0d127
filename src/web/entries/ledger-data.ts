import { mayTakeBack } from '../../engine/annual-report/entries.ts';
import { ledgerOf } from '../../engine/annual-report/entries-ledger.ts';
import { daysOf } from '../../engine/annual-report/recorded-figures.ts';
import { keepsLedger, recordsEntries } from '../../law/report/entry-roles.ts';
import { INDICATOR_AREAS, type IndicatorArea } from '../../law/report/indicators.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import { createReportEntryStore, type ReportEntryRow } from '../../store/report-entry-store.ts';
import { currentUser } from '../auth.ts';
import type { Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { LEDGER_SHOWS, type LedgerParts, type LedgerQuery } from '../pages/entries/ledger-page.ts';
import { STAFF_PLACES } from '../places.ts';
import { type EntryDeps, ledgerActor, ledgerOrgan, yearAsked } from './entries-desk.ts';

const RECENT = 15;
/** Years that may be chosen: from this one back. */
const YEARS_BACK = 12;

/** All that the page of the ledger shows. */
export async function ledgerParts(deps: EntryDeps, http: Http): Promise<LedgerParts> {
  const user = currentUser(http.res);
  const organ = await ledgerOrgan(deps, http);
  const year = yearAsked(http.req.query.year, deps.today());
  const all = await createReportEntryStore(deps.db.read).listRecent({ organIds: [organ.id], ...daysOf(year), limit: RECENT });
  return {
    ledger: await ledgerOf(deps.db.read, { organId: organ.id, year }),
    query: queryOf(http.req.query),
    recent: all,
    user,
    organ,
    organs: user.organId === null ? await createOrganStore(deps.db.read).list() : [],
    years: yearsAround(year, deps.today()),
    mayKeep: user.organId !== null && keepsLedger(user),
    mayRecord: user.organId !== null && recordsEntries(user),
  };
}

function queryOf({ area, show, q }: Readonly<Record<string, unknown>>): LedgerQuery {
  return {
    area: typeof area === 'string' && Object.hasOwn(INDICATOR_AREAS, area) ? (area as IndicatorArea) : null,
    show: LEDGER_SHOWS.find((one) => one === show) ?? 'table',
    text: typeof q === 'string' ? q.trim().slice(0, 100) : '',
  };
}

function yearsAround(year: number, today: string): readonly number[] {
  const last = Number(today.slice(0, 4));
  const years = new Set([year, ...Array.from({ length: YEARS_BACK }, (_, back) => last - back)]);
  return [...years].sort((a, b) => b - a);
}

/** One indicator of the ledger, with what was taken back. @throws {HttpProblem} 404 */
export async function oneIndicator(deps: EntryDeps, http: Http, id: string) {
  const user = currentUser(http.res);
  const organ = await ledgerOrgan(deps, http);
  const year = yearAsked(http.req.query.year, deps.today());
  const ledger = await ledgerOf(deps.db.read, { organId: organ.id, year });
  const line = ledger.lines.find(({ indicator }) => indicator.id === id);
  if (line === undefined) throw new HttpProblem(404, 'notFound');
  const query = { organIds: [organ.id], ...daysOf(year), indicator: id };
  const actor = ledgerActor(user);
  return {
    ledger,
    line,
    takenBack: takenBackOf(await createReportEntryStore(deps.db.read).listAll(query)),
    mayRecord: user.organId !== null && recordsEntries(user),
    seesCatalogue: STAFF_PLACES.publications.mayGo(user),
    mayTakeBack: (entry: ReportEntryRow) => user.organId !== null && mayTakeBack(actor, entry),
  };
}

function takenBackOf(all: readonly ReportEntryRow[]) {
  const byId = new Map(all.map((row) => [row.id, row]));
  return all.flatMap((by) => {
    const entry = by.voids === null ? undefined : byId.get(by.voids);
    return entry === undefined ? [] : [{ entry, by }];
  });
}
