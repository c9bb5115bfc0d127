import type { RequestHandler } from 'express';
import { currentLanguage } from '../../language.ts';
import type { WebDeps } from '../../web-deps.ts';
import type { ApiOperation } from '../operation.ts';
import { programVersion } from '../operations/service.ts';
import { type OpenApiDocument, openApiDocument } from './document.ts';

/** The document is open to everybody: it tells no data. Made once for each language. */
export function openApiRoute(deps: Pick<WebDeps, 'publicUrl'>, operations: readonly ApiOperation[]): RequestHandler {
  const documentIn = documents(deps, operations);
  return (_req, res) => {
    res.set('Content-Type', 'application/json; charset=utf-8').end(JSON.stringify(documentIn()));
  };
}

export function documents({ publicUrl }: Pick<WebDeps, 'publicUrl'>, operations: readonly ApiOperation[]): () => OpenApiDocument {
  const made = new Map<string, OpenApiDocument>();
  return () => {
    const language = currentLanguage();
    const document = made.get(language) ?? openApiDocument(operations, { version: programVersion(), publicUrl });
    made.set(language, document);
    return document;
  };
}
