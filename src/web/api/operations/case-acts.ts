import { z } from 'zod';
import { InvalidInputError } from '../../../law/errors.ts';
import { findEvent } from '../../../law/events/catalogue.ts';
import type { StaffRole } from '../../../law/roles.ts';
import { assignCases, possibleHandlers } from '../../assign-cases.ts';
import { inEachLanguage, sayLabel } from '../../language.ts';
import { openStep } from '../../open-step.ts';
import { factFields, ownFields } from '../../pages/breach-page.ts';
import { issuesReceipts, mayRecordBreach } from '../../pages/case-tools.ts';
import { mayAssign } from '../../queue-query.ts';
import { breachOf, ownDefinition } from '../../routes/breach-routes.ts';
import { keptCase, nameOf, verdictOf } from '../../routes/merge-routes.ts';
import { issueCode } from '../../routes/query-code-routes.ts';
import { apiMoreTexts } from '../../texts/api-more.ts';
import { splitMergeTexts } from '../../texts/split-merge.ts';
import { texts } from '../../texts.ts';
import { ApiProblem, type ApiProblemItem } from '../api-problem.ts';
import { dataSchemaOf, rawOfData } from '../event-input.ts';
import { inBoth } from '../in-both.ts';
import { defineOperation } from '../operation.ts';
import { formOf, recordedOnce, wrongAt } from '../operation-parts.ts';
import { itemsOf } from '../problem-of.ts';
import { dayInput } from '../schemas/common.ts';
import { recorded } from './case-events.ts';

const MERGED = 'application.merged';
const caseRef = z.string().regex(/^[\w-]{1,100}$/);
const selected = z.strictObject({ id: caseRef, version: z.number().int().min(1).max(999_999_999) });
const anyData = z.record(z.string(), z.unknown());

const breachBody = z.strictObject({
  fact: z.strictObject({ type: z.string().max(100), on: dayInput, data: anyData.default({}) }),
  data: anyData.describe(inBoth('breachRule（违反的规则）和 breachReason（情况说明）', 'breachRule, breachReason')),
});

/** Acts on cases that are more than the form of an event. */
export const caseActOperations = [
  defineOperation({
    id: 'listHandlers',
    method: 'get',
    path: '/handlers',
    tag: 'cases',
    summary: { zh: '可以承办案件的人员', en: 'To whom cases can be given' },
    scopes: ['cases:read', 'cases:record'],
    mayCall: mayAssign,
    answer: z.object({
      items: z.array(z.object({ id: z.string(), name: z.string(), unit: z.string().nullable() }).meta({ id: 'Handler' })),
    }),
    handle: async (_input, { deps, caller }) => ({
      items: (await possibleHandlers(deps, caller.user)).map(({ id, name, unit }) => ({ id, name, unit })),
    }),
  }),
  defineOperation({
    id: 'assignCases',
    method: 'post',
    path: '/cases/assign',
    tag: 'cases',
    summary: { zh: '把多个案件交给一个人', en: 'Give several cases to one person' },
    description: {
      zh: '逐件登记：已有新记录或者不能交办的案件保持原样，在 refused 里说明原因。',
      en: 'Each is recorded by itself: one that has moved on, or cannot be given, stays as it is and refused says why.',
    },
    scopes: ['cases:record'],
    mayCall: mayAssign,
    body: z.strictObject({ to: z.string().min(1).max(100), cases: z.array(selected).min(1).max(100) }),
    answer: z.object({
      done: z.array(recorded),
      refused: z.array(z.object({ caseId: z.string(), detail: z.string() })),
    }),
    handle: async ({ body }, { deps, caller }) => {
      const to = (await possibleHandlers(deps, caller.user)).find(({ id }) => id === body.to);
      if (to === undefined) throw wrongAt('/to', () => apiMoreTexts.person);
      const done: z.output<typeof recorded>[] = [];
      const refused: { caseId: string; detail: string }[] = [];
      for (const { id: caseId, version } of new Map(body.cases.map((one) => [one.id, one])).values()) {
        const result = await assignCases(deps, caller.user, { selected: [{ caseId, version }], to });
        done.push(...result.done.map((one) => ({ caseId, version: one.version })));
        refused.push(...result.refused.map(({ why }) => ({ caseId, detail: why })));
      }
      return { done, refused };
    },
    example: { body: { to: 'officer-1', cases: [{ id: '0f0e0d0c', version: 3 }] } },
  }),
  defineOperation({
    id: 'mergeCase',
    method: 'post',
    path: '/cases/:id/merge',
    tag: 'cases',
    summary: { zh: '作为重复申请并入另一案件', en: 'End a case as a duplicate of another' },
    description: { zh: '与合并页面相同的核对：不是重复的不能并入。', en: 'With the checks of the page: what is no duplicate is refused.' },
    scopes: ['cases:record'],
    mayCall: (user) => ownRoles(MERGED).some((role) => user.roles.includes(role)),
    ifMatch: true,
    etag: true,
    body: z.strictObject({ with: caseRef.describe(inBoth('保留的那个案件的编号', 'id of the case that is kept')), on: dayInput }),
    answer: recorded,
    handle: async ({ params, body, version }, context) => {
      const { id } = params as { id: string };
      const { deps, caller, req, res } = context;
      return recordedOnce(context, id, async (also) => {
        const step = await openStep({ req, res }, deps, { caseId: id, type: MERGED });
        const kept = await keptCase({ req, res }, deps, { step, chosen: body.with, number: '' });
        if (kept === undefined) throw wrongAt('/with', () => apiMoreTexts.kept);
        const [reason] = verdictOf(step.data, kept).refusals;
        if (reason !== undefined) throw wrongAt('/with', () => splitMergeTexts.merge[reason]);
        const event = { type: MERGED, on: body.on, data: { keptCase: nameOf(kept) } };
        return deps.engine.record(id, event, { actor: caller.actor, expectedVersion: version, also });
      });
    },
  }),
  defineOperation({
    id: 'listBreachCandidates',
    method: 'get',
    path: '/cases/:id/breach-candidates',
    tag: 'cases',
    summary: { zh: '可以作为违法情形记载的事实', en: 'What can be put on record although the law forbids it' },
    scopes: ['cases:read', 'cases:record'],
    mayCall: mayRecordBreach,
    answer: z.object({
      items: z.array(z.object({ type: z.string(), label: z.string(), schema: anyData }).meta({ id: 'BreachCandidate' })),
      data: anyData,
    }),
    handle: async ({ params }, { deps, caller }) => {
      const { id } = params as { id: string };
      await deps.desk.recordRead(caller.user, { caseId: id, what: 'page', detail: 'breach' });
      const candidates = await deps.desk.breachCandidates(id, caller.actor);
      const items = candidates.map(({ definition }) => ({
        type: definition.type,
        label: sayLabel(definition.label),
        schema: { ...dataSchemaOf(factFields(definition)) },
      }));
      return { items, data: { ...dataSchemaOf(ownFields(ownDefinition(deps))) } };
    },
  }),
  defineOperation({
    id: 'recordBreach',
    method: 'post',
    path: '/cases/:id/breaches',
    tag: 'cases',
    summary: { zh: '记载一个违法情形', en: 'Record a breach' },
    description: {
      zh: '法律不允许而实际发生的事，由政府信息公开工作机构负责人记载；可以记载的事实见 breach-candidates。',
      en: 'What happened though the law forbids it, put on record by the head of the office; breach-candidates lists what can be.',
    },
    scopes: ['cases:record'],
    mayCall: mayRecordBreach,
    ifMatch: true,
    etag: true,
    status: 201,
    body: breachBody,
    answer: recorded,
    handle: async ({ params, body, version }, context) => {
      const { id } = params as { id: string };
      const { deps, caller, res } = context;
      const event = readBreach(deps, body);
      res.set('Location', `/api/v1/cases/${id}/history`);
      return recordedOnce(context, id, (also) => deps.engine.record(id, event, { actor: caller.actor, expectedVersion: version, also }));
    },
  }),
  defineOperation({
    id: 'issueQueryCode',
    method: 'post',
    path: '/cases/:id/query-code',
    tag: 'cases',
    summary: { zh: '为申请人换发查询码', en: 'A new query code for the applicant' },
    description: {
      zh: '原查询码随即失效。查询码只在答复里告知一次，不保存：重发同一请求会再换一个。',
      en: 'The code before it opens nothing any more. It is told in the answer alone and kept nowhere: the same call sent again makes yet another.',
    },
    scopes: ['cases:record'],
    mayCall: issuesReceipts,
    repeatable: true,
    answer: z.object({ code: z.string() }),
    handle: async ({ params }, { deps, caller }) => ({ code: await issueCode(deps, caller.user, (params as { id: string }).id) }),
  }),
];

function ownRoles(type: string): readonly StaffRole[] {
  return findEvent(type)?.recordedBy ?? [];
}

type ReadBreach = z.output<typeof breachBody>;

function readBreach(deps: Parameters<typeof ownDefinition>[0], { fact, data }: ReadBreach) {
  const definition = findEvent(fact.type);
  const own = ownDefinition(deps);
  if (definition === undefined)
    throw new ApiProblem('INVALID_INPUT', {
      problems: [{ in: 'body', pointer: '/fact/type', detail: inEachLanguage(() => texts.steps.unknown) }],
    });
  const ofFact = rawOfData(factFields(definition), fact.data, '/fact/data');
  const ofBreach = rawOfData(ownFields(own), data);
  const wrong = [ofFact, ofBreach].flatMap((read): readonly ApiProblemItem[] => (read.result === 'invalid' ? read.problems : []));
  if (ofFact.result === 'invalid' || ofBreach.result === 'invalid') throw new ApiProblem('INVALID_INPUT', { problems: wrong });
  const raw = { ...ofFact.raw, ...ofBreach.raw, ...formOf({ type: fact.type, on: fact.on }) };
  try {
    return breachOf(definition, { raw, own });
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    throw new ApiProblem('INVALID_INPUT', { problems: itemsOf(error.problems, '/fact/data') });
  }
}
