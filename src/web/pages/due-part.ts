import type { CivilDate } from '../../law/civil-date.ts';
import { sayLabel } from '../language.ts';
import { caseTexts } from '../texts/case.ts';
import type { CasePageData, DueMove, WebDeps } from '../web-deps.ts';
import { type DueLine, dueLine } from './due-line.ts';
import type { ActionLink } from './limits-part.ts';
import { allSteps, type StepsPart, stepHref } from './steps-part.ts';

/** A due day with the event that made it. */
export interface DueDay {
  readonly on: string;
  readonly because: string;
}

/** By when a reply is due, how that day came about, and what can be done about it. */
export interface DuePart extends DueLine {
  readonly first: DueDay | null;
  /** Null when it is still the first. */
  readonly current: DueDay | null;
  /** "n of N working days counted"; null before the clock runs. */
  readonly counted: string | null;
  readonly actions: readonly ActionLink[];
}

interface DueAsk {
  readonly data: Pick<CasePageData, 'clock' | 'dueHistory' | 'kind'>;
  readonly today: CivilDate;
  readonly steps: StepsPart;
  readonly findEvent: WebDeps['findEvent'];
}

/** Null for streams without a reply clock: publications, complaints, corrections of records. */
export function duePart({ data, today, steps, findEvent }: DueAsk): DuePart | null {
  if (data.kind !== 'request') return null;
  const { clock, dueHistory } = data;
  const line = dueLine(clock, today);
  const [first, current] = [dueHistory[0], dueHistory.at(-1)];
  const { countedWorkingDays: counted, remainingWorkingDays: remaining } = clock;
  return {
    ...line,
    first: first === undefined ? null : dueDay(first, findEvent),
    current: current === undefined || current.dueOn === first?.dueOn || clock.dueOn === null ? null : dueDay(current, findEvent),
    counted: counted === null || remaining === null ? null : caseTexts.due.counted(counted, counted + remaining),
    actions: actionsFor(line, { clock, steps }),
  };
}

function dueDay({ dueOn, because, on }: DueMove, findEvent: WebDeps['findEvent']): DueDay {
  const definition = findEvent(because);
  return { on: dueOn, because: caseTexts.due.because(definition === undefined ? because : sayLabel(definition.label), on) };
}

const EXTENDING = ['period.extended', 'reply.deferred'];
const REPLYING = ['reply.served', 'reply.issued', 'reply.approved', 'legal.approved', 'reply.submitted', 'reply.proposed'];
const CONFIRMING = ['receipt.confirmed'];
const ANSWERING = ['correction.received', 'fee.paid', 'thirdParty.replied', 'organ.replied'];

/** The warning leads to what answers it: a pressing day to the reply or the extension, a standing clock to the answer it waits for. */
function actionsFor(
  line: DueLine,
  { clock, steps }: { readonly clock: CasePageData['clock']; readonly steps: StepsPart },
): readonly ActionLink[] {
  const pressing = clock.state === 'running' && (line.tone === 'soon' || line.tone === 'late');
  const types = pressing
    ? [...REPLYING, ...(line.tone === 'late' ? [] : EXTENDING)]
    : clock.state === 'notStarted'
      ? CONFIRMING
      : clock.state === 'paused' || clock.state === 'suspended'
        ? ANSWERING
        : [];
  const forms = allSteps(steps);
  return types.flatMap((type) => {
    const step = forms.find((form) => form.type === type && form.instance === null);
    return step === undefined ? [] : [{ href: stepHref(step), label: caseTexts.due.act(step.label) }];
  });
}
