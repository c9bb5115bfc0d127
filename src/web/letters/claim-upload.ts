import { createFileStore, type FileRow } from '../../store/file-store.ts';
import { HttpProblem } from '../http-problem.ts';

/** Keeps the contents of an upload for good: whatever clears uploads away leaves them. @throws {HttpProblem} when they were cleared away. */
export async function claimUpload(
  trx: Parameters<typeof createFileStore>[0],
  { file, at }: { readonly file: FileRow; readonly at: string },
): Promise<void> {
  const claimed = await createFileStore(trx).claim([file.id], { owner: file.owner, caseId: null, at });
  if (claimed === undefined) throw new HttpProblem(409, 'stale');
}
