import { randomUUID } from 'node:crypto';
import type { CivilDate } from '../../law/civil-date.ts';
import type { Fact } from '../../law/fact.ts';
import type { Actor } from '../../law/roles.ts';
import type { CaseStep, OrganRow } from '../../store/rows.ts';
import { applyFact } from '../apply-fact.ts';
import { emptyDraft } from '../case-draft.ts';
import { buildStep, type CommitContext } from '../commit-batch.ts';
import type { CatalogueLine } from './import-table.ts';

interface StepAsk {
  readonly organ: OrganRow;
  readonly actor: Actor;
  readonly context: CommitContext;
  /** Of the import, kept with the first entry. */
  readonly importId: string;
}

/** The history of an item that was published before it came here. `line.data` has its index number. */
export function stepOfLine(line: CatalogueLine, { organ, actor, context, importId }: StepAsk): CaseStep {
  const { calendar } = context;
  const draft = factsOf(line).reduce((before, fact, i) => {
    const extra = i === 0 ? { importId, line: line.line, ...(line.sheet === '' ? {} : { sheet: line.sheet }) } : null;
    const applied = applyFact(before, { fact, actorId: actor.id, calendar, extra });
    if (applied.result !== 'taken') throw new Error(`The chart of publications refuses ${fact.type}`);
    return applied.draft;
  }, emptyDraft('publication'));
  const birth = { organId: organ.id, parentCaseId: null, kind: 'publication' } as const;
  return buildStep({ draft, row: undefined, caseId: randomUUID(), organ, birth, actor, context });
}

/** What was published had passed its review: that is implied, not stated, and marked so. */
function factsOf({ createdOn, publishedOn, channels, link, data }: CatalogueLine): readonly Fact[] {
  const inferred = { type: 'publication.cleared', on: publishedOn, data: {}, inferred: true } as const;
  return [
    { type: 'publication.created', on: createdOn, data },
    inferred,
    ...channels.map((channel, i) => published({ on: publishedOn, channel, link: i === placeOfLink(channels) ? link : null })),
  ];
}

interface Shown {
  readonly on: CivilDate;
  readonly channel: string;
  readonly link: string | null;
}

function published({ on, channel, link }: Shown): Fact {
  return { type: 'publication.published', on, data: { channel, ...(link === null ? {} : { link }) } };
}

/** The address goes with the website, where there is one. */
function placeOfLink(channels: readonly string[]): number {
  return Math.max(0, channels.indexOf('website'));
}
