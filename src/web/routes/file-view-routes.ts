import { type Request, Router } from 'express';
import { FileViewView } from '../../../views/pages/file-view.tsx';
import { hasPages, type PagedFile, UnreadablePagesError } from '../../documents/pages/page-workshop.ts';
import { readStored } from '../../engine/files/read-stored.ts';
import type { FiledFile } from '../../law/events/files-field.ts';
import { actorOf, currentUser, requireCaseRole, requireOwnCase } from '../auth.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { DEFAULT_DPI, DPI_CHOICES, fileViewPage } from '../pages/file-view-page.ts';
import { sendPage } from '../send-page.ts';
import { fileViewTexts } from '../texts/file-view.ts';
import { texts } from '../texts.ts';
import type { WebDeps } from '../web-deps.ts';
import { fileOfCase } from './file-routes.ts';

/** Files of a case looked at page by page: pictures that this program draws, so that nothing of a stranger's file reaches the browser. */
export function fileViewRoutes(deps: WebDeps): Router {
  const router = Router();
  router.use('/cases/:id/files', requireCaseRole, requireOwnCase(deps));
  router.get('/cases/:id/files/:fileId/view', async (req, res) => {
    const file = await readFileOf({ req, res }, deps, req.params);
    const data = await deps.engine.casePage(req.params.id, actorOf(currentUser(res)));
    const look = await lookAt(deps, { file, page: wholeNumber(req.query.page) ?? 1, dpi: dpiOf(req) });
    const frame = frameOf({ req, res }, { title: fileViewTexts.title(file.name) });
    const caseNo = data.caseNo ?? texts.case.noNumber;
    sendPage(res, { view: FileViewView, model: fileViewPage(frame, { caseId: req.params.id, caseNo, file, look }) });
  });
  router.get('/cases/:id/files/:fileId/pages/:page.jpg', async (req, res) => {
    const file = await readFileOf({ req, res }, deps, req.params);
    await sendPicture({ req, res }, deps, { file, page: wholeNumber(req.params.page) ?? 0, dpi: dpiOf(req) });
  });
  return router;
}

/** The read is recorded before anything is shown. */
async function readFileOf(http: Http, deps: WebDeps, { id, fileId }: { readonly id: string; readonly fileId: string }): Promise<FiledFile> {
  const file = await fileOfCase(http, deps, { caseId: id, fileId });
  if (file === undefined) throw new HttpProblem(404, 'notFound');
  await deps.desk.recordRead(currentUser(http.res), { caseId: id, what: 'file', detail: file.id });
  return file;
}

interface Wanted {
  readonly file: FiledFile;
  /** From 1. */
  readonly page: number;
  readonly dpi: number;
}

async function lookAt(deps: Pick<WebDeps, 'vault' | 'pages'>, { file, page: asked, dpi }: Wanted) {
  if (!hasPages(file.mediaType)) return { failure: 'kind' } as const;
  try {
    const contents = await contentsOf(deps, file);
    const sizes = await deps.pages.inspect(contents);
    const page = Math.min(Math.max(1, asked), sizes.length);
    const size = sizes[page - 1] ?? { width: 1, height: 1 };
    const characters = await deps.pages.text(contents, page - 1);
    return { page, count: sizes.length, dpi, size, text: characters.map(({ text }) => text).join('') };
  } catch (error) {
    if (error instanceof UnreadablePagesError) return { failure: error.reason };
    throw error;
  }
}

/**
 * A picture of a page never changes, its address neither. The browser keeps it but asks each time whether it may still show it: on a machine
 * that several people use, nobody sees what the one before looked at. It is not drawn again for that.
 */
async function sendPicture({ req, res }: Http, deps: WebDeps, { file, page, dpi }: Wanted): Promise<void> {
  if (!hasPages(file.mediaType)) throw new HttpProblem(404, 'notFound');
  res.set({
    ETag: `"${file.sha256}-${page}-${dpi}"`,
    'Cache-Control': 'private, no-cache',
    'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
  });
  if (req.fresh) {
    res.status(304).end();
    return;
  }
  try {
    const picture = await deps.pages.picture(await contentsOf(deps, file), { page: page - 1, dpi, format: 'jpeg' });
    res.type(picture.mediaType).send(Buffer.from(picture.bytes));
  } catch (error) {
    if (error instanceof UnreadablePagesError || error instanceof RangeError) throw new HttpProblem(404, 'notFound');
    throw error;
  }
}

async function contentsOf({ vault }: Pick<WebDeps, 'vault'>, { sha256, mediaType }: FiledFile): Promise<PagedFile> {
  return { bytes: await readStored(vault, sha256), mediaType };
}

function wholeNumber(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : undefined;
}

function dpiOf({ query }: Pick<Request, 'query'>): number {
  const asked = wholeNumber(query.dpi);
  return DPI_CHOICES.find((choice) => choice === asked) ?? DEFAULT_DPI;
}
