import { z } from 'zod';
import { UnreadableTableError } from '../../../documents/tables/table-file.ts';
import type { TableRemark } from '../../../documents/tables/table-lines.ts';
import { InvalidInputError } from '../../../law/errors.ts';
import { ApiProblem } from '../api-problem.ts';
import { inBoth } from '../in-both.ts';
import { instant } from '../schemas/common.ts';

/** How many of a file's lines an answer shows. */
export const MOST_LINES = 200;

const number = z.number().int();

/** What is wrong with a table or worth a look. */
const importRemark = z
  .object({
    level: z
      .enum(['fault', 'finding', 'note'])
      .describe(
        inBoth('fault：不改正不能导入；finding：请核对，按所填保存', 'fault: nothing is recorded with it; finding: odd, stored as stated'),
      ),
    sheet: z.string(),
    cell: z.string(),
    text: z.object({ zh: z.string(), en: z.string() }),
  })
  .meta({ id: 'ImportRemark' });

/** What every table is told with that was brought in, whatever stands in it. */
export const draftFields = {
  id: z.string(),
  fileName: z.string(),
  digest: z.string().describe('SHA-256'),
  madeAt: instant,
  state: z.enum(['comparing', 'compared', 'accepted']),
  total: number,
  lookedAt: number,
  remarks: z.array(importRemark),
  sameFile: z.object({ acceptedAt: instant.nullable(), by: z.string().nullable(), rows: number.nullable() }).nullable(),
  acceptedAt: instant.nullable(),
  acceptedRows: number.nullable(),
};

interface Accepted {
  readonly acceptedAt: string | null;
  readonly acceptedByName: string | null;
  readonly acceptedRows: number | null;
}

/** A table that was brought in, its outcome null until it is compared with what is on record. */
interface Draft {
  readonly id: string;
  readonly fileName: string;
  readonly digest: string;
  readonly madeAt: string;
  readonly total: number;
  readonly lookedAt: number;
  readonly acceptedAt: string | null;
  readonly acceptedRows: number | null;
  readonly remarks: readonly TableRemark[];
  readonly outcome: { readonly remarks: readonly TableRemark[]; readonly before: Accepted | null } | null;
}

/** The values of `draftFields`. */
export function draftValues(draft: Draft) {
  const { id, fileName, digest, madeAt, total, lookedAt, acceptedAt, acceptedRows, outcome, remarks } = draft;
  const before = outcome?.before ?? null;
  const state = outcome === null ? ('comparing' as const) : ('compared' as const);
  return {
    ...{ id, fileName, digest, madeAt, total, lookedAt, acceptedAt, acceptedRows },
    state: acceptedAt === null ? state : ('accepted' as const),
    remarks: [...remarks, ...(outcome?.remarks ?? [])].map(({ level, sheet, cell, zh, en }) => ({ level, sheet, cell, text: { zh, en } })),
    sameFile: before && { acceptedAt: before.acceptedAt, by: before.acceptedByName, rows: before.acceptedRows },
  };
}

/** What is no table is told as wrong input. */
export function refuseTable(error: unknown): never {
  if (!(error instanceof UnreadableTableError)) throw error;
  throw new ApiProblem('INVALID_INPUT', { problems: [{ in: 'body', pointer: '', detail: error.text }] });
}

/** A table that cannot be accepted as it stands is told as in conflict with what is on record. */
export function asConflict(error: unknown): never {
  const [problem] = error instanceof InvalidInputError ? error.problems : [];
  if (problem === undefined) throw error;
  throw new ApiProblem('CONFLICT', { detail: { zh: problem.zh, en: problem.en } });
}
