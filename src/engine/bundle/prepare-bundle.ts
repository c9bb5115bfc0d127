import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { WorkingDayCalendar } from '../../law/calendar.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import { clockView } from '../../law/clock/clock-view.ts';
import { type Bilingual, DomainError, NotFoundError } from '../../law/errors.ts';
import { type CasePageRows, createCasePageReadModel } from '../../store/case-page-read-model.ts';
import type { Database } from '../../store/database.ts';
import type { FileVault } from '../../store/file-vault.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import { getProgramVersion } from '../../store/project-root.ts';
import { caseLimits } from '../case-limits.ts';
import { nameOf } from '../case-name.ts';
import { timelineOf } from '../export-timeline.ts';
import { canonicalText } from '../hash-chain.ts';
import { draftOf } from '../project-case.ts';
import { readmeText } from './bundle-readme.ts';
import { chartFiles } from './chart-files.ts';
import { BUNDLE_FORMAT, BUNDLE_VERSION, HISTORY_PATH, MANIFEST_PATH, type Manifest, type ManifestFile, manifestText } from './manifest.ts';
import { type NamedContents, namedByEntry, namedContents } from './named-contents.ts';
import type { BundlePart } from './write-bundle.ts';
import { MAX_ZIP_BYTES, MAX_ZIP_PARTS, zipBytes } from './zip-layout.ts';

/** A bundle is one archive of less than 4 GiB, which every unpacker reads. */
export class BundleTooLargeError extends DomainError {
  readonly code = 'BUNDLE_TOO_LARGE';

  constructor() {
    super(TOO_LARGE);
  }
}

const TOO_LARGE: Bilingual = {
  zh: '本案的文书和材料合计超过 4 GB，不能装入一个卷宗包。请与系统管理员联系，按 docs/operations/integrity.md 的办法直接核对数据库。',
  en: 'The letters and files of this case exceed 4 GB together: one bundle cannot hold them. Verify the case in the database instead, see docs/operations/integrity.md.',
};

export interface BundleDeps {
  readonly db: Database;
  readonly vault: FileVault;
}

export interface BundleAsk {
  readonly caseId: string;
  readonly by: Manifest['exportedBy'];
  readonly now: Date;
  readonly today: CivilDate;
  readonly calendar: WorkingDayCalendar;
}

/** Everything of a bundle but its bytes. */
export interface PreparedBundle {
  readonly manifest: Manifest;
  /** SHA-256 of the manifest as it stands in the archive: whoever has it from elsewhere knows that no byte of the bundle was changed since. */
  readonly digest: string;
  /** Of the archive. */
  readonly bytes: number;
  readonly parts: readonly BundlePart[];
  /** Contents that the history names and that are lost: the bundle is made, and does not verify. */
  readonly lost: readonly NamedContents[];
}

type Part = BundlePart & Pick<ManifestFile, 'part' | 'sha256' | 'namedBy'>;

/**
 * Reads everything that belongs into a bundle once, to measure it. Contents are taken as they lie there, altered or not: a bundle is evidence,
 * and it is whoever verifies it who judges.
 *
 * @throws {NotFoundError} when there is no such case.
 * @throws {BundleTooLargeError}
 */
export async function prepareBundle({ db, vault }: BundleDeps, ask: BundleAsk): Promise<PreparedBundle> {
  const rows = await createCasePageReadModel(db.read).find(ask.caseId);
  if (rows === undefined) throw new NotFoundError({ zh: '没有这个案件', en: 'There is no such case' });
  const organ = (await createOrganStore(db.read).findById(rows.caseRow.organId))?.name ?? '';
  const named = namedContents(rows.history.map(namedByEntry));
  const contents = await Promise.all(named.map((one) => vault.has(one.sha256)));
  const present = named.filter((_, i) => contents[i]);
  const charts = chartFiles(rows.history);
  const parts = [
    textPart('README.txt', 'readme', readmeText({ rows, organ, named, at: ask.now })),
    textPart(HISTORY_PATH, 'history', rows.history.map(canonicalLine).join('')),
    textPart('timeline.jsonl', 'timeline', canonicalLine(timelineOf(rows.caseRow, { entries: rows.history, organ }))),
    textPart('clock.json', 'clock', canonicalLine(clockOf(rows, ask))),
    ...charts.flatMap(({ path, text }) => (path === null ? [] : [textPart(path, 'chart', text)])),
  ];
  for (const one of present) parts.push(await storedPart(vault, one));
  const manifest = manifestOf(rows, { ask, organ, charts, parts });
  return packed(manifest, { parts, lost: named.filter((_, i) => !contents[i]) });
}

function packed(manifest: Manifest, { parts, lost }: { parts: readonly Part[]; lost: readonly NamedContents[] }): PreparedBundle {
  const first = textPart(MANIFEST_PATH, 'readme', manifestText(manifest));
  const all = [first, ...parts];
  const bytes = zipBytes(all);
  if (bytes > MAX_ZIP_BYTES || all.length > MAX_ZIP_PARTS) throw new BundleTooLargeError();
  return { manifest, digest: first.sha256, bytes, parts: all, lost };
}

function canonicalLine(value: unknown): string {
  return `${canonicalText(value)}\n`;
}

/** The clock and the limits of the case as of the export, for people: they follow from the history and a calendar. */
function clockOf({ caseRow, breaches }: CasePageRows, { today, calendar }: BundleAsk): object {
  const draft = draftOf(caseRow);
  return {
    today,
    calendarVersion: calendar.version,
    clock: clockView(draft.clock, { ref: nameOf(caseRow), today, calendar }),
    limits: caseLimits(draft, calendar).map(({ lapse: _lapse, ...limit }) => limit),
    breaches,
  };
}

function manifestOf(
  { caseRow, history }: CasePageRows,
  { ask, organ, charts, parts }: { ask: BundleAsk; organ: string; charts: ReturnType<typeof chartFiles>; parts: readonly Part[] },
): Manifest {
  const last = history.at(-1);
  return {
    format: BUNDLE_FORMAT,
    formatVersion: BUNDLE_VERSION,
    program: `yishen ${getProgramVersion()}`,
    organ,
    case: { id: caseRow.id, name: nameOf(caseRow), kind: caseRow.kind },
    head: { version: last?.version ?? caseRow.version, hash: last?.hash ?? caseRow.headHash },
    exportedAt: ask.now.toISOString(),
    exportedBy: ask.by,
    canonicalForm: 'RFC 8785',
    digest: 'SHA-256',
    charts: charts.map(({ machine, version, path }) => ({ machine, version, path })),
    files: parts.map(({ path, part, bytes, sha256, namedBy }) => ({ path, part, bytes, sha256, ...(namedBy ? { namedBy } : {}) })),
  };
}

function textPart(path: string, part: Part['part'], text: string): Part {
  const content = Buffer.from(text, 'utf8');
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { path, part, bytes: content.length, crc: crc32(content), sha256, open: () => once(content) };
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

/** The digest is that of what lies there, which may not be what the history says. */
async function storedPart(vault: FileVault, named: NamedContents): Promise<Part> {
  const open = () => vault.open(named.sha256) as AsyncIterable<Uint8Array>;
  const hash = createHash('sha256');
  let bytes = 0;
  let crc = 0;
  for await (const piece of open()) {
    hash.update(piece);
    bytes += piece.length;
    crc = crc32(piece, crc);
  }
  const { path, part, namedBy } = named;
  return { path, part, bytes, crc, sha256: hash.digest('hex'), namedBy: [...namedBy], open };
}
