import { z } from 'zod';
import { FINDING_LABELS } from '../../../engine/outgoing/finding.ts';
import { byNoKey } from '../../../engine/permission.ts';
import { InvalidInputError } from '../../../law/errors.ts';
import type { RawForm } from '../../forms/raw-form.ts';
import { inEachLanguage, say } from '../../language.ts';
import { type Checked, recordIfClean } from '../../routes/record-checked.ts';
import { apiTexts } from '../../texts/api.ts';
import { ApiProblem, type ApiProblemItem } from '../api-problem.ts';
import { setVersion } from '../etag.ts';
import { eventDataSchemaOf, FOR_PEOPLE, RECORDABLE, rawOfData } from '../event-input.ts';
import type { JsonSchema } from '../openapi/json-schema.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { itemsOf } from '../problem-of.ts';
import { dayInput } from '../schemas/common.ts';

/** What people alone may record is understood, to be refused with the reason. */
const TYPES = [...RECORDABLE, ...FOR_PEOPLE].map(({ type }) => type) as [string, ...string[]];

const eventBody = z.strictObject({
  type: z.enum(TYPES),
  on: dayInput,
  data: z.record(z.string(), z.unknown()).default({}),
  instance: z
    .string()
    .regex(/^[\w-]{1,60}$/)
    .optional(),
});

export const recorded = z.object({ caseId: z.string(), version: z.number().int() }).meta({ id: 'Recorded' });

/** Recording of events, by the way of the forms of pages. */
export const caseEventOperations = [
  defineOperation({
    id: 'recordEvent',
    method: 'post',
    path: '/cases/:id/events',
    tag: 'cases',
    summary: { zh: '登记一个事件', en: 'Record an event' },
    description: {
      zh: '每种事件的字段与页面上的表单相同。文件先上传（POST /files），再写文件编号。签发、退回等须由领导本人在页面上办理。要发给申请人的文件先自动检查，查出内容的，须由人在页面上决定。',
      en: 'Each event has the fields of its form on the page. Files are uploaded first (POST /files) and named by their ids. What a leader decides in person, such as signing, is done at the page. Files that would reach the applicant are looked into first; where something is found, a person decides at the page.',
    },
    scopes: ['cases:record'],
    ifMatch: true,
    etag: true,
    status: 201,
    body: eventBody,
    bodySchema: eventBodySchema,
    answer: recorded,
    handle: async ({ params, body, version }, context) => {
      const { id } = params as { id: string };
      const at = await recordOnce(context, { caseId: id, body, version });
      setVersion(context.res, at);
      context.res.set('Location', `/api/v1/cases/${id}/history`);
      return { caseId: id, version: at };
    },
    example: { body: { type: 'period.extended', on: '2026-03-12', data: { workingDays: 20, reason: '需要汇总多个科室的材料' } } },
  }),
];

interface Posted {
  readonly caseId: string;
  readonly body: z.output<typeof eventBody>;
  readonly version: number;
}

/** Sent again after it broke off, it goes on behind what is on record already. @returns the version of the case behind the event. */
async function recordOnce(context: ApiContext, { caseId, body, version }: Posted): Promise<number> {
  const { deps, req, res, once } = context;
  if (typeof once.done?.version === 'number') return once.done.version;
  for (const definition of FOR_PEOPLE) if (definition.type === body.type) throw byNoKey(definition);
  const definition = RECORDABLE.find(({ type }) => type === body.type);
  const data = rawOfData(definition?.fields ?? {}, body.data);
  if (data.result === 'invalid') throw new ApiProblem('INVALID_INPUT', { problems: data.problems });
  const from = typeof once.done?.checked === 'number' ? once.done.checked : version;
  const checked = await recordIfClean({ req, res }, deps, {
    caseId,
    raw: rawOf(body, data.raw, from),
    also: (trx, at) => once.keep(trx, { version: at.version }),
    alsoWithCheck: (trx, at) => once.keep(trx, { checked: at.version }),
  });
  if (checked.result === 'recorded') return checked.version;
  throw refusalOf(checked);
}

/** A program that calls means it: it is asked for no confirmation. */
function rawOf({ type, on, instance }: Posted['body'], data: RawForm, version: number): RawForm {
  return { ...data, type: [type], on: [on], version: [String(version)], confirmed: ['yes'], instance: [instance ?? ''] };
}

const OWN = new Set(['on', 'type', 'instance']);

export function refusalOf(checked: Exclude<Checked, { readonly result: 'recorded' }>): Error {
  if (checked.result === 'found') {
    const problems = checked.inspected.flatMap(({ file, findings }) =>
      findings.map(({ kind, where }): ApiProblemItem => {
        const detail = inEachLanguage(() => apiTexts.json.finding(file.name, `${say(FINDING_LABELS[kind])}, ${say(where)}`));
        return { in: 'body', pointer: '/data/attachments', detail };
      }),
    );
    return new ApiProblem('FILES_NOT_CLEARED', { problems });
  }
  const { error } = checked;
  if (!(error instanceof InvalidInputError)) return error;
  const items = error.problems.flatMap((problem) => itemsOf([problem], OWN.has(problem.field) ? '' : '/data'));
  return new ApiProblem('INVALID_INPUT', { problems: items });
}

/** One schema for each event, told apart by `type`. */
function eventBodySchema(): { readonly schema: JsonSchema; readonly components: Readonly<Record<string, JsonSchema>> } {
  const components = Object.fromEntries(
    RECORDABLE.map((definition): [string, JsonSchema] => [nameOf(definition.type), schemaOf(definition)]),
  );
  const refs = RECORDABLE.map(({ type }): [string, string] => [type, `#/components/schemas/${nameOf(type)}`]);
  return {
    components: {
      ...components,
      NewEvent: {
        oneOf: refs.map(([, $ref]) => ({ $ref })),
        discriminator: { propertyName: 'type', mapping: Object.fromEntries(refs) },
      },
    },
    schema: { $ref: '#/components/schemas/NewEvent' },
  };
}

function nameOf(type: string): string {
  return `Event.${type}`;
}

function schemaOf(definition: (typeof RECORDABLE)[number]): JsonSchema {
  const data = eventDataSchemaOf(definition);
  return {
    title: say(definition.label),
    type: 'object',
    properties: {
      type: { const: definition.type },
      on: { type: 'string', format: 'date' },
      data,
      instance: { type: 'string', pattern: '^[\\w-]{1,60}$' },
    },
    required: ['type', 'on', ...(data.required === undefined ? [] : ['data'])],
    additionalProperties: false,
  };
}
