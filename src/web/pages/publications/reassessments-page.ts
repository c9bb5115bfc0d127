import type { Reassessment } from '../../../engine/publications/reassessments.ts';
import type { CivilDate } from '../../../law/civil-date.ts';
import type { Frame } from '../../frame.ts';
import { sayLabel } from '../../language.ts';
import { publicationTaskTexts } from '../../texts/publication-tasks.ts';
import { texts } from '../../texts.ts';
import type { WebDeps } from '../../web-deps.ts';

export interface ReassessmentsPage {
  readonly frame: Frame;
  readonly lead: string;
  readonly rows: readonly {
    readonly href: string;
    readonly title: string;
    readonly ground: string;
    readonly assessedOn: string;
    readonly dueOn: string;
    readonly overdue: boolean;
  }[];
}

interface ReassessmentParts {
  readonly due: readonly Reassessment[];
  readonly months: number;
  readonly today: CivilDate;
  readonly findEvent: WebDeps['findEvent'];
}

export function reassessmentsPage(frame: Frame, { due, months, today, findEvent }: ReassessmentParts): ReassessmentsPage {
  const grounds = findEvent('publication.exempted')?.fields.ground?.options ?? [];
  return {
    frame,
    lead: publicationTaskTexts.reassessments.lead(months),
    rows: due.map(({ item, assessedOn, dueOn }) => {
      const ground = grounds.find(({ value }) => value === item.entry.ground);
      return {
        href: `/cases/${encodeURIComponent(item.id)}#steps`,
        title: item.title ?? texts.queue.noTitle,
        ground: ground === undefined ? texts.none : sayLabel(ground.label),
        assessedOn,
        dueOn,
        overdue: dueOn < today,
      };
    }),
  };
}
