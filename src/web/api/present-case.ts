import type { HistoryLine, PossibleStep } from '../../engine/engine-types.ts';
import { filesIn } from '../../law/events/files-field.ts';
import { createLetterStore, type LetterRow } from '../../store/letter-store.ts';
import { cite } from '../cite.ts';
import { sayLabel } from '../language.ts';
import type { CasePageData, WebDeps } from '../web-deps.ts';
import { eventDataSchemaOf, RECORDABLE } from './event-input.ts';

const recordable = new Set(RECORDABLE.map(({ type }) => type));

/** A case as the API answers it: what its page shows, without what only pages need. */
export async function presentCase(deps: Pick<WebDeps, 'db'>, data: CasePageData) {
  const letters = await createLetterStore(deps.db.read).list(data.id);
  const { id, version, kind, organId, organName, caseNo, title, applicantName, channel, assignedTo, unit, parentCaseId } = data;
  return {
    ...{ id, version, kind, organId, organName, caseNo, title, applicantName, channel, assignedTo, unit, parentCaseId },
    children: data.children.map((child) => ({ id: child.id, caseNo: child.caseNo, title: child.title })),
    clock: presentClock(data.clock),
    dueHistory: data.dueHistory.map(({ dueOn, because, on, version: at }) => ({ dueOn, because, on, version: at })),
    charts: data.instances.map(({ id: instance, machine, value }) => ({ id: instance, machine, state: value })),
    limits: data.limits.map(({ label, basis, ...limit }) => ({
      kind: limit.kind,
      label: sayLabel(label),
      fromOn: limit.fromOn,
      lastDay: limit.lastDay,
      basis: cite(basis),
      ours: limit.ours,
      doneOn: limit.doneOn,
      ...(limit.instance === undefined ? {} : { instance: limit.instance }),
    })),
    breaches: data.breaches.map(({ rule, event, message }) => ({ rule, event, message: sayLabel(message) })),
    steps: data.steps.map(presentStep),
    documents: data.documents.map(({ kind: of, year, number, text, version: at, voidedAt }) => ({
      kind: of,
      year,
      number,
      text,
      version: at,
      voided: voidedAt !== null,
    })),
    letters: letters.map(presentLetter),
    files: filesOfHistory(data.history),
  };
}

/** The ledger names articles as the law is cited here; the rest is as `yishen clock` prints it. */
export function presentClock<C extends CasePageData['clock']>(clock: C) {
  return {
    ...clock,
    ledger: clock.ledger?.map((stretch) => ({ ...stretch, causes: [...stretch.causes] })) ?? null,
    breaches: clock.breaches?.map((breach) => ({ ...breach })) ?? null,
  };
}

function presentStep({ definition, instance, defaults, refusal }: PossibleStep) {
  const ours = recordable.has(definition.type);
  return {
    type: definition.type,
    label: sayLabel(definition.label),
    basis: cite(definition.article),
    ...(instance === undefined ? {} : { instance }),
    possible: refusal === undefined,
    irreversible: definition.irreversible === true,
    ownOperation: !ours,
    ...(defaults === undefined ? {} : { defaults: { ...defaults } }),
    ...(refusal === undefined && ours ? { schema: { ...eventDataSchemaOf(definition) } } : {}),
    ...(refusal === undefined ? {} : { refusal: { basis: cite(refusal.basis), detail: sayLabel(refusal.text) } }),
  };
}

function presentLetter({ version, letter, number, title, madeAt, pdfFile, docxFile }: LetterRow) {
  return { version, letter, number, title, madeAt, pdfFile, docxFile };
}

/** Every file that the history names, once. */
export function filesOfHistory(history: readonly HistoryLine[]) {
  const files = history.flatMap(({ data }) => filesIn(data).map(({ file }) => file));
  return [...new Map(files.map((file) => [file.id, file])).values()].map(({ id, name, bytes, mediaType, sha256 }) => ({
    id,
    name,
    bytes,
    mediaType,
    sha256,
  }));
}

export function presentLine({ actor, assumed, data, ...line }: HistoryLine) {
  return { ...line, actor: { ...actor }, assumed: [...assumed], data: { ...data } };
}
