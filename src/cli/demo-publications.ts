import type { Engine } from '../engine/engine.ts';
import { addDays } from '../law/civil-date.ts';
import type { Actor } from '../law/roles.ts';

interface DemoPublication {
  readonly title: string;
  readonly documentNo?: string;
  /** Item of article 20. */
  readonly category: string;
  readonly summary: string;
  /** Calendar days since it was created. */
  readonly daysAgo: number;
  readonly published: boolean;
}

/** Two that the public form suggests to people who ask for them, and one that still waits for its secrecy review. */
const PUBLICATIONS: readonly DemoPublication[] = [
  {
    title: '【演示】某区2026年度国有建设用地供应计划',
    documentNo: '某政发〔2026〕3号',
    category: 'item3',
    summary: '年度供地总量、结构、布局和重点项目用地安排。',
    daysAgo: 40,
    published: true,
  },
  {
    title: '【演示】某区老旧小区改造项目清单及资金安排',
    category: 'item10',
    summary: '改造小区名称、改造内容、预算资金和完成时间。',
    daysAgo: 25,
    published: true,
  },
  {
    title: '【演示】某区集体土地征收补偿标准',
    category: 'item1',
    summary: '区片综合地价和地上附着物补偿标准。',
    daysAgo: 6,
    published: false,
  },
];

interface Office {
  readonly organId: number;
  readonly officer: Actor;
  readonly secrecyReviewer: Actor;
}

/** @returns how many. */
export async function addDemoPublications(engine: Engine, { organId, officer, secrecyReviewer }: Office): Promise<number> {
  for (const { daysAgo, published, ...data } of PUBLICATIONS) {
    const on = addDays(engine.today(), -daysAgo);
    const { caseId, version } = await engine.open({ type: 'publication.created', on, organId, data }, officer);
    if (!published) continue;
    const cleared = { type: 'publication.cleared', on: addDays(on, 3), data: {} };
    const review = await engine.record(caseId, cleared, { actor: secrecyReviewer, expectedVersion: version });
    const shown = { type: 'publication.published', on: addDays(on, 5), data: { channel: 'website' } };
    await engine.record(caseId, shown, { actor: officer, expectedVersion: review.version });
  }
  return PUBLICATIONS.length;
}
