import type { Knex } from 'knex';
import type { LetterContent } from '../../documents/letters/letter-content.ts';
import type { LetterEvent } from '../../documents/letters/letter-facts.ts';
import { civilDateOfInstant } from '../../law/civil-date.ts';
import type { LetterId } from '../../law/letter-ids.ts';
import { createCaseStore } from '../../store/case-store.ts';
import { withTransaction } from '../../store/database.ts';
import { createHistoryStore } from '../../store/history-store.ts';
import { createLetterStore, type LetterDraftRow } from '../../store/letter-store.ts';
import type { CaseRow, HistoryRow, OrganRow } from '../../store/rows.ts';
import { handlingState } from '../case-draft.ts';
import { draftOf } from '../project-case.ts';
import { letterEventOf } from './letter-facts-of.ts';
import { draftDigest } from './letter-press.ts';
import { type LetterDeskDeps, type LetterPreview, loadCase } from './letter-preview.ts';
import { type LetterAsk, latestProposal, replyLetterIn } from './press-letters.ts';

/** The reply of a case as it stands, from the proposal on. */
export interface ReplyDraft {
  readonly letter: LetterId;
  /** State of the handling; the text may be edited in `drafting` alone. */
  readonly state: string;
  /** Version of the proposal that it is the reply of. */
  readonly proposal: number;
  /** Of what was saved last, whichever proposal it belonged to; 0 when nothing was. */
  readonly revision: number;
  /** The whole letter with the text in hand. */
  readonly content: LetterContent;
  /** The body as the program writes it. */
  readonly generated: readonly string[];
  /** The body in hand: as it was edited, else as generated. */
  readonly text: readonly string[];
  /** The edited text of this proposal. */
  readonly saved: LetterDraftRow | null;
  /** The text of an earlier proposal, which a new one made void. */
  readonly earlier: LetterDraftRow | null;
  /** The text is not the one that was submitted: it cannot be issued. */
  readonly altered: boolean;
}

interface Loaded {
  readonly row: CaseRow;
  readonly organ: OrganRow;
  readonly entries: readonly HistoryRow[];
  readonly proposal: number;
  readonly letter: LetterId;
}

/** Undefined while nothing is proposed, and of replies that were not drafted here. */
export async function findReply(deps: LetterDeskDeps, caseId: string): Promise<ReplyDraft | undefined> {
  const loaded = await load(deps, caseId);
  if (loaded === undefined) return undefined;
  const { db, press } = deps;
  const { proposal, letter, entries, row } = loaded;
  const stored = (await createLetterStore(db.read).findDraft(caseId)) ?? null;
  const saved = stored?.proposal === proposal ? stored : null;
  const state = handlingState(draftOf(row).charts);
  const generated = (await press.content(db.read, generatedAsk(deps, { ...loaded, state }))).body;
  const text = saved?.paragraphs ?? generated;
  const submitted = state === 'drafting' ? undefined : after(entries, { type: 'reply.submitted', proposal })?.data.draft;
  return {
    letter,
    state,
    proposal,
    revision: stored?.revision ?? 0,
    content: await press.content(db.read, shownAsk(deps, { ...loaded, text })),
    generated,
    text,
    saved,
    earlier: saved === null ? stored : null,
    altered: typeof submitted === 'string' && submitted !== draftDigest(text),
  };
}

/** The reply on paper with this text, as it would go out today; with its number once it has one. */
export async function previewReply(
  deps: LetterDeskDeps,
  { caseId, text }: { readonly caseId: string; readonly text: readonly string[] },
): Promise<LetterPreview | undefined> {
  const loaded = await load(deps, caseId);
  if (loaded === undefined) return undefined;
  const { content, pdf } = await deps.press.print(deps.db.read, {
    ...shownAsk(deps, { ...loaded, text }),
    madeAt: deps.now().toISOString(),
  });
  return { letter: loaded.letter, title: content.title, pdf };
}

export interface ReplyText {
  readonly caseId: string;
  /** The proposal and the revision that the writer saw. */
  readonly proposal: number;
  readonly revision: number;
  readonly paragraphs: readonly string[];
  /** Name of the writer. */
  readonly by: string;
}

/** `taken`: somebody saved meanwhile. `newProposal`: the reply was proposed anew. `closed`: it is no longer drafted. */
export type SavedReply = 'saved' | 'taken' | 'newProposal' | 'closed';

/** Saves the text unless the case moved on meanwhile; a submission under way is waited for. */
export function saveReply({ db, now }: LetterDeskDeps, { caseId, proposal, revision, paragraphs, by }: ReplyText): Promise<SavedReply> {
  return withTransaction(db, async (trx) => {
    const row = await createCaseStore(trx).lock(caseId);
    if (row === undefined || handlingState(draftOf(row).charts) !== 'drafting') return 'closed';
    if ((await proposalOf(trx, caseId)) !== proposal) return 'newProposal';
    const store = createLetterStore(trx);
    const seen = (await store.findDraft(caseId))?.revision ?? 0;
    if (seen !== revision) return 'taken';
    const saved = { caseId, proposal, revision: revision + 1, paragraphs, savedAt: now().toISOString(), savedBy: by };
    return (await store.saveDraft(saved)) ? 'saved' : 'taken';
  });
}

async function proposalOf(trx: Knex, caseId: string): Promise<number | undefined> {
  return latestProposal({ history: (await createHistoryStore(trx).list(caseId)).map(letterEventOf) });
}

async function load(deps: LetterDeskDeps, caseId: string): Promise<Loaded | undefined> {
  const { row, organ } = await loadCase(deps, caseId);
  const letter = row.kind === 'request' ? replyLetterIn(draftOf(row)) : null;
  if (letter === null) return undefined;
  const entries = await createHistoryStore(deps.db.read).list(caseId);
  const proposed = entries.findLast(({ type }) => type === 'reply.proposed');
  if (proposed === undefined || proposed.provenance === 'inferred') return undefined;
  return { row, organ, entries, proposal: proposed.version, letter };
}

/** As it was generated, or would be, when the draft was submitted. */
function generatedAsk(deps: LetterDeskDeps, loaded: Loaded & { readonly state: string }): LetterAsk {
  const { entries, letter, proposal, state } = loaded;
  const submitted = state === 'drafting' ? undefined : after(entries, { type: 'reply.submitted', proposal });
  const history = submitted === undefined ? withNext(deps, loaded, 'reply.submitted') : upTo(entries, submitted);
  return { moment: momentOf(deps, loaded, history), one: { letter, documentNo: null, draft: null } };
}

/** As it went out, or would today. */
function shownAsk(deps: LetterDeskDeps, loaded: Loaded & { readonly text: readonly string[] }): LetterAsk {
  const { entries, letter, proposal, text } = loaded;
  const issued = after(entries, { type: 'reply.issued', proposal });
  const history = issued === undefined ? withNext(deps, loaded, 'reply.issued') : upTo(entries, issued);
  return { moment: momentOf(deps, loaded, history), one: { letter, documentNo: numberIn(issued), draft: text } };
}

function momentOf({ calendar }: LetterDeskDeps, { row, organ }: Loaded, history: readonly LetterEvent[]): LetterAsk['moment'] {
  return { draft: draftOf(row), history, organ, calendar: calendar() };
}

/** The history and the step that comes next, supposed for today. */
function withNext({ now }: LetterDeskDeps, { entries, row }: Loaded, type: string): readonly LetterEvent[] {
  const on = civilDateOfInstant(now());
  const next = { version: row.version + 1, type, on, recordedAt: now().toISOString(), data: {}, instance: null, actorName: '' };
  return [...entries.map(letterEventOf), next];
}

function upTo(entries: readonly HistoryRow[], last: HistoryRow): readonly LetterEvent[] {
  return entries.filter(({ version }) => version <= last.version).map(letterEventOf);
}

/** The last entry of a type since the proposal. */
function after(
  entries: readonly HistoryRow[],
  { type, proposal }: { readonly type: string; readonly proposal: number },
): HistoryRow | undefined {
  return entries.findLast((entry) => entry.type === type && entry.version > proposal);
}

function numberIn(issued: HistoryRow | undefined): string | null {
  const [letter] = Array.isArray(issued?.data.letters) ? (issued.data.letters as { readonly number?: unknown }[]) : [];
  return typeof letter?.number === 'string' ? letter.number : null;
}
