import { texts } from '../texts.ts';
import type { CasePageData } from '../web-deps.ts';

/** The case that this one was split from, and those split from it. */
export interface CaseFamily {
  /** Null where there is none, or none that the person may see. */
  readonly parentHref: string | null;
  /** Without an address for those that the person may not see. */
  readonly children: readonly { readonly href: string | null; readonly label: string }[];
}

type Relatives = Pick<CasePageData, 'parentCaseId' | 'children'>;

/** @param related - Ids of those that the person may see: of the others the number alone is told. */
export function familyOf({ parentCaseId, children }: Relatives, related: ReadonlySet<string>): CaseFamily {
  return {
    parentHref: parentCaseId === null || !related.has(parentCaseId) ? null : `/cases/${encodeURIComponent(parentCaseId)}`,
    children: children.map(({ id, caseNo, title }) => ({
      href: related.has(id) ? `/cases/${encodeURIComponent(id)}` : null,
      label: [caseNo, related.has(id) ? title : null].filter((part) => part !== null).join(' ') || texts.case.noNumber,
    })),
  };
}

/** The cases that its page leads to. */
export function relatedOf({ parentCaseId, children }: Relatives): readonly string[] {
  return [...(parentCaseId === null ? [] : [parentCaseId]), ...children.map(({ id }) => id)];
}
