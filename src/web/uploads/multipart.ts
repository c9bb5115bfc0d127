import type { Request } from 'express';
import multer from 'multer';
import type { FieldProblem } from '../../law/errors.ts';
import { MAX_FILES } from '../../law/events/files-field.ts';
import { HttpProblem } from '../http-problem.ts';
import { hasCsrfToken, refuseForgery } from '../session.ts';
import { fileOwnerOf } from './file-owner.ts';
import { dropFile, type FileDeps, type TakenFile, takeFile } from './take-file.ts';
import { isMultipart, markUploadHandler, type UploadHandler } from './upload-handlers.ts';
import { uploadLimit } from './upload-limit.ts';
import { refusedFile } from './upload-problems.ts';

/** Many times the longest text and the longest form: together they bound what one request holds in memory. */
const MAX_FIELD_BYTES = 256 * 1024;
const MAX_FIELDS = 150;

/** What became of a file, beside what multer knows of it. */
interface UploadedPart {
  readonly fieldname: string;
  readonly taken: TakenFile;
}

const refusals = new WeakMap<Request, readonly FieldProblem[]>();

/**
 * Reads a multipart form, the only kind that carries files, into `req.body` as a plain form comes: each name with its text or texts,
 * and under the name of a file input the ids of the files that were taken. Refused files are problems of their field
 * (`refusedUploads`); the rest of the form is kept. Other content types pass untouched.
 *
 * The token of the form is checked here, before the first file is read: the form's first field or the header x-csrf-token.
 */
export function acceptUploads(deps: FileDeps): UploadHandler {
  const limit = uploadLimit();
  const read = multer({
    storage: fileStorage(deps),
    fileFilter: (req, _file, done) => (hasCsrfToken(req) ? done(null, true) : refuseForgery(done)),
    limits: {
      files: MAX_FILES * 2,
      fields: MAX_FIELDS,
      parts: MAX_FIELDS + MAX_FILES * 2,
      fieldSize: MAX_FIELD_BYTES,
      fieldNestingDepth: 0,
    },
    defParamCharset: 'utf8',
  }).any();
  return markUploadHandler((req, res, next) => {
    if (!isMultipart(req)) return next();
    limit(req, res, (limited?: unknown) => {
      if (limited !== undefined) return next(limited);
      read(req, res, (error: unknown) => {
        if (error !== undefined && error !== null) return next(readFailure(error));
        if (!hasCsrfToken(req)) return refuseForgery(next);
        addFileIds(req, deps);
        next();
      });
    });
  });
}

/** What the parsers say of a body that is no form, or broke off. They give no codes. */
const BROKEN_FORM = /^(?:Malformed|Unexpected end of|Multipart:|Unsupported content type|Request (?:aborted|closed))/;

/** Limits and broken bodies are the sender's fault; whatever else fails is ours. */
function readFailure(error: unknown): unknown {
  if (error instanceof multer.MulterError) return new HttpProblem(413, 'uploadTooLarge');
  return error instanceof Error && BROKEN_FORM.test(error.message) ? new HttpProblem(400, 'badRequest') : error;
}

/** What was wrong with the files of the form that was read last. */
export function refusedUploads(req: Request): readonly FieldProblem[] {
  return refusals.get(req) ?? [];
}

function fileStorage(deps: FileDeps): multer.StorageEngine {
  const counts = new WeakMap<Request, number>();
  return {
    _handleFile: (req, file, done) => {
      const count = (counts.get(req) ?? 0) + 1;
      counts.set(req, count);
      const owner = fileOwnerOf({ req, res: req.res as NonNullable<Request['res']> });
      const taking = count > MAX_FILES ? tooMany(file) : takeFile(deps, { stream: file.stream, name: file.originalname, owner });
      taking.then((taken) => done(null, { taken } as Partial<Express.Multer.File>), done);
    },
    /** The request failed behind this file: nobody will ever send it. */
    _removeFile: (_req, file, done) => {
      const { taken } = file as unknown as UploadedPart;
      if (taken.result === 'refused') return done(null);
      dropFile(deps, taken.file).then(() => done(null), done);
    },
  };
}

async function tooMany(file: Express.Multer.File): Promise<TakenFile> {
  file.stream.resume();
  return { result: 'refused', name: file.originalname, refusal: 'tooMany' };
}

function addFileIds(req: Request, { allowed }: Pick<FileDeps, 'allowed'>): void {
  const body: Record<string, unknown> = req.body;
  const problems: FieldProblem[] = [];
  for (const { fieldname, taken } of (req.files ?? []) as unknown as readonly UploadedPart[]) {
    if (taken.result === 'refused') problems.push(refusedFile(fieldname, taken, allowed));
    else body[fieldname] = [body[fieldname] ?? [], taken.file.id].flat();
  }
  refusals.set(req, problems);
}
