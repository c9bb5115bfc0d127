import type { ConversionTask } from '../../../engine/publications/conversion.ts';
import type { ConversionDecision } from '../../../store/conversion-store.ts';
import { wallClock } from '../../format.ts';
import type { ErrorLine } from '../../forms/form-errors.ts';
import type { Frame } from '../../frame.ts';
import { publicationTaskTexts } from '../../texts/publication-tasks.ts';
import { texts } from '../../texts.ts';

export interface ConversionView {
  readonly key: string;
  /** Of its inputs. */
  readonly id: string;
  readonly title: string;
  readonly count: string;
  readonly hidden: string | null;
  readonly cases: readonly { readonly href: string; readonly label: string }[];
  readonly typedTitle: string;
  readonly typedReason: string;
  readonly titleError: string | null;
  readonly reasonError: string | null;
}

export interface ConversionsPage {
  readonly frame: Frame;
  readonly errors: readonly ErrorLine[];
  readonly tasks: readonly ConversionView[];
  readonly suggestionsHref: string | null;
  readonly decided: readonly {
    readonly at: string;
    readonly decision: string;
    readonly by: string;
    readonly reason: string;
    readonly href: string | null;
  }[];
}

/** A form that was refused. */
export interface ConversionAttempt {
  readonly key: string;
  readonly title: string;
  readonly reason: string;
  readonly field: 'title' | 'reason';
  readonly text: string;
}

interface ConversionParts {
  readonly tasks: readonly ConversionTask[];
  readonly decided: readonly ConversionDecision[];
  readonly attempt: ConversionAttempt | null;
  readonly maySuggest: boolean;
}

export function conversionsPage(frame: Frame, { tasks, decided, attempt, maySuggest }: ConversionParts): ConversionsPage {
  const words = publicationTaskTexts.conversions;
  const views = tasks.map((task, index) =>
    viewOf(task, { id: `conversion-${index + 1}`, attempt: attempt?.key === task.infoKey ? attempt : null }),
  );
  const failed = views.find(({ titleError, reasonError }) => titleError !== null || reasonError !== null);
  return {
    frame,
    errors: attempt === null || failed === undefined ? [] : [{ text: attempt.text, href: `#${failed.id}-${attempt.field}` }],
    tasks: views,
    suggestionsHref: maySuggest ? '/suggestions' : null,
    decided: decided.map(({ decidedAt, decision, decidedByName, reason, publicationId }) => ({
      at: wallClock(decidedAt),
      decision: words.decisions[decision],
      by: decidedByName,
      reason: reason ?? '',
      href: publicationId === null ? null : `/cases/${encodeURIComponent(publicationId)}`,
    })),
  };
}

function viewOf(
  { infoKey, count, cases }: ConversionTask,
  { id, attempt }: { readonly id: string; readonly attempt: ConversionAttempt | null },
): ConversionView {
  const words = publicationTaskTexts.conversions;
  const hidden = count - cases.length;
  const title = cases.find((one) => one.title !== null)?.title ?? infoKey;
  return {
    key: infoKey,
    id,
    title,
    count: words.count(count),
    hidden: hidden > 0 ? words.hidden(hidden) : null,
    cases: cases.map(({ caseId, caseNo, deliveredOn }) => ({
      href: `/cases/${encodeURIComponent(caseId)}`,
      label: `${caseNo ?? texts.queue.noNumber} ${deliveredOn}`,
    })),
    typedTitle: attempt?.title ?? title,
    typedReason: attempt?.reason ?? '',
    titleError: attempt?.field === 'title' ? attempt.text : null,
    reasonError: attempt?.field === 'reason' ? attempt.text : null,
  };
}
