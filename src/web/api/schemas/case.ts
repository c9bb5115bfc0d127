import { z } from 'zod';
import { APPLICANT_CLASSES, CHANNELS } from '../../../law/channels.ts';
import { CASE_KINDS } from '../../../store/rows.ts';
import { inBoth } from '../in-both.ts';
import { civilDay, instant } from './common.ts';

export const clockStates = ['notStarted', 'running', 'paused', 'suspended', 'stopped'] as const;

const stretch = z
  .object({
    from: civilDay,
    to: civilDay,
    kind: z.enum(['counted', 'excluded']),
    workingDays: z.number().int(),
    causes: z.array(z.string()),
    basis: z.string(),
  })
  .meta({ id: 'Stretch' });

const clockBreach = z.object({ rule: z.string(), event: z.string(), message: z.string() }).meta({ id: 'ClockBreach' });

/** As `yishen clock` prints it (interfaces 2). */
export const clockAnswer = z
  .object({
    ref: z.string(),
    round: z.number().int(),
    regime: z.enum(['R2008', 'R2019']).nullable(),
    receivedOn: civilDay.nullable(),
    anchor: civilDay.nullable(),
    state: z.enum(clockStates),
    baseDueOn: civilDay.nullable(),
    dueOn: civilDay.nullable(),
    provisional: z.boolean().nullable(),
    countedWorkingDays: z.number().int().nullable(),
    remainingWorkingDays: z.number().int().nullable(),
    stoppedOn: civilDay.nullable(),
    inTime: z.boolean().nullable(),
    ledger: z.array(stretch).nullable(),
    breaches: z.array(clockBreach).nullable(),
  })
  .meta({ id: 'Clock' });

export const caseRow = z
  .object({
    id: z.string(),
    version: z.number().int(),
    kind: z.enum(CASE_KINDS),
    caseNo: z.string().nullable(),
    title: z.string().nullable(),
    applicantName: z.string().nullable(),
    applicantClass: z.enum(APPLICANT_CLASSES).nullable(),
    channel: z.enum(CHANNELS).nullable(),
    state: z
      .string()
      .describe(inBoth('主状态图所处的状态，例如 handling.examining', 'where the main chart stands, such as handling.examining')),
    waitingFor: z.string().nullable(),
    arrivedOn: civilDay.nullable(),
    receivedOn: civilDay.nullable(),
    clockState: z.enum(clockStates),
    firstDueOn: civilDay.nullable(),
    dueOn: civilDay.nullable(),
    countedWorkingDays: z.number().int().nullable(),
    remainingWorkingDays: z.number().int().nullable(),
    overdue: z.boolean(),
    provisional: z.boolean(),
    lateConfirmation: z.boolean(),
    breachCount: z.number().int(),
    assignedTo: z.string().nullable(),
    handler: z.string().nullable(),
    unit: z.string().nullable(),
    decisionCode: z.string().nullable(),
    repliedOn: civilDay.nullable(),
    closedOn: civilDay.nullable(),
  })
  .meta({ id: 'CaseRow' });

export const fileAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    bytes: z.number().int(),
    mediaType: z.string(),
    sha256: z.string(),
  })
  .meta({ id: 'File' });

const actor = z
  .object({
    kind: z.enum(['staff', 'machine', 'applicant', 'mailbox', 'clock', 'import']),
    id: z.string(),
    name: z.string(),
    apiKey: z
      .string()
      .optional()
      .describe(inBoth('工作人员办理时所用接口密钥的编号', 'id of the API key by which somebody of the staff acted')),
  })
  .meta({ id: 'Actor' });

/** Fields of an event as they were recorded: which there are follows from its type. */
const anyData = z.record(z.string(), z.unknown());

export const historyEntry = z
  .object({
    version: z.number().int(),
    type: z.string(),
    on: civilDay,
    recordedAt: instant,
    actor,
    data: anyData,
    instance: z.string().optional(),
    inferred: z.boolean(),
    assumed: z.array(z.string()),
    hash: z.string(),
  })
  .meta({ id: 'HistoryEntry' });

const step = z
  .object({
    type: z.string(),
    label: z.string(),
    basis: z.string(),
    instance: z.string().optional(),
    possible: z.boolean(),
    irreversible: z.boolean(),
    ownOperation: z.boolean().describe(inBoth('true 表示由另一个操作登记', 'true where another operation records it')),
    defaults: anyData.optional(),
    schema: anyData.optional().describe(inBoth('data 的 JSON Schema', 'JSON Schema of data')),
    refusal: z.object({ basis: z.string(), detail: z.string() }).optional(),
  })
  .meta({ id: 'Step' });

const limit = z
  .object({
    kind: z.string(),
    label: z.string(),
    fromOn: civilDay,
    lastDay: civilDay,
    basis: z.string(),
    ours: z.boolean(),
    doneOn: civilDay.nullable(),
    instance: z.string().optional(),
  })
  .meta({ id: 'Limit' });

const chart = z
  .object({ id: z.string(), machine: z.string(), state: z.unknown().describe(inBoth('XState 的状态值', 'XState state value')) })
  .meta({ id: 'Chart' });

const letter = z
  .object({
    version: z.number().int(),
    letter: z.string(),
    number: z.string().nullable(),
    title: z.string(),
    madeAt: instant,
    pdfFile: z.string(),
    docxFile: z.string(),
  })
  .meta({ id: 'Letter' });

export const caseAnswer = z
  .object({
    id: z.string(),
    version: z.number().int(),
    kind: z.enum(CASE_KINDS),
    organId: z.number().int(),
    organName: z.string(),
    caseNo: z.string().nullable(),
    title: z.string().nullable(),
    applicantName: z.string().nullable(),
    channel: z.enum(CHANNELS).nullable(),
    assignedTo: z.string().nullable(),
    unit: z.string().nullable(),
    parentCaseId: z.string().nullable(),
    children: z.array(z.object({ id: z.string(), caseNo: z.string().nullable(), title: z.string().nullable() })),
    clock: clockAnswer,
    dueHistory: z.array(z.object({ dueOn: civilDay, because: z.string(), on: civilDay, version: z.number().int() })),
    charts: z
      .array(chart)
      .describe(inBoth('第一个是案件本身，其余是它的各项程序', 'the first is that of the case, the others are its proceedings')),
    limits: z.array(limit),
    breaches: z.array(z.object({ rule: z.string(), event: z.string(), message: z.string() })),
    steps: z
      .array(step)
      .describe(
        inBoth('调用者现在可以登记的步骤，以及法律今天不允许的步骤', 'what the caller may record now, and what the law forbids today'),
      ),
    documents: z.array(
      z.object({
        kind: z.string(),
        year: z.number().int(),
        number: z.number().int(),
        text: z.string(),
        version: z.number().int(),
        voided: z.boolean(),
      }),
    ),
    letters: z.array(letter),
    files: z.array(fileAnswer),
  })
  .meta({ id: 'Case' });
