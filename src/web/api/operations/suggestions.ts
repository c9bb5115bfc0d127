import { z } from 'zod';
import { createSuggestionStore } from '../../../store/suggestion-store.ts';
import { handleSuggestion } from '../../handle-suggestion.ts';
import { STAFF_PLACES } from '../../places.ts';
import { MAX_OUTCOME, mayHandleSuggestions, ownSuggestion } from '../../routes/suggestion-routes.ts';
import { apiMoreTexts } from '../../texts/api-more.ts';
import { defineOperation } from '../operation.ts';
import { conflict } from '../operation-parts.ts';
import { instant } from '../schemas/common.ts';

const suggestion = z
  .object({
    id: z.string(),
    organId: z.number().int(),
    text: z.string(),
    name: z.string().nullable(),
    contact: z.string().nullable(),
    createdAt: instant,
    handledAt: instant.nullable(),
    handledBy: z.string().nullable(),
    outcome: z.string().nullable(),
  })
  .meta({ id: 'Suggestion' });

/** Suggestions of the public; complaints are cases. */
export const suggestionOperations = [
  defineOperation({
    id: 'listSuggestions',
    method: 'get',
    path: '/suggestions',
    tag: 'correspondence',
    summary: { zh: '公众的意见建议', en: 'Suggestions of the public' },
    description: { zh: '最近的 200 条；投诉举报是案件（kind=complaint）。', en: 'The newest 200. Complaints are cases (kind=complaint).' },
    scopes: ['correspondence:read', 'correspondence:write'],
    mayCall: STAFF_PLACES.suggestions.mayGo,
    query: z.strictObject({ handled: z.enum(['true', 'false']).default('false') }),
    answer: z.object({ items: z.array(suggestion) }),
    handle: async ({ query }, { deps, caller }) => {
      const { organId } = caller.user;
      return { items: await createSuggestionStore(deps.db.read).list({ organId, open: query.handled === 'false' }) };
    },
  }),
  defineOperation({
    id: 'handleSuggestion',
    method: 'post',
    path: '/suggestions/:id/outcome',
    tag: 'correspondence',
    summary: { zh: '记下一条意见建议的处理结果', en: 'Note what became of a suggestion' },
    scopes: ['correspondence:write'],
    mayCall: mayHandleSuggestions,
    body: z.strictObject({ outcome: z.string().trim().min(1).max(MAX_OUTCOME) }),
    answer: suggestion,
    handle: async ({ params, body }, { deps, caller }) => {
      const { id } = params as { id: string };
      const row = await ownSuggestion(deps, caller.user, id);
      if (!(await handleSuggestion(deps, caller.user, { row, outcome: body.outcome }))) throw conflict(() => apiMoreTexts.gone);
      return ownSuggestion(deps, caller.user, id);
    },
  }),
];
