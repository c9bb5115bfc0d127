import { DECISIONS, isDecisionCode } from '../../law/decision-codes.ts';
import type { FieldProblem } from '../../law/errors.ts';
import { type FeeMethod, feeOf, itemFeesTotal } from '../../law/fees.ts';
import type { Actor } from '../../law/roles.ts';
import { DATA_PREFIX, firstValue, type RawForm } from '../forms/raw-form.ts';
import { inEachLanguage } from '../language.ts';
import { caseFileList } from '../pages/case-file-list.ts';
import { caseTexts } from '../texts/case.ts';
import type { WebDeps } from '../web-deps.ts';

/** A posted form with what the system fills in, and what it has to say about it. */
export interface CompletedForm {
  readonly raw: RawForm;
  readonly problems: readonly FieldProblem[];
}

interface CompleteAsk {
  readonly caseId: string;
  readonly type: string;
  readonly raw: RawForm;
  readonly actor: Actor;
  /** Of the person who records; null for people of no organ. */
  readonly organId: number | null;
}

type Deps = Pick<WebDeps, 'engine' | 'desk'>;

/** Fills in what the form need not ask: the name of the handler, the article of a code, the amount of a fee, the list of an archive. What was typed stays. */
export async function completeStep(deps: Deps, ask: CompleteAsk): Promise<CompletedForm> {
  switch (ask.type) {
    case 'handler.assigned':
      return withHandler(deps, ask);
    case 'reply.proposed':
      return withBasis(deps, ask);
    case 'fee.notified':
      return withAmount(deps, ask);
    case 'case.archived':
      return withFileList(deps, ask);
    default:
      return { raw: ask.raw, problems: [] };
  }
}

/** Name and unit come from the account that was chosen, whatever the form sent. */
async function withHandler(deps: Deps, { raw, organId }: CompleteAsk): Promise<CompletedForm> {
  const chosen = typed(raw, 'user');
  const person = (await deps.desk.people(organId)).find(({ id }) => id === chosen);
  if (person === undefined) return { raw, problems: [{ field: 'user', ...inEachLanguage(() => caseTexts.person.unknown) }] };
  return { raw: withValues(raw, { name: person.name, unit: person.unit ?? '' }), problems: [] };
}

async function withBasis(deps: Deps, { caseId, raw, actor }: CompleteAsk): Promise<CompletedForm> {
  const code = typed(raw, 'decisionCode');
  if (typed(raw, 'basis') !== '' || !isDecisionCode(code)) return { raw, problems: [] };
  const { clock } = await deps.engine.casePage(caseId, actor);
  return { raw: withValues(raw, { basis: DECISIONS[code].basis[clock.regime ?? 'R2019'] }), problems: [] };
}

async function withFileList(deps: Deps, { caseId, raw, actor }: CompleteAsk): Promise<CompletedForm> {
  if (typed(raw, 'fileList') !== '') return { raw, problems: [] };
  return { raw: withValues(raw, { fileList: caseFileList(await deps.engine.casePage(caseId, actor)) }), problems: [] };
}

/** More items of one applicant in one month than any organ has seen. */
const MAX_EARLIER = 1000;

/**
 * The amount by the tariff. Left empty it is filled in and given back to be looked at; typed in it must be one that the tariff knows: how many
 * items came before in the month the officer knows better than the register of names.
 */
async function withAmount(deps: Deps, { caseId, raw, actor }: CompleteAsk): Promise<CompletedForm> {
  const method = typed(raw, 'method');
  const count = Number(typed(raw, 'count').normalize('NFKC'));
  if ((method !== 'perItem' && method !== 'perPage') || !Number.isSafeInteger(count) || count < 1 || count > 1e6)
    return { raw, problems: [] };
  const earlier = await deps.desk.earlierInMonth(caseId);
  const request =
    method === 'perPage'
      ? ({ method, pages: count } as const)
      : ({ method, fromOrdinal: earlier + 1, toOrdinal: earlier + count } as const);
  const fee = feeOf(request, await earlierMethod(deps, { caseId, actor }));
  if (fee.result === 'methodSwitched') return { raw, problems: [{ field: 'method', ...fee.text }] };
  const amount = typed(raw, 'yuan').normalize('NFKC');
  if (amount === '') {
    if (fee.yuan === 0) return { raw, problems: [{ field: 'yuan', ...inEachLanguage(() => caseTexts.fee.nothing) }] };
    const words = inEachLanguage(() => caseTexts.fee.computed(fee.yuan));
    return { raw: withValues(raw, { yuan: String(fee.yuan) }), problems: [{ field: 'yuan', ...words }] };
  }
  if (method === 'perItem' && !isItemAmount(Number(amount), count)) {
    return { raw, problems: [{ field: 'yuan', ...inEachLanguage(() => caseTexts.fee.wrong(fee.yuan)) }] };
  }
  return { raw, problems: [] };
}

function isItemAmount(yuan: number, count: number): boolean {
  if (!(yuan > 0)) return false;
  for (let earlier = 0; earlier <= MAX_EARLIER; earlier += 1) {
    const total = itemFeesTotal(earlier + 1, earlier + Math.min(count, MAX_EARLIER));
    if (total === yuan) return true;
    if (total > yuan) return false;
  }
  return false;
}

/** One application is never charged by both methods: the first notice decides. */
async function earlierMethod(deps: Deps, { caseId, actor }: { readonly caseId: string; readonly actor: Actor }): Promise<FeeMethod | null> {
  const { history } = await deps.engine.casePage(caseId, actor);
  const method = history.find((line) => line.type === 'fee.notified')?.data.method;
  return method === 'perItem' || method === 'perPage' ? method : null;
}

function typed(raw: RawForm, name: string): string {
  return firstValue(raw, DATA_PREFIX + name);
}

function withValues(raw: RawForm, values: Readonly<Record<string, string>>): RawForm {
  return {
    ...raw,
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [DATA_PREFIX + name, value === '' ? [] : [value]])),
  };
}
