import { z } from 'zod';
import { joinPdfs } from '../../../documents/pdf/join-pdfs.ts';
import type { CaseLetters, LetterDesk } from '../../../engine/letters/letter-desk.ts';
import type { ReplyDraft } from '../../../engine/letters/reply-draft.ts';
import { MAX_PARAGRAPHS, MAX_TEXT, parseLetterText, textOfParagraphs } from '../../forms/letter-text-form.ts';
import { editsReplies, letterDeskOf, lettersOfCase } from '../../letter-desk-of.ts';
import { mayWriteNotes } from '../../pages/case-tools.ts';
import { readPosted } from '../../routes/record-posted.ts';
import { apiMoreTexts } from '../../texts/api-more.ts';
import { ApiProblem } from '../api-problem.ts';
import { setVersion } from '../etag.ts';
import { RECORDABLE, rawOfData } from '../event-input.ts';
import { inBoth } from '../in-both.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { conflict, formOf, found, PDF_TYPE, pdfAnswer, stale } from '../operation-parts.ts';
import { civilDay, dayInput, instant } from '../schemas/common.ts';

const filed = z
  .object({
    version: z.number().int().describe(inBoth('制作它的那条记录的版本', 'of the entry that made it')),
    letter: z.string(),
    number: z.string().nullable(),
    title: z.string(),
    template: z.string(),
    madeAt: instant,
    pdfFile: z.string().describe(inBoth('案件文件的编号', 'id of a file of the case')),
    docxFile: z.string(),
  })
  .meta({ id: 'FiledLetter' });

const remakeable = z.object({
  letter: z.string(),
  version: z.number().int(),
  type: z.string(),
  on: civilDay,
  number: z.string().nullable(),
});

const draft = z
  .object({
    letter: z.string(),
    state: z.string().describe(inBoth('办理状态；只有起草中的正文可以改', 'of the handling; the text can be changed in drafting alone')),
    proposal: z.number().int().describe(inBoth('它所依据的拟办意见的版本', 'version of the proposal that it is the reply of')),
    paragraphs: z.array(z.string()),
    generated: z
      .array(z.string())
      .describe(inBoth('系统自动生成的正文；写回它就恢复原样', 'the text as the program writes it: put it to go back to it')),
    edited: z.boolean(),
    earlier: z
      .array(z.string())
      .nullable()
      .describe(inBoth('因重新拟办而作废的前一稿正文', 'text of an earlier proposal, which a new one made void')),
    altered: z.boolean().describe(inBoth('与送审的正文不同，不能发出', 'not the text that was submitted: it cannot be issued')),
  })
  .meta({ id: 'ReplyDraft' });

const paragraphs = z.array(z.string().max(MAX_TEXT)).min(1).max(MAX_PARAGRAPHS);

const stepBody = z.strictObject({
  type: z.enum(RECORDABLE.map(({ type }) => type) as [string, ...string[]]),
  on: dayInput,
  data: z.record(z.string(), z.unknown()).default({}),
  instance: z
    .string()
    .regex(/^[\w-]{1,60}$/)
    .optional(),
});

/** Letters of a case: those on file, the text of the reply, and what a step would send. */
export const letterOperations = [
  defineOperation({
    id: 'listLetters',
    method: 'get',
    path: '/cases/:id/letters',
    tag: 'letters',
    summary: { zh: '案件的文书', en: 'Letters of a case' },
    description: {
      zh: 'filed 是已制作的文书，PDF 和 DOCX 按文件编号下载（GET /cases/{id}/files/{fileId}）；remakeable 是可以补制的文书（登记事件 document.remade）。',
      en: 'filed are those on file: get their PDF and DOCX by the ids of the files (GET /cases/{id}/files/{fileId}). remakeable are those that can be made again, by the event document.remade.',
    },
    scopes: ['cases:read', 'cases:record'],
    answer: z.object({ filed: z.array(filed), remakeable: z.array(remakeable) }),
    handle: async ({ params }, { deps, caller }) => {
      const { id } = params as { id: string };
      const data = await deps.engine.casePage(id, caller.actor);
      await deps.desk.recordRead(caller.user, { caseId: id, what: 'page', detail: 'letters' });
      const of = await lettersOfCase(deps, data);
      return presentLetters(of?.letters ?? { filed: [], remakeable: [] });
    },
  }),
  defineOperation({
    id: 'getReplyDraft',
    method: 'get',
    path: '/cases/:id/letters/draft',
    tag: 'letters',
    summary: { zh: '答复的正文', en: 'The text of the reply' },
    description: {
      zh: 'ETag 随每次保存改变，写回时放在 If-Match 里。',
      en: 'The ETag changes with each saving; name it in If-Match when putting a text.',
    },
    scopes: ['cases:read', 'cases:record'],
    etag: true,
    answer: draft,
    handle: async ({ params }, context) => {
      const { reply } = await openReply(context, params);
      return presentDraft(context, reply);
    },
  }),
  defineOperation({
    id: 'putReplyDraft',
    method: 'put',
    path: '/cases/:id/letters/draft',
    tag: 'letters',
    summary: { zh: '保存答复的正文', en: 'Save the text of the reply' },
    scopes: ['cases:record'],
    mayCall: editsReplies,
    ifMatch: true,
    etag: true,
    body: z.strictObject({ proposal: z.number().int().min(1).max(999_999_999), paragraphs }),
    answer: draft,
    handle: async ({ params, body, version }, context) => {
      const { id, desk } = await openReply(context, params);
      const text = typed(body.paragraphs);
      const outcome = await desk.saveReply({
        caseId: id,
        proposal: body.proposal,
        revision: version - 1,
        paragraphs: text,
        by: context.caller.user.name,
      });
      if (outcome === 'taken') throw stale(() => apiMoreTexts.draftTaken);
      if (outcome !== 'saved') throw conflict(() => (outcome === 'closed' ? apiMoreTexts.draftClosed : apiMoreTexts.draftNewProposal));
      return presentDraft(context, found(await desk.findReply(id)));
    },
    example: { body: { proposal: 7, paragraphs: ['本机关于2026年3月2日收到你的申请。'] } },
  }),
  defineOperation({
    id: 'previewReply',
    method: 'post',
    path: '/cases/:id/letters/draft/preview',
    tag: 'letters',
    summary: { zh: '答复的纸面样子', en: 'The reply on paper' },
    description: {
      zh: '不写 paragraphs 时用现有的正文。什么也不保存。',
      en: 'With the text in hand unless paragraphs are given. Nothing is saved.',
    },
    scopes: ['cases:read', 'cases:record'],
    safe: true,
    body: z.strictObject({ paragraphs: paragraphs.optional() }),
    answer: { mediaType: PDF_TYPE },
    handle: async ({ params, body }, context) => {
      const { id, desk, reply } = await openReply(context, params);
      const { title, pdf } = found(await desk.previewReply(id, body.paragraphs === undefined ? reply.text : typed(body.paragraphs)));
      return pdfAnswer(pdf, title);
    },
  }),
  defineOperation({
    id: 'previewEvent',
    method: 'post',
    path: '/cases/:id/letters/preview',
    tag: 'letters',
    summary: { zh: '一个步骤将发出的文书', en: 'The letters that a step would send' },
    description: {
      zh: '正文与登记事件（POST /cases/{id}/events）相同，什么也不登记；多份文书连成一个 PDF。',
      en: 'With the body of recordEvent; nothing is recorded. Several letters come as one PDF.',
    },
    scopes: ['cases:record'],
    mayCall: mayWriteNotes,
    ifMatch: true,
    safe: true,
    body: stepBody,
    bodySchema: () => ({ schema: { $ref: '#/components/schemas/NewEvent' }, components: {} }),
    answer: { mediaType: PDF_TYPE },
    handle: async ({ params, body, version }, context) => {
      const { id } = params as { id: string };
      const { deps, caller, req, res } = context;
      const desk = found(letterDeskOf(deps));
      const fields = RECORDABLE.find(({ type }) => type === body.type)?.fields ?? {};
      const data = rawOfData(fields, body.data);
      if (data.result === 'invalid') throw new ApiProblem('INVALID_INPUT', { problems: data.problems });
      const { type, on, instance } = body;
      const raw = { ...data.raw, ...formOf({ type, on, version, instance }) };
      const read = await readPosted({ req, res }, deps, { caseId: id, raw });
      if (read.result === 'refused') throw read.error;
      const letters = await desk.previewStep(id, read.event, { actor: caller.actor, expectedVersion: version });
      await deps.desk.recordRead(caller.user, { caseId: id, what: 'page', detail: 'letter' });
      return pdfAnswer(await joinPdfs(letters.map(({ pdf }) => pdf)), letters.map(({ title }) => title).join('、'));
    },
  }),
];

interface OpenReply {
  readonly id: string;
  readonly desk: LetterDesk;
  readonly reply: ReplyDraft;
}

/** Whoever gets it has read it. */
async function openReply({ deps, caller }: ApiContext, params: unknown): Promise<OpenReply> {
  const { id } = params as { id: string };
  const desk = found(letterDeskOf(deps));
  const reply = found(await desk.findReply(id));
  await deps.desk.recordRead(caller.user, { caseId: id, what: 'page', detail: 'letter-draft' });
  return { id, desk, reply };
}

/** As the text area of the page would be understood. */
function typed(given: readonly string[]): readonly string[] {
  const text = parseLetterText({ text: [textOfParagraphs(given)] });
  const items = text.problems.map(({ zh, en }) => ({ in: 'body', pointer: '/paragraphs', detail: { zh, en } }) as const);
  if (items.length > 0) throw new ApiProblem('INVALID_INPUT', { problems: items });
  return text.paragraphs;
}

/** Entity tags begin at 1; nothing saved has the revision 0. */
function presentDraft({ res }: ApiContext, { letter, state, proposal, revision, text, generated, saved, earlier, altered }: ReplyDraft) {
  setVersion(res, revision + 1);
  return {
    ...{ letter, state, proposal, altered },
    paragraphs: [...text],
    generated: [...generated],
    edited: saved !== null,
    earlier: earlier === null ? null : [...earlier.paragraphs],
  };
}

function presentLetters({ filed: letters, remakeable: again }: CaseLetters) {
  return {
    filed: letters.map(({ version, letter, number, title, template, madeAt, pdfFile, docxFile }) => ({
      ...{ version, letter, number, title, template, madeAt, pdfFile, docxFile },
    })),
    remakeable: again.map(({ letter, version, type, on, number }) => ({ letter, version, type, on, number })),
  };
}
