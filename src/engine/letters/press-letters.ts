import type { Knex } from 'knex';
import type { WorkingDayCalendar } from '../../law/calendar.ts';
import { isDecisionCode } from '../../law/decision-codes.ts';
import { StepRefusedError } from '../../law/errors.ts';
import type { Fact } from '../../law/fact.ts';
import type { LetterId } from '../../law/letter-ids.ts';
import { replyLetterOf } from '../../law/letters.ts';
import { createCaseStore } from '../../store/case-store.ts';
import { createHistoryStore } from '../../store/history-store.ts';
import { createLetterStore } from '../../store/letter-store.ts';
import type { OrganRow } from '../../store/rows.ts';
import type { CaseDraft } from '../case-draft.ts';
import type { NumberedLetter } from '../numbering.ts';
import { type LetterMoment, letterEventOf, type OneLetter } from './letter-facts-of.ts';
import { draftDigest, type LetterPress, type MadeLetter } from './letter-press.ts';
import { papersOf } from './letters-of-event.ts';
import { remadeAsk } from './remade-letter.ts';

/** An event that was taken and is not recorded yet. */
export interface TakenMoment {
  /** With the event taken. */
  readonly draft: CaseDraft;
  readonly fact: Fact;
  readonly actorName: string;
  readonly organ: OrganRow;
  readonly caseId: string;
  /** Of the entry that the event becomes. */
  readonly version: number;
  readonly calendar: WorkingDayCalendar;
  /** UTC instant. */
  readonly recordedAt: string;
}

export interface PressJob extends TakenMoment {
  readonly press: LetterPress;
  readonly numbered: readonly NumberedLetter[];
  /** Takes what was made as it is made, so that it can be forgotten whatever happens next. */
  readonly collect: MadeLetter[];
}

export interface Pressed {
  /** Goes into the entry: the digests of what was made, and of a draft that was submitted. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly made: readonly MadeLetter[];
}

/** A letter to be made, and the moment it is made of. */
export interface LetterAsk {
  readonly moment: Omit<LetterMoment, 'letterhead'>;
  readonly one: OneLetter;
}

const NOTHING: Pressed = { data: {}, made: [] };

/** Makes the letters of an event within the transaction that records it: entry and letters are there together or not at all. */
export async function pressLetters(trx: Knex, job: PressJob): Promise<Pressed> {
  const { fact, numbered } = job;
  if (fact.type === 'reply.submitted') return pinDraft(trx, job);
  const asks = await lettersToMake(trx, job, [
    ...numbered.map(({ letter, number }) => ({ letter, number })),
    ...papersOf(fact).map((letter) => ({ letter, number: null })),
  ]);
  const made: MadeLetter[] = [];
  for (const ask of asks) {
    const one = await job.press.make(trx, { ...ask, madeAt: job.recordedAt });
    made.push(one);
    job.collect.push(one);
  }
  return made.length === 0 ? NOTHING : { data: proofsOf(made, fact.type), made };
}

/** What the event's letters are made of. `db` may be a transaction. */
export async function lettersToMake(
  db: Knex,
  taken: TakenMoment,
  letters: readonly { readonly letter: LetterId; readonly number: string | null }[],
): Promise<readonly LetterAsk[]> {
  if (letters.length === 0) return [];
  if (taken.fact.type === 'document.remade') return [await remadeAsk(db, taken)];
  const moment = await momentOf(db, taken);
  const reply = taken.fact.type === 'reply.issued' ? await approvedDraft(db, { caseId: taken.caseId, moment }) : null;
  return letters.map(({ letter, number }) => {
    const draft = letter.startsWith('REPLY_') ? reply : null;
    return { moment, one: { letter, documentNo: number, draft } };
  });
}

/** Numbered letters keep their place in `letters`; papers of the file stand beside them. */
function proofsOf(made: readonly MadeLetter[], type: string): Readonly<Record<string, unknown>> {
  const proofs = made.map(({ proof }) => proof);
  // A letter made again bears the number of the one that went out: it is no further letter of that number.
  const isLetter = (proof: MadeLetter['proof']): boolean => proof.number !== null && type !== 'document.remade';
  const [letters, papers] = [proofs.filter(isLetter), proofs.filter((proof) => !isLetter(proof))];
  return { ...(letters.length === 0 ? {} : { letters }), ...(papers.length === 0 ? {} : { papers }) };
}

/** The case as it is once the event is recorded. */
export async function momentOf(db: Knex, job: TakenMoment): Promise<LetterAsk['moment']> {
  const { draft, fact, caseId, version, organ, calendar } = job;
  const earlier = version === 1 ? [] : (await createHistoryStore(db).list(caseId)).map(letterEventOf);
  const { type, on, data, instance = null } = fact;
  const now = { version, type, on, data, instance, recordedAt: job.recordedAt, actorName: job.actorName };
  return { draft, history: [...earlier, now], organ, calendar };
}

/** What is submitted is kept as it is: nobody edits it any more, and its digest stands in the entry. Whoever saves meanwhile waits, and is late. */
async function pinDraft(trx: Knex, job: PressJob): Promise<Pressed> {
  await createCaseStore(trx).lock(job.caseId);
  const moment = await momentOf(trx, job);
  const proposal = latestProposal(moment);
  const letter = replyLetterIn(job.draft);
  if (proposal === undefined || letter === null) return NOTHING;
  const store = createLetterStore(trx);
  const saved = await store.findDraft(job.caseId);
  if (saved?.proposal === proposal) return { data: { draft: draftDigest(saved.paragraphs) }, made: [] };
  const printed = await job.press.print(trx, { moment, one: { letter, documentNo: null, draft: null }, madeAt: job.recordedAt });
  const paragraphs = printed.content.body;
  const revision = (saved?.revision ?? 0) + 1;
  await store.saveDraft({ caseId: job.caseId, proposal, revision, paragraphs, savedAt: job.recordedAt, savedBy: job.actorName });
  return { data: { draft: draftDigest(paragraphs) }, made: [] };
}

/** @throws {StepRefusedError} when the text is not the one that was approved. */
async function approvedDraft(
  trx: Knex,
  { caseId, moment }: { readonly caseId: string; readonly moment: LetterAsk['moment'] },
): Promise<readonly string[] | null> {
  const approved = moment.history.findLast(({ type }) => type === 'reply.submitted')?.data.draft;
  if (typeof approved !== 'string') return null; // submitted before letters were made here
  const saved = await createLetterStore(trx).findDraft(caseId);
  if (saved !== undefined && draftDigest(saved.paragraphs) === approved) return saved.paragraphs;
  throw new StepRefusedError({
    rule: 'guard',
    basis: '2019年条例第四十五条',
    text: {
      zh: '答复书稿与提交审核、签发的不一致，不能编号用印。请退回拟稿后重新提交。',
      en: 'The text differs from the one that was reviewed and approved: it cannot be issued. Return the draft and submit it again.',
    },
  });
}

/** Version of the proposal that the draft in hand belongs to. */
export function latestProposal({ history }: Pick<LetterMoment, 'history'>): number | undefined {
  return history.findLast(({ type }) => type === 'reply.proposed')?.version;
}

/** The reply that the case is about to get, by its decision code. */
export function replyLetterIn(draft: CaseDraft): LetterId | null {
  const code = draft.charts.main.snapshot.context.decisionCode;
  const { regime } = draft.clock;
  return isDecisionCode(code) && regime !== null ? (replyLetterOf(code, regime)?.id ?? null) : null;
}
