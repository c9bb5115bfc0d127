import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
import { guardStore } from './guard-store.ts';
import type { JsonObject } from './rows.ts';
import { matchSearch } from './search-index.ts';

/** A request as the search for others of the same applicant needs it. */
export interface ApplicantCase {
  readonly id: string;
  readonly caseNo: string | null;
  readonly ref: string | null;
  readonly title: string | null;
  readonly applicantName: string | null;
  readonly channel: string | null;
  readonly arrivedOn: CivilDate | null;
  readonly receivedOn: CivilDate | null;
  readonly repliedOn: CivilDate | null;
  readonly closedOn: CivilDate | null;
  readonly handlingState: string;
  readonly decisionCode: string | null;
  readonly unit: string | null;
  /** Id of the user who handles it. */
  readonly assignedTo: string | null;
  readonly searchText: string;
}

const COLUMNS = {
  id: 'cases.id',
  caseNo: 'cases.case_no',
  ref: 'cases.ref',
  title: 'cases.title',
  applicantName: 'cases.applicant_name',
  channel: 'cases.channel',
  arrivedOn: 'cases.arrived_on',
  receivedOn: 'cases.received_on',
  repliedOn: 'cases.replied_on',
  closedOn: 'cases.closed_on',
  handlingState: 'cases.handling_state',
  decisionCode: 'cases.decision_code',
  unit: 'cases.unit',
  assignedTo: 'cases.assigned_to',
  searchText: 'cases.search_text',
} as const;

interface Ask {
  readonly organId: number;
  /** One word of the search index. */
  readonly word: string;
  readonly limit: number;
}

/** What is asked about one applicant's applications. `db` may be a transaction. */
export function createApplicantReadModel(db: Knex) {
  return guardStore({
    /** Requests of the organ that have the word, newest first. */
    async listByWord({ organId, word, limit }: Ask): Promise<ApplicantCase[]> {
      const select = db('cases')
        .select(COLUMNS)
        .where({ 'cases.organ_id': organId, 'cases.kind': 'request' })
        .orderBy([
          { column: 'cases.created_at', order: 'desc' },
          { column: 'cases.id', order: 'desc' },
        ])
        .limit(limit);
      return matchSearch(select, [word]) as unknown as Promise<ApplicantCase[]>;
    },
    /** The data of the first event of each case, by its id. */
    async firstEvents(caseIds: readonly string[]): Promise<Map<string, JsonObject>> {
      const rows: { case_id: string; data: string }[] = await db('history')
        .select('case_id', 'data')
        .whereIn('case_id', [...caseIds])
        .where({ version: 1 });
      return new Map(rows.map(({ case_id, data }) => [case_id, JSON.parse(data) as JsonObject]));
    },
  });
}
