import { hasPages } from '../../documents/pages/page-workshop.ts';
import type { ListedPaper } from '../../engine/case-file/gather-items.ts';
import { fileSize } from '../file-size.ts';
import type { Frame } from '../frame.ts';
import { caseFileTexts } from '../texts/case-file.ts';

export interface CaseFilePage {
  readonly frame: Frame;
  readonly backHref: string;
  readonly caseNo: string;
  readonly downloadHref: string;
  readonly papers: readonly { readonly title: string; readonly on: string; readonly size: string; readonly note: string | null }[];
}

interface About {
  readonly caseId: string;
  readonly caseNo: string;
  readonly papers: readonly ListedPaper[];
}

export function caseFilePage(frame: Frame, { caseId, caseNo, papers }: About): CaseFilePage {
  const backHref = `/cases/${encodeURIComponent(caseId)}`;
  return {
    frame,
    backHref,
    caseNo,
    downloadHref: `${backHref}/file.pdf`,
    papers: papers.map(({ title, on, file }) => ({
      title,
      on,
      size: fileSize(file.bytes),
      note: hasPages(file.mediaType) ? null : caseFileTexts.sheet,
    })),
  };
}
