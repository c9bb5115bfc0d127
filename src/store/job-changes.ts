import { isDeepStrictEqual } from 'node:util';
import type { JobRow, PendingJob } from './rows.ts';

type NewJob = JobRow & { readonly createdAt: string };

interface StepOfJobs {
  readonly jobs: readonly JobRow[];
  readonly jobsBefore: readonly PendingJob[];
  readonly caseRow: { readonly updatedAt: string };
}

export interface JobChanges {
  /** Ids of the jobs that are pending no longer. */
  readonly dropped: readonly number[];
  /** Jobs that are new, or will do something else than before under the same key. */
  readonly put: readonly NewJob[];
}

/** What differs between the jobs before and after; nothing for most events, which then need no statement. */
export function changesOfJobs(steps: readonly StepOfJobs[]): JobChanges {
  const dropped: number[] = [];
  const put: NewJob[] = [];
  for (const { jobs, jobsBefore, caseRow } of steps) {
    const before = new Map(jobsBefore.map((job) => [keyOf(job), job]));
    const after = new Map(jobs.map((job) => [keyOf(job), job]));
    for (const [key, job] of before) if (!after.has(key)) dropped.push(job.id);
    for (const [key, job] of after) if (!isSame(before.get(key), job)) put.push({ ...job, createdAt: caseRow.updatedAt });
  }
  return { dropped, put };
}

function keyOf({ kind, instance, runOn }: JobRow): string {
  return JSON.stringify([kind, instance ?? '', runOn]);
}

function isSame(before: JobRow | undefined, after: JobRow): boolean {
  return before !== undefined && before.effectiveOn === after.effectiveOn && isDeepStrictEqual(before.data, after.data);
}
