import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { WorkingDayCalendar } from '../law/calendar.ts';
import { civilDateOfInstant } from '../law/civil-date.ts';
import type { Bilingual, FieldProblem } from '../law/errors.ts';
import { IMPORT_ACTOR } from '../law/roles.ts';
import type { Breach } from '../law/step-facts.ts';
import { parseTimelineLine, type TimelineCase } from '../law/timeline.ts';
import { type Database, withTransaction } from '../store/database.ts';
import { createImportReadModel } from '../store/import-read-model.ts';
import { createOrganStore } from '../store/organ-store.ts';
import type { CaseStep, OrganRow } from '../store/rows.ts';
import { createStepStore } from '../store/step-store.ts';
import type { CaseDraft } from './case-draft.ts';
import { buildStep, type CommitContext } from './commit-batch.ts';
import { canonicalText, type Digest, sha256 } from './hash-chain.ts';
import { importCase } from './import-case.ts';
import { nextCaseNos } from './numbering.ts';
import { shortNameOf } from './organ-short-name.ts';
import { noteDelivered } from './publications/note-delivered.ts';
import { withCaseNo } from './with-case-no.ts';

export interface ImportedCase {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly ref: string;
  /** Null in a dry run. */
  readonly caseId: string | null;
  readonly caseNo: string | null;
  readonly entries: number;
  /** Entries that the stated facts imply. */
  readonly inferred: number;
  readonly breaches: readonly Breach[];
}

export interface RefusedLine {
  readonly line: number;
  readonly ref?: string;
  readonly problems: readonly FieldProblem[];
}

export interface ImportResult {
  readonly imported: readonly ImportedCase[];
  /** Lines whose case stands in the database already, imported from the same text. */
  readonly unchanged: number;
  readonly refused: readonly RefusedLine[];
  /** Fields kept but not understood. */
  readonly notes: readonly { readonly line: number; readonly ref: string; readonly text: Bilingual }[];
}

interface ParsedLine {
  readonly line: number;
  readonly timeline: TimelineCase;
}

interface Draft extends ParsedLine {
  readonly draft: CaseDraft;
}

/** Lines that share a transaction. Each case is complete in it or absent. */
const BATCH_LINES = 200;

export interface ImportDeps {
  readonly db: Database;
  readonly now: () => Date;
  readonly calendar: () => WorkingDayCalendar;
  readonly digest?: Digest;
}

/** Imports timelines: line by line, what cannot be understood is reported and the rest imported; nothing is half-imported. */
export function createImportService(deps: ImportDeps) {
  return {
    async importLines(
      lines: AsyncIterable<string> | Iterable<string>,
      options: { readonly dryRun: boolean; readonly onProgress?: (progress: { lines: number }) => void },
    ): Promise<ImportResult> {
      const result = {
        imported: [] as ImportedCase[],
        unchanged: 0,
        refused: [] as RefusedLine[],
        notes: [] as ImportResult['notes'][number][],
      };
      let batch: ParsedLine[] = [];
      let line = 0;
      const flush = async (): Promise<void> => {
        const done = await importBatch(deps, batch, options.dryRun);
        result.imported.push(...done.imported);
        result.refused.push(...done.refused);
        result.unchanged += done.unchanged;
        batch = [];
        options.onProgress?.({ lines: line });
      };
      for await (const text of lines) {
        line += 1;
        if (text.trim() === '') continue;
        const parsed = parseTimelineLine(text);
        if (parsed.result === 'invalid') {
          result.refused.push({ line, problems: parsed.problems });
          continue;
        }
        batch.push({ line, timeline: parsed.timeline });
        result.notes.push(...notesOf(line, parsed.timeline));
        if (batch.length >= BATCH_LINES) await flush();
      }
      await flush();
      return result;
    },
  };
}

type BatchResult = Pick<ImportResult, 'imported' | 'unchanged' | 'refused'>;

async function importBatch(deps: ImportDeps, batch: readonly ParsedLine[], dryRun: boolean): Promise<BatchResult> {
  if (batch.length === 0) return { imported: [], unchanged: 0, refused: [] };
  const now = deps.now();
  const calendar = deps.calendar();
  const context: CommitContext = { calendar, recordedAt: now.toISOString(), digest: deps.digest ?? sha256 };
  const draftOf = (parsed: ParsedLine): Draft => {
    const extra = { timelineHash: timelineHash(parsed.timeline) };
    return { ...parsed, draft: importCase(parsed.timeline, { calendar, today: civilDateOfInstant(now), extra }) };
  };
  if (dryRun) return sortOut(deps.db.read, batch, async (_organ, fresh) => fresh.map((parsed) => imported(draftOf(parsed), null, null)));
  return withTransaction(deps.db, (trx) =>
    sortOut(trx, batch, (organ, fresh) => store(trx, { db: deps.db, organ, drafts: fresh.map(draftOf), context })),
  );
}

/** Separates new lines from those imported before and those that contradict what was imported; organs one after the other. */
async function sortOut(
  db: Knex,
  batch: readonly ParsedLine[],
  take: (organ: OrganRow | undefined, fresh: readonly ParsedLine[]) => Promise<ImportedCase[]>,
): Promise<BatchResult> {
  const result = { imported: [] as ImportedCase[], unchanged: 0, refused: [] as RefusedLine[] };
  for (const [name, lines] of byOrgan(batch)) {
    const organ = await createOrganStore(db).findByName(name);
    const refs = lines.map(({ timeline }) => timeline.ref);
    const before = organ === undefined ? [] : await createImportReadModel(db).findByRefs(organ.id, refs);
    const known = new Map<string, unknown>(before.map(({ ref, extra }) => [ref, extra.timelineHash]));
    const fresh: ParsedLine[] = [];
    for (const parsed of lines) {
      const hash = timelineHash(parsed.timeline);
      const earlier = known.get(parsed.timeline.ref);
      if (earlier === hash) result.unchanged += 1;
      else if (known.has(parsed.timeline.ref)) result.refused.push(contradiction(parsed));
      else fresh.push(parsed);
      known.set(parsed.timeline.ref, earlier ?? hash);
    }
    result.imported.push(...(await take(organ, fresh)));
  }
  return result;
}

async function store(
  trx: Knex,
  ask: { db: Database; organ: OrganRow | undefined; drafts: readonly Draft[]; context: CommitContext },
): Promise<ImportedCase[]> {
  const { db, drafts, context } = ask;
  const name = drafts[0]?.timeline.organ;
  if (name === undefined) return [];
  const organ = ask.organ ?? (await createOrganStore(trx).ensure({ name, shortName: shortNameOf(name) }));
  const steps: CaseStep[] = [];
  const cases: ImportedCase[] = [];
  const numbers = await nextCaseNos(trx, { organ, arrivedOn: drafts.map((each) => each.draft.clock.arrivedOn) });
  for (const [i, each] of drafts.entries()) {
    const caseId = randomUUID();
    const caseNo = numbers[i] ?? null;
    const draft = caseNo === null ? each.draft : withCaseNo(each.draft, caseNo);
    const { ref, assumed } = each.timeline;
    const birth = { organId: organ.id, parentCaseId: null, kind: 'request' } as const;
    steps.push(buildStep({ draft, row: undefined, caseId, organ, birth, ref, assumed, actor: IMPORT_ACTOR, context }));
    cases.push(imported(each, caseId, caseNo));
  }
  if (steps.length === 0) return cases;
  await createStepStore(db).commitAll(trx, steps);
  await noteDelivered(trx, steps);
  return cases;
}

function imported({ line, timeline, draft }: Draft, caseId: string | null, caseNo: string | null): ImportedCase {
  const inferred = draft.taken.filter(({ fact }) => fact.inferred === true).length;
  return { line, ref: timeline.ref, caseId, caseNo, entries: draft.taken.length, inferred, breaches: draft.clock.breaches };
}

function byOrgan(batch: readonly ParsedLine[]): Map<string, ParsedLine[]> {
  const groups = new Map<string, ParsedLine[]>();
  for (const parsed of batch) {
    const { organ } = parsed.timeline;
    groups.set(organ, [...(groups.get(organ) ?? []), parsed]);
  }
  return groups;
}

/** Tells lines imported before from new ones. It seals nothing, and stays the same whatever digest the chain uses. */
function timelineHash(timeline: TimelineCase): string {
  const { notes: _notes, ...stated } = timeline;
  return sha256(canonicalText(stated));
}

function contradiction({ line, timeline }: ParsedLine): RefusedLine {
  const { ref } = timeline;
  const problem = {
    field: 'ref',
    zh: `引用号“${ref}”已经导入过，内容与本行不同；历史只增不改，更正应作为新的事件记录`,
    en: `the reference '${ref}' was imported before with other content; history is never changed: record the correction as a new event`,
  };
  return { line, ref, problems: [problem] };
}

function notesOf(line: number, timeline: TimelineCase): ImportResult['notes'] {
  return timeline.notes.map((note) => ({ line, ref: timeline.ref, text: { zh: note.zh, en: note.en } }));
}
