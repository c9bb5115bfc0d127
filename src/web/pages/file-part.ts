import { machineOfEvent } from '../../../machines/proceedings.ts';
import { hasPages } from '../../documents/pages/page-workshop.ts';
import type { HistoryLine } from '../../engine/engine-types.ts';
import { labelOfMediaType } from '../../engine/files/file-kinds.ts';
import { type FiledFile, filesIn } from '../../law/events/files-field.ts';
import { fileSize } from '../file-size.ts';
import { shortHash } from '../format.ts';
import { say } from '../language.ts';
import { fileTexts } from '../texts/files.ts';
import { previewOf } from '../uploads/send-file.ts';
import type { WebDeps } from '../web-deps.ts';
import { historyLine } from './history-part.ts';

/** A file of a case as its page lists it. */
export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly size: string;
  /** When, by whom and with what it came into the case. */
  readonly added: string;
  /** Enough of the SHA-256 to compare by eye; the history has all of it. */
  readonly shortDigest: string;
  readonly href: string;
  readonly preview: { readonly kind: 'image' | 'pdf'; readonly href: string } | null;
  /** Where it can be looked at page by page; null for what has no pages. */
  readonly viewHref: string | null;
  /** Where it is looked into for what must not go out. */
  readonly checkHref: string;
  /** Where parts of it can be covered; null for what has no pages, and for released copies. */
  readonly redactHref: string | null;
  /** Of a released copy: what was withheld and why. */
  readonly withheld: readonly string[];
}

interface FileListOptions {
  readonly caseId: string;
  readonly findEvent: WebDeps['findEvent'];
}

/** Every file that a history names, in the order they came in; one that several records name, once. */
export function fileListOf(history: readonly HistoryLine[], { caseId, findEvent }: FileListOptions): readonly FileView[] {
  const views = new Map<string, FileView>();
  for (const line of history) {
    for (const { field, file } of filesIn(line.data)) {
      if (views.has(file.id)) continue;
      const { on, who } = historyLine(line, findEvent);
      const label = findEvent(line.type)?.label;
      const href = `/cases/${encodeURIComponent(caseId)}/files/${encodeURIComponent(file.id)}`;
      const preview = previewOf(file.mediaType);
      views.set(file.id, {
        id: file.id,
        name: file.name,
        kind: say(labelOfMediaType(file.mediaType) ?? { zh: file.mediaType, en: file.mediaType }),
        size: fileSize(file.bytes),
        added: fileTexts.list.addedBy(on, who, label === undefined ? line.type : say(label)),
        shortDigest: shortHash(file.sha256),
        href,
        preview: preview === null ? null : { kind: preview, href: `${href}?inline=1` },
        viewHref: hasPages(file.mediaType) ? `${href}/view` : null,
        checkHref: `${href}/check`,
        ...redactionOf(line, { field, file, caseId }),
      });
    }
  }
  return [...views.values()];
}

function redactionOf(
  { type, data }: HistoryLine,
  { field, file, caseId }: { readonly field: string; readonly file: FiledFile; readonly caseId: string },
): Pick<FileView, 'redactHref' | 'withheld'> {
  if (type === 'redaction.checked' && field === 'released') return { redactHref: null, withheld: String(data.withheld).split('\n') };
  const isPaged = machineOfEvent(type) === 'disclosureRequest' && hasPages(file.mediaType);
  return {
    redactHref: isPaged ? `/cases/${encodeURIComponent(caseId)}/redactions?file=${encodeURIComponent(file.id)}` : null,
    withheld: [],
  };
}
