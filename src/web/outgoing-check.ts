import type { RecordOptions } from '../engine/engine-types.ts';
import { type InspectedFile, inspectFile } from '../engine/outgoing/inspect-file.ts';
import type { Actor } from '../law/roles.ts';
import { createFileStore } from '../store/file-store.ts';
import type { RawForm } from './forms/raw-form.ts';
import { findingLines } from './pages/outgoing-page.ts';
import { recordWithFiles } from './uploads/claim-files.ts';
import { filedFile } from './uploads/resolve-files.ts';
import type { WebDeps } from './web-deps.ts';

type Deps = Pick<WebDeps, 'engine' | 'db' | 'now' | 'vault' | 'pages' | 'today'>;

/** Looks into files one after the other: each may be large. */
export async function inspectAll(deps: Deps, ids: readonly string[]): Promise<readonly InspectedFile[]> {
  const rows = await createFileStore(deps.db.read).list(ids);
  const inspected: InspectedFile[] = [];
  for (const row of ids.flatMap((id) => rows.filter((one) => one.id === id))) inspected.push(await inspectFile(deps, filedFile(row)));
  return inspected;
}

export interface Clearance {
  readonly caseId: string;
  /** The version that the page showed. */
  readonly version: number;
  readonly actor: Actor;
  /** `fileOwnerOf` the request. */
  readonly owner: string;
  readonly inspected: readonly InspectedFile[];
  readonly decision: 'clean' | 'accepted' | 'withheld';
  readonly reason?: string;
  /** Stored with it or not at all. */
  readonly also?: RecordOptions['also'];
}

/** Puts the check and the decision into the history. @returns the version after it. */
export async function recordClearance(deps: Deps, clearance: Clearance): Promise<number> {
  const { caseId, version, actor, owner, inspected, decision, reason, also } = clearance;
  const findings = findingLines(inspected);
  const data = {
    decision,
    ...(findings === '' ? {} : { findings }),
    ...(reason === undefined ? {} : { reason }),
    checked: inspected.map(({ file }) => file),
  };
  const event = { type: 'files.cleared', on: deps.today(), data };
  const recorded = await recordWithFiles(deps, { data, owner, caseId }, () =>
    deps.engine.record(caseId, event, { actor, expectedVersion: version, also }),
  );
  return recorded.version;
}

/** The form again, made for the version after the check. */
export function atVersion(raw: RawForm, version: number): RawForm {
  return { ...raw, version: [String(version)] };
}
