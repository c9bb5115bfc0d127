import { z } from 'zod';
import { CHANNELS } from '../../../law/channels.ts';
import { findCivilDate } from '../../../law/civil-date.ts';
import { InvalidInputError } from '../../../law/errors.ts';
import { replyDueFor } from '../../../law/reply-calculator.ts';
import { clockOfTimeline } from '../../../law/timeline-clock.ts';
import { cite } from '../../cite.ts';
import { MAX_SUPPOSED, readSupposed, SUPPOSABLE, type SupposableType } from '../../forms/what-if-form.ts';
import { HttpProblem } from '../../http-problem.ts';
import { inEachLanguage, sayLabel } from '../../language.ts';
import { apiTexts } from '../../texts/api.ts';
import { deadlineTexts } from '../../texts/deadline.ts';
import { ApiProblem, type ApiProblemItem } from '../api-problem.ts';
import { inBoth } from '../in-both.ts';
import { defineOperation } from '../operation.ts';
import { presentClock } from '../present-case.ts';
import { itemsOf } from '../problem-of.ts';
import { clockAnswer } from '../schemas/case.ts';
import { civilDay, dayInput } from '../schemas/common.ts';

const countedDay = z.object({ on: civilDay, kind: z.string(), ordinal: z.number().int().nullable() });

const fact = z.strictObject({
  type: z.enum(Object.keys(SUPPOSABLE) as [SupposableType, ...SupposableType[]]),
  on: z.string().max(20).meta({ format: 'date' }),
  value: z
    .union([z.string().max(100), z.number()])
    .optional()
    .describe(inBoth('工作日数、第三方或者机关，或者延至的日期', 'working days, party or organ, or the day to which')),
});

/** Computations: nothing is stored. */
export const clockOperations = [
  defineOperation({
    id: 'computeClock',
    method: 'post',
    path: '/clock',
    tag: 'figures',
    summary: { zh: '计算一条时间线的法定期限', en: 'Compute the statutory clock of a timeline' },
    description: {
      zh: '与命令 yishen clock 相同：timeline 是案件时间线（JSON），什么也不存。',
      en: 'As the command yishen clock: timeline is the timeline of a case; nothing is stored.',
    },
    scopes: [],
    safe: true,
    body: z.strictObject({ timeline: z.record(z.string(), z.unknown()), today: dayInput.optional() }),
    answer: z.object({ clock: clockAnswer, notes: z.array(z.object({ field: z.string(), detail: z.string() })) }),
    handle: async ({ body }, { deps }) => {
      const found = clockOfTimeline(JSON.stringify(body.timeline), { today: body.today ?? deps.today(), calendar: deps.calendar() });
      if (found.result === 'refused') throw new ApiProblem('INVALID_INPUT', { problems: itemsOf(found.problems, '/timeline') });
      return { clock: presentClock(found.view), notes: found.notes.map(({ field, ...detail }) => ({ field, detail: sayLabel(detail) })) };
    },
    example: {
      body: {
        timeline: {
          ref: 'example-1',
          channel: 'fax',
          events: [
            { type: 'application.arrived', on: '2017-04-27' },
            { type: 'receipt.confirmed', on: '2017-04-28' },
          ],
        },
      },
    },
  }),
  defineOperation({
    id: 'getDeadline',
    method: 'get',
    path: '/deadline',
    tag: 'figures',
    summary: { zh: '答复期限计算器', en: 'When a reply would be due' },
    scopes: [],
    query: z.strictObject({
      channel: z.enum(CHANNELS),
      arrivedOn: dayInput,
      confirmedOn: dayInput
        .optional()
        .describe(inBoth('确认之日，只有需要确认的渠道才写', 'day of confirmation, where the channel needs one')),
      extended: z.enum(['true', 'false']).default('false'),
    }),
    answer: z
      .object({
        receivedOn: civilDay,
        regime: z.enum(['R2008', 'R2019']),
        basis: z.string(),
        workingDays: z.number().int(),
        extendedBy: z.number().int().nullable(),
        baseDueOn: civilDay,
        dueOn: civilDay,
        provisional: z.boolean(),
        days: z.array(countedDay),
      })
      .meta({ id: 'Deadline' }),
    handle: async ({ query }, { deps }) => {
      const { channel, arrivedOn, confirmedOn = null, extended } = query;
      const wrong = (words: () => string) =>
        new ApiProblem('INVALID_INPUT', { problems: [{ in: 'query', pointer: '/confirmedOn', detail: inEachLanguage(words) }] });
      if (confirmedOn !== null && confirmedOn < arrivedOn) throw wrong(() => deadlineTexts.early);
      const found = replyDueFor({ channel, arrivedOn, confirmedOn, extended: extended === 'true' }, deps.calendar());
      if (found.result !== 'due') throw wrong(() => deadlineTexts.needsConfirmation);
      const { rule: _rule, result: _result, days, basis, ...due } = found;
      return { ...due, basis: cite(basis), days: days.map(({ on, kind, ordinal }) => ({ on, kind, ordinal })) };
    },
  }),
  defineOperation({
    id: 'supposeFacts',
    method: 'post',
    path: '/cases/:id/what-if',
    tag: 'cases',
    summary: { zh: '假设：如果发生这些事，期限会怎样', en: 'What would become of a case' },
    scopes: ['cases:read', 'cases:record'],
    safe: true,
    body: z.strictObject({ facts: z.array(fact).max(MAX_SUPPOSED) }),
    answer: z.object({
      now: clockAnswer,
      after: clockAnswer,
      asOf: civilDay,
      steps: z.array(
        z.object({
          type: z.string(),
          on: civilDay,
          byClock: z.boolean(),
          dueOn: civilDay.nullable(),
          refusal: z.object({ basis: z.string(), detail: z.string() }).nullable(),
          breaches: z.array(z.object({ rule: z.string(), event: z.string(), message: z.string() })),
        }),
      ),
    }),
    handle: async ({ params, body }, { deps, caller }) => {
      const { id } = params as { id: string };
      const data = await deps.engine.casePage(id, caller.actor);
      if (data.kind !== 'request') throw new HttpProblem(404, 'notFound');
      await deps.desk.recordRead(caller.user, { caseId: id, what: 'what-if' });
      const newest = data.history.reduce<string>((latest, { on }) => (on > latest ? on : latest), '');
      const query = {
        type: body.facts.map(({ type }) => type),
        on: body.facts.map(({ on }) => on),
        value: body.facts.map(({ value = '' }) => String(value)),
      };
      const rows = readSupposed({ query, from: findCivilDate(newest) ?? deps.today(), today: deps.today(), proposed: () => '' });
      const problems = rows.flatMap(({ error }, at): ApiProblemItem[] =>
        error === null ? [] : [{ in: 'body', pointer: `/facts/${at}`, detail: { zh: error, en: error } }],
      );
      if (problems.length > 0) throw new ApiProblem('INVALID_INPUT', { problems });
      const facts = rows.flatMap((row) => (row.fact === null ? [] : [row.fact]));
      const supposed = await suppose(() => deps.desk.suppose(id, { facts, actorId: caller.actor.id }));
      return {
        now: presentClock(supposed.now),
        after: presentClock(supposed.after),
        asOf: supposed.asOf,
        steps: supposed.steps.map(({ fact: { type, on }, byClock, dueOn, refusal, breaches }) => ({
          type,
          on,
          byClock,
          dueOn,
          refusal: refusal === null ? null : { basis: cite(refusal.basis), detail: sayLabel(refusal.text) },
          breaches: breaches.map(({ rule, event, message }) => ({ rule, event, message: sayLabel(message) })),
        })),
      };
    },
    example: { body: { facts: [{ type: 'period.extended', on: '2026-03-20', value: 20 }] } },
  }),
];

/** Days beyond what any calendar computes are the caller's. */
async function suppose<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InvalidInputError([{ field: 'facts', ...inEachLanguage(() => apiTexts.json.beyond) }]);
  }
}
