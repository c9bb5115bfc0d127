import { createFileStore } from '../../../store/file-store.ts';
import { HttpProblem } from '../../http-problem.ts';
import { inEachLanguage } from '../../language.ts';
import { fileOfCase } from '../../routes/file-routes.ts';
import { apiTexts } from '../../texts/api.ts';
import { fileOwnerOf } from '../../uploads/file-owner.ts';
import { sendStoredFile } from '../../uploads/send-file.ts';
import { dropFile, takeFile } from '../../uploads/take-file.ts';
import { refusedFile } from '../../uploads/upload-problems.ts';
import { ApiProblem } from '../api-problem.ts';
import { type ApiContext, defineOperation } from '../operation.ts';
import { fileAnswer } from '../schemas/case.ts';

/** Files on their way into a case, and those of cases. */
export const fileOperations = [
  defineOperation({
    id: 'uploadFile',
    method: 'post',
    path: '/files',
    tag: 'files',
    summary: { zh: '上传一个文件', en: 'Upload a file' },
    description: {
      zh: '正文就是文件内容（不超过 20 MB），文件名写在请求头 Content-Disposition 里。种类、内容和病毒按页面上传同样检查。上传的文件在登记事件或者提交申请时写上编号，一天之内没有用到的会被清除。',
      en: 'The body is the contents (at most 20 MB), the header Content-Disposition names it. Kind, contents and viruses are checked as for uploads at pages. Name its id when recording an event or sending an application; what is not used within a day is removed.',
    },
    scopes: ['cases:record', 'applications:submit'],
    upload: true,
    status: 201,
    answer: fileAnswer,
    handle: async (_input, { deps, req, res }) => {
      const taken = await takeFile(deps, {
        stream: req,
        name: fileNameOf(req.get('content-disposition')),
        owner: fileOwnerOf({ req, res }),
      });
      if (taken.result === 'refused') {
        const { zh, en } = refusedFile('file', taken);
        const problem = { in: 'body', pointer: '', detail: { zh, en } } as const;
        throw new ApiProblem(taken.refusal === 'tooLarge' ? 'TOO_LARGE' : 'INVALID_INPUT', { problems: [problem] });
      }
      const { id, name, bytes, mediaType, sha256 } = taken.file;
      res.set('Location', `/api/v1/files/${id}`);
      return { id, name, bytes, mediaType, sha256 };
    },
  }),
  defineOperation({
    id: 'deleteFile',
    method: 'delete',
    path: '/files/:id',
    tag: 'files',
    summary: { zh: '删除还没有用到的文件', en: 'Remove a file that nothing needs yet' },
    scopes: ['cases:record', 'applications:submit'],
    repeatable: true,
    answer: null,
    handle: async ({ params }, { deps, req, res, once }) => {
      const { id } = params as { id: string };
      const row = await createFileStore(deps.db.write).findById(id);
      if (row === undefined && once.token !== null) return null;
      if (row === undefined || row.owner !== fileOwnerOf({ req, res }) || !(await dropFile(deps, row)))
        throw new HttpProblem(404, 'notFound');
      return null;
    },
  }),
  defineOperation({
    id: 'getCaseFile',
    method: 'get',
    path: '/cases/:id/files/:fileId',
    tag: 'files',
    summary: { zh: '下载案件的文件', en: 'Download a file of a case' },
    description: { zh: '可以只取一段（Range）。查阅被记录下来。', en: 'A part of it by Range. The reading is kept.' },
    scopes: ['cases:read'],
    answer: { mediaType: '*/*' },
    handle: async ({ params }, context) => {
      const { id, fileId } = params as { id: string; fileId: string };
      const { deps, caller, req, res } = context;
      const file = await fileOfCase({ req, res }, deps, { caseId: id, fileId });
      if (file === undefined) throw new HttpProblem(404, 'notFound');
      await deps.desk.recordRead(caller.user, { caseId: id, what: 'file', detail: file.id });
      await sendStoredFile({ req, res }, deps, file);
      return sent();
    },
  }),
];

/** The answer is on its way already. */
export function sent(): { readonly mediaType: string; readonly name: string; readonly content: Uint8Array } {
  return { mediaType: '', name: '', content: new Uint8Array() };
}

/** RFC 6266: `filename*` before `filename`. */
export function fileNameOf(disposition: ReturnType<ApiContext['req']['get']>): string {
  const encoded = /filename\*\s*=\s*utf-8'[\w-]*'([^;\s]{1,1000})/i.exec(disposition ?? '')?.[1];
  const plain = /filename\s*=\s*(?:"([^"]{1,300})"|([^;\s]{1,300}))/i.exec(disposition ?? '');
  const name = encoded === undefined ? (plain?.[1] ?? plain?.[2]) : decoded(encoded);
  if (name !== undefined && name.trim() !== '') return name;
  const detail = inEachLanguage(() => apiTexts.json.fileName);
  throw new ApiProblem('INVALID_INPUT', { problems: [{ in: 'header', pointer: '/Content-Disposition', detail }] });
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
