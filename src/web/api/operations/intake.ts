import { z } from 'zod';
import { CHANNELS, type Channel } from '../../../law/channels.ts';
import { findEvent } from '../../../law/events/catalogue.ts';
import type { Fields } from '../../../law/events/define-event.ts';
import { tidyApplication } from '../../forms/application-form.ts';
import { intakeFields, parseIntake, RECEIPT_INPUT, receiptFields } from '../../forms/intake-form.ts';
import { DATA_PREFIX, type RawForm } from '../../forms/raw-form.ts';
import { registerApplication } from '../../register-application.ts';
import { assertMayOpen, openingEvent } from '../../routes/intake-routes.ts';
import { fileOwnerOf } from '../../uploads/file-owner.ts';
import { filesOfPost } from '../../uploads/resolve-files.ts';
import type { WebDeps } from '../../web-deps.ts';
import { ApiProblem, type ApiProblemItem } from '../api-problem.ts';
import { dataSchemaOf, rawOfData } from '../event-input.ts';
import type { JsonSchema } from '../openapi/json-schema.ts';
import { defineOperation } from '../operation.ts';
import { itemsOf } from '../problem-of.ts';
import { dayInput } from '../schemas/common.ts';

const receipt = z.strictObject({
  result: z.enum(['confirmed', 'failed']),
  on: dayInput,
  data: z.record(z.string(), z.unknown()).default({}),
});

const intakeBody = z.strictObject({
  channel: z.enum(CHANNELS),
  on: dayInput,
  data: z.record(z.string(), z.unknown()),
  receipt: receipt.optional(),
});

type Intake = z.output<typeof intakeBody>;

/** Applications that come in another way than online, taken in by staff or a program of theirs. */
export const intakeOperations = [
  defineOperation({
    id: 'openCase',
    method: 'post',
    path: '/cases',
    tag: 'cases',
    summary: { zh: '登记收到的申请', en: 'Take in an application' },
    description: {
      zh: '与“登记申请”页面相同。channel 是渠道，oral（口头）由受理人代填；receipt 是与申请人确认的结果，不需要确认的渠道不写。同一个 Idempotency-Key 只会建立一个案件。',
      en: 'As the intake page. Of channel oral, staff write the application down; receipt tells the confirmation with the applicant where the channel needs one. One Idempotency-Key opens one case.',
    },
    scopes: ['cases:record'],
    mayCall: (user) =>
      ['application.arrived', 'application.dictated'].some((type) => findEvent(type)?.recordedBy.some((role) => user.roles.includes(role))),
    status: 201,
    repeatable: true,
    body: intakeBody,
    bodySchema: intakeSchema,
    answer: z.object({ id: z.string(), caseNo: z.string().nullable(), notices: z.array(z.string()) }),
    handle: async ({ body }, { deps, caller, req, res, once }) => {
      const { channel } = body;
      const definition = openingEvent(deps, channel);
      const organId = assertMayOpen(caller.user, definition);
      const raw = tidyApplication(rawOf(deps, body));
      const files = await filesOfPost({ req, res }, deps, { raw, fields: intakeFields(definition, channel) });
      const parsed = parseIntake({ definition, channel, raw, files, today: deps.today(), findEvent: deps.findEvent });
      if (parsed.result === 'invalid') throw new ApiProblem('INVALID_INPUT', { problems: parsed.problems.flatMap(pointed) });
      const { event, receipt: told } = parsed;
      const owner = fileOwnerOf({ req, res });
      const { caseId, data } = await registerApplication(deps, {
        event,
        receipt: told,
        organId,
        actor: caller.actor,
        owner,
        token: once.token ?? '',
      });
      res.set('Location', `/api/v1/cases/${caseId}`);
      return { id: caseId, caseNo: data.caseNo, notices: [] };
    },
    example: {
      body: {
        channel: 'inPerson',
        on: '2026-03-02',
        data: {
          applicant: {
            type: 'citizen',
            class: 'naturalPerson',
            name: '某甲',
            idType: 'passport',
            idNumber: 'E00000000',
            phone: '010-00000000',
          },
          title: '某道路工程的验收报告',
          description: '某道路工程 2025 年的竣工验收报告',
          media: ['paper'],
          obtainWay: ['pickUp'],
        },
      },
    },
  }),
];

/** What the form of the intake page would post. */
function rawOf(deps: Pick<WebDeps, 'findEvent'>, { channel, on, data, receipt: told }: Intake): RawForm {
  const application = rawOfData(intakeFields(openingEvent(deps, channel), channel), data);
  const confirmation = told === undefined ? undefined : rawOfData(receiptFieldsOf(deps, told.result), told.data, '/receipt/data');
  const problems = [application, confirmation].flatMap((read): readonly ApiProblemItem[] =>
    read?.result === 'invalid' ? read.problems : [],
  );
  if (application.result === 'invalid' || confirmation?.result === 'invalid') throw new ApiProblem('INVALID_INPUT', { problems });
  const receiptInputs = Object.entries(confirmation?.raw ?? {}).map(([name, values]) => [
    `${DATA_PREFIX}receipt.${name.slice(DATA_PREFIX.length)}`,
    values,
  ]);
  return {
    ...application.raw,
    channel: [channel],
    on: [on],
    confirmed: ['yes'],
    ...(told === undefined ? {} : { [RECEIPT_INPUT]: [told.result], [`${DATA_PREFIX}receipt.${told.result}On`]: [told.on] }),
    ...Object.fromEntries(receiptInputs),
  };
}

const PREFIX = /^receipt\./;

/** The fields of the confirmation under their own names; its day stands beside them. */
function receiptFieldsOf({ findEvent: find }: Pick<WebDeps, 'findEvent'>, result: 'confirmed' | 'failed'): Fields {
  const fields = Object.entries(receiptFields(find, result)).map(([name, field]) => [name.replace(PREFIX, ''), field] as const);
  return Object.fromEntries(fields.filter(([name]) => name !== `${result}On`));
}

function pointed(problem: Parameters<typeof itemsOf>[0][number]): readonly ApiProblemItem[] {
  const { field } = problem;
  if (field === 'on') return itemsOf([problem]);
  if (!PREFIX.test(field)) return itemsOf([problem], '/data');
  const name = field.replace(PREFIX, '');
  return itemsOf([{ ...problem, field: name === 'confirmedOn' || name === 'failedOn' ? 'on' : `data.${name}` }], '/receipt');
}

function intakeSchema(): { readonly schema: JsonSchema; readonly components: Readonly<Record<string, JsonSchema>> } {
  const written = dataOf('application.arrived', 'inPerson');
  const posted = dataOf('application.arrived', 'mailSigned');
  const dictated = dataOf('application.dictated', 'oral');
  const day = { type: 'string', format: 'date' };
  const receiptOf = (result: 'confirmed' | 'failed') => ({
    type: 'object',
    properties: { result: { const: result }, on: day, data: dataSchemaOf(receiptFieldsOf({ findEvent }, result)) },
    required: ['result', 'on'],
    additionalProperties: false,
  });
  const schema = {
    type: 'object',
    properties: {
      channel: { enum: CHANNELS },
      on: day,
      data: { anyOf: [written, posted, dictated] },
      receipt: { anyOf: [receiptOf('confirmed'), receiptOf('failed')] },
    },
    required: ['channel', 'on', 'data'],
    additionalProperties: false,
  };
  return { components: { NewCase: schema }, schema: { $ref: '#/components/schemas/NewCase' } };
}

function dataOf(type: string, channel: Channel): JsonSchema {
  const definition = findEvent(type);
  return definition === undefined ? {} : dataSchemaOf(intakeFields(definition, channel));
}
