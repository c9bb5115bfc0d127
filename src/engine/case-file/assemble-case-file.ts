import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type CaseFile, SHEET_REASONS } from '../../documents/case-file/case-file.ts';
import { getProjectRoot } from '../../store/project-root.ts';

const LIMIT_MS = 5 * 60_000;
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 2048 };

/**
 * The case file as one PDF: cover, index, the papers in their order, the history; a bookmark for each, page numbers at the foot. Made in a thread.
 *
 * @throws when it takes longer than five minutes, or the memory does not suffice.
 */
export function assembleCaseFile(file: CaseFile): Promise<Uint8Array> {
  const script = join(getProjectRoot(), 'workers', 'case-file-worker.js');
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, {
      workerData: { ...file, unreadable: SHEET_REASONS.unreadable },
      resourceLimits: RESOURCE_LIMITS,
      execArgv: [],
    });
    const timer = setTimeout(() => {
      reject(new Error('The case file took too long to put together'));
      void worker.terminate();
    }, LIMIT_MS);
    worker.once('message', (bytes: Uint8Array) => resolve(bytes));
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('The thread that puts the case file together ended early'));
    });
  });
}
