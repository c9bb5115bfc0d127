import { z } from 'zod';
import { inBoth } from '../in-both.ts';
import { clockAnswer } from './case.ts';
import { bilingual, civilDay, instant } from './common.ts';

const number = z.number().int();

export const entry = z
  .object({
    caseId: z.string(),
    caseNo: z.string().nullable(),
    unit: z.string().nullable(),
    decisionCode: z.string().nullable(),
    version: number,
    type: z.string(),
    effectiveOn: civilDay,
    recordedAt: instant,
    actorKind: z.string(),
    actorId: z.string(),
    actor: z.string().describe(inBoth('工作人员写姓名，其他人写身份', 'name of staff; of others what they are')),
    provenance: z.string(),
    hasAssumed: z.boolean(),
    rules: z.array(z.string()).describe(inBoth('该记录违反的规则', 'that the entry breaks')),
  })
  .meta({ id: 'FoundEntry' });

export const replayed = z
  .object({
    version: number.describe(
      inBoth('使它成为这样的那条记录；0 表示当时还没有记录', 'the entry that made it what it was; 0: nothing was there yet'),
    ),
    asOf: civilDay,
    calendarVersion: z.string(),
    handler: z.string().nullable(),
    entries: z.array(z.object({ version: number, type: z.string(), on: civilDay })),
    charts: z.array(z.object({ id: z.string(), machine: z.string(), state: z.unknown() })),
    clock: clockAnswer,
    recordedDue: z.object({ dueOn: civilDay, calendar: z.string(), version: number }).nullable(),
    breaches: z.array(z.object({ rule: z.string(), event: z.string(), message: z.string() })),
  })
  .meta({ id: 'ReplayedCase' });

export const reading = z
  .object({
    id: z.string(),
    caseId: z.string(),
    caseNo: z.string().nullable(),
    userId: z.string(),
    userName: z.string(),
    readAt: instant,
    what: z.string(),
    detail: z.string().nullable(),
  })
  .meta({ id: 'FoundReading' });

const overdueCase = z.object({
  caseId: z.string(),
  caseNo: z.string().nullable(),
  dueOn: civilDay,
  workingDays: number.describe(inBoth('逾期的工作日数', 'working days since the due day')),
  unit: z.string().nullable(),
  assignedTo: z.string().nullable(),
});

const rows = z.array(z.object({ key: z.string().nullable(), count: number, of: number.nullable() }));

export const oversight = z
  .object({
    from: civilDay,
    to: civilDay,
    overdue: z
      .array(overdueCase)
      .describe(
        inBoth(
          '已经逾期、尚未答复的申请，逾期最长的在前；以今天为准，与所查期间无关',
          'overdue and not answered, the longest first; as of today, whatever the period',
        ),
      ),
    ended: number,
    extended: number,
    massActions: number,
    overrides: number,
    lateConfirmations: number,
    reassignments: number,
    voided: number,
    extendedByUnit: rows,
    extendedByHandler: rows,
    extensionsByPerson: rows,
    repliesByMargin: rows,
    extensionsByMargin: rows,
    breachesByRule: rows,
  })
  .meta({ id: 'Oversight' });

export const statistics = z
  .object({
    from: civilDay,
    to: civilDay,
    rows: z.array(
      z.object({
        month: z.string(),
        channel: z.string(),
        applicantClass: z.string().nullable(),
        decision: z.string().nullable(),
        received: number,
        closed: number,
        inTime: number,
        late: number,
        workingDays: number,
      }),
    ),
    durations: z.record(z.string(), number),
  })
  .meta({ id: 'Statistics' });

export const auditEntry = z
  .object({
    seq: number,
    recordedAt: instant,
    kind: z.string(),
    actorKind: z.string(),
    actorId: z.string().nullable(),
    actorName: z.string().nullable(),
    subject: z.string().nullable(),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });

export const integrity = z
  .object({
    runs: z.array(
      z.object({
        runOn: civilDay,
        startedAt: instant,
        finishedAt: instant.nullable(),
        cases: number,
        entries: number,
        letters: number,
        faults: number,
      }),
    ),
    faults: z
      .array(
        z.object({
          kind: z.string(),
          caseId: z.string().nullable(),
          caseName: z.string().nullable(),
          entry: number.nullable(),
          letter: z.string().nullable(),
          text: bilingual,
        }),
      )
      .describe(inBoth('最近一次完成的核验所发现的', 'of the newest run that ended')),
  })
  .meta({ id: 'Integrity' });

const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const seal = z
  .strictObject({
    format: z.string(),
    formatVersion: z.number().int(),
    on: civilDay,
    sealedAt: instant,
    cases: z.number().int(),
    digest: digest.describe(inBoth('各案件链首清单的 SHA-256', 'SHA-256 of the list of the heads of all cases')),
    auditLog: z.object({ entries: z.number().int(), hash: digest.nullable() }),
    previous: digest.nullable().describe(inBoth('前一次封存记录的摘要', 'hash of the record before')),
    hash: digest,
  })
  .meta({ id: 'SealedHeads' });

export const sealedDay = z.object({ on: civilDay, sealedAt: instant, cases: z.number().int(), hash: digest }).meta({ id: 'SealedDay' });
