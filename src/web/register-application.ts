import type { NewEvent } from '../engine/engine-types.ts';
import { createSubmitOnce } from '../engine/submit-once.ts';
import type { Actor } from '../law/roles.ts';
import { isGivenBack } from './routes/record-posted.ts';
import { intakeTexts } from './texts/intake.ts';
import { recordWithFiles } from './uploads/claim-files.ts';
import type { CasePageData, WebDeps } from './web-deps.ts';

type RegisterDeps = Pick<WebDeps, 'db' | 'now' | 'engine'>;

interface Registration {
  readonly event: NewEvent;
  /** The confirmation with the applicant, or the attempts at it; null when nothing was told. */
  readonly receipt: NewEvent | null;
  readonly organId: number;
  readonly actor: Actor;
  /** Whose the uploaded files are. */
  readonly owner: string;
  /** Of the form; empty for programs, which send no form twice. */
  readonly token: string;
}

export interface Registered {
  readonly caseId: string;
  readonly data: CasePageData;
  /** What the person is told beside that it is registered. */
  readonly notices: readonly string[];
}

/**
 * Opens the case of an application and records what was told of the confirmation. A form that is sent twice opens one case, and records the
 * confirmation if the first sending broke off before it.
 */
export async function registerApplication(deps: RegisterDeps, registration: Registration): Promise<Registered> {
  const { receipt, actor } = registration;
  const opened = await openOnce(deps, registration);
  const notices = opened.repeated ? [opened.changed ? intakeTexts.saved.changed : intakeTexts.saved.repeated] : [];
  const { caseId } = opened;
  const data = await deps.engine.casePage(caseId, actor);
  if (receipt === null || opened.changed || !awaitsReceipt(data)) return { caseId, data, notices: [...notices, daysOf(data)] };
  try {
    await deps.engine.record(caseId, receipt, { actor, expectedVersion: data.version });
    const recorded = await deps.engine.casePage(caseId, actor);
    return { caseId, data: recorded, notices: [...notices, daysOf(recorded)] };
  } catch (error) {
    // The application is in; what the law says against the confirmation is told on the case page, where it can be recorded.
    if (!isGivenBack(error)) throw error;
    return { caseId, data, notices: [...notices, intakeTexts.saved.receiptRefused] };
  }
}

/** Nothing but the arrival stands in the history: nobody recorded a confirmation or an attempt meanwhile. */
function awaitsReceipt({ clock, history }: CasePageData): boolean {
  return clock.receivedOn === null && history.length === 1;
}

async function openOnce(deps: RegisterDeps, registration: Registration) {
  const { event, organId, actor, owner, token } = registration;
  const open = (caseId?: string) =>
    recordWithFiles(deps, { data: event.data, owner, caseId: null }, () =>
      deps.engine.open({ ...event, organId, ...(caseId === undefined ? {} : { caseId }) }, actor),
    );
  if (token === '') return { caseId: (await open()).caseId, repeated: false, changed: false };
  return createSubmitOnce(deps)({ token, content: { organId, event, receipt: registration.receipt }, open });
}

function daysOf({ clock }: CasePageData): string {
  const { saved } = intakeTexts;
  return clock.receivedOn === null || clock.dueOn === null ? saved.unconfirmed : saved.received(clock.receivedOn, clock.dueOn);
}
