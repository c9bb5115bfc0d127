import { z } from 'zod';
import { findEvent } from '../../../law/events/catalogue.ts';
import {
  type CatalogueEntry,
  PUBLICATION_CATEGORIES,
  PUBLICATION_CHANNELS,
  PUBLICATION_STATES,
  PUBLICATION_VALIDITIES,
} from '../../../law/publication-catalogue.ts';
import { createPublicationReadModel, DUE_CHOICES } from '../../../store/publication-read-model.ts';
import { mayReadCases } from '../../auth.ts';
import { parseEventForm } from '../../forms/event-form.ts';
import { readListAddress } from '../../publications/list-address.ts';
import { createdEvent, mayCreate, openPublication, requireOrgan } from '../../routes/publication-routes.ts';
import { queryOf } from '../../routes/publications/list-routes.ts';
import { ApiProblem } from '../api-problem.ts';
import { eventDataSchemaOf, rawOfData } from '../event-input.ts';
import { defineOperation } from '../operation.ts';
import { formOf } from '../operation-parts.ts';
import { pageOf, pageQuery, readCursor, sendPageOf } from '../paging.ts';
import { itemsOf } from '../problem-of.ts';
import { civilDay, dayInput } from '../schemas/common.ts';

const category = z.enum(PUBLICATION_CATEGORIES.map(({ value }) => value));
const channel = z.enum(PUBLICATION_CHANNELS.map(({ value }) => value));
const entry = z.object({
  indexNo: z.string().nullable(),
  documentNo: z.string().nullable(),
  summary: z.string().nullable(),
  category: z.string().nullable(),
  validity: z.enum(PUBLICATION_VALIDITIES.map(({ value }) => value)),
  channels: z.array(z.string()),
  link: z.string().nullable(),
  publishedOn: civilDay.nullable(),
});

const stream = z
  .object({ id: z.string(), title: z.string().nullable(), state: z.string(), createdOn: civilDay.nullable(), dueOn: civilDay.nullable() })
  .extend(entry.shape)
  .meta({ id: 'Publication' });

function entryOf({ indexNo, documentNo, summary, category: kind, validity, channels, link, publishedOn }: CatalogueEntry) {
  return { indexNo, documentNo, summary, category: kind, validity, channels: [...channels], link, publishedOn };
}

/** The organ's own publications: everything after the opening is an event of the stream (`recordEvent`). */
export const publicationOperations = [
  defineOperation({
    id: 'listPublications',
    method: 'get',
    path: '/publications',
    tag: 'publications',
    summary: { zh: '主动公开事项', en: 'Proactive publications' },
    description: {
      zh: '有期限的在前，期限早的最前；其余新的在前。',
      en: 'Those with a limit first, the earliest on top; then the others, the newest on top.',
    },
    scopes: ['cases:read', 'cases:record'],
    mayCall: mayReadCases,
    query: z.strictObject({
      ...pageQuery,
      state: z.enum(PUBLICATION_STATES).optional(),
      category: category.optional(),
      channel: channel.optional(),
      due: z.enum(DUE_CHOICES).optional(),
      q: z.string().max(100).optional(),
    }),
    answer: pageOf(stream),
    paged: true,
    handle: async ({ query }, context) => {
      const { deps, caller } = context;
      const offset = readCursor(query.after, z.number().int().min(0).max(1_000_000)) ?? 0;
      const ask = await queryOf(deps, caller.user, readListAddress(query));
      const rows = await createPublicationReadModel(deps.db.read).list({ ...ask, offset, limit: query.limit + 1 });
      const items = rows.slice(0, query.limit).map(({ id, title, handlingState, createdOn, dueOn, entry: said }) => ({
        ...{ id, title, state: handlingState, createdOn, dueOn },
        ...entryOf(said),
      }));
      return sendPageOf(context, { items, next: rows.length > items.length ? offset + items.length : null });
    },
  }),
  defineOperation({
    id: 'openPublication',
    method: 'post',
    path: '/publications',
    tag: 'publications',
    summary: { zh: '登记一项主动公开信息', en: 'Open a publication' },
    description: {
      zh: '之后的审查、公开、评估等都作为事件登记（POST /cases/{id}/events）。同一个 Idempotency-Key 只会建立一项。',
      en: 'Its review, publication and assessment are events (POST /cases/{id}/events). One Idempotency-Key opens one.',
    },
    scopes: ['cases:record'],
    mayCall: (user) => mayCreate({ findEvent }, user),
    status: 201,
    repeatable: true,
    body: z.strictObject({ on: dayInput, data: z.record(z.string(), z.unknown()) }),
    bodySchema: () => ({ schema: { $ref: '#/components/schemas/NewPublication' }, components: { NewPublication: newPublicationSchema() } }),
    answer: z.object({ id: z.string() }).meta({ id: 'OpenedPublication' }),
    handle: async ({ body }, { deps, caller, res, once }) => {
      const organId = requireOrgan(deps, caller.user);
      const definition = createdEvent(deps);
      const read = rawOfData(definition.fields, body.data);
      if (read.result === 'invalid') throw new ApiProblem('INVALID_INPUT', { problems: read.problems });
      const parsed = parseEventForm(definition, { ...read.raw, ...formOf({ type: definition.type, on: body.on }) });
      if (parsed.result === 'invalid') {
        const problems = parsed.problems.flatMap((problem) => itemsOf([problem], problem.field === 'on' ? '' : '/data'));
        throw new ApiProblem('INVALID_INPUT', { problems });
      }
      const caseId = await openPublication(deps, { user: caller.user, organId, event: parsed.event, token: once.token ?? '' });
      res.set('Location', `/api/v1/cases/${caseId}`);
      return { id: caseId };
    },
  }),
];

function newPublicationSchema() {
  const definition = createdEvent({ findEvent });
  const properties = { on: { type: 'string', format: 'date' }, data: eventDataSchemaOf(definition) };
  return { type: 'object', properties, required: ['on', 'data'], additionalProperties: false };
}
