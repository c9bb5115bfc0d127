import { z } from 'zod';
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
    actor: z.string().describe('name of staff; of others what they are'),
    provenance: z.string(),
    hasAssumed: z.boolean(),
    rules: z.array(z.string()).describe('that the entry breaks'),
  })
  .meta({ id: 'FoundEntry' });

export const replayed = z
  .object({
    version: number.describe('the entry that made it what it was; 0: nothing was there yet'),
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

const rows = z.array(z.object({ key: z.string().nullable(), count: number, of: number.nullable() }));

export const oversight = z
  .object({
    from: civilDay,
    to: civilDay,
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
      .describe('of the newest run that ended'),
  })
  .meta({ id: 'Integrity' });

export const seal = z.looseObject({}).meta({ id: 'SealedHeads' });
