import { z } from 'zod';
import { canonicalText } from '../hash-chain.ts';

export const BUNDLE_FORMAT = 'yishen-bundle';
/** A change of what a bundle holds, or of its bytes, is another version; bundles of the earlier ones stay verifiable. */
export const BUNDLE_VERSION = 1;
export const MANIFEST_PATH = 'manifest.json';
export const HISTORY_PATH = 'history.jsonl';

export const BUNDLE_PARTS = ['readme', 'history', 'timeline', 'clock', 'chart', 'letter', 'file'] as const;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** Nothing leads out of the directory into which a bundle is unpacked, and no two systems read a name differently. */
const path = z
  .string()
  .max(120)
  .regex(/^(?:[A-Za-z0-9][A-Za-z0-9_.-]*\/)?[A-Za-z0-9][A-Za-z0-9_.-]*$/);
const naming = z.strictObject({ entry: z.number().int().min(1), as: z.string().max(60), name: z.string().max(300) });

const file = z.strictObject({
  path,
  part: z.enum(BUNDLE_PARTS),
  bytes: z.number().int().min(0).max(0xffff_fffe),
  sha256: digest,
  /** Which entries of the history name it; of letters and files only. */
  namedBy: z.array(naming).min(1).optional(),
});

const manifestSchema = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  formatVersion: z.literal(BUNDLE_VERSION),
  program: z.string().max(60),
  organ: z.string().max(200),
  case: z.strictObject({ id: z.string().max(100), name: z.string().max(200), kind: z.string().max(40) }),
  /** The newest entry of the history. */
  head: z.strictObject({ version: z.number().int().min(1), hash: digest }),
  exportedAt: z.string().max(40),
  exportedBy: z.strictObject({ kind: z.enum(['staff', 'machine', 'command']), id: z.string().nullable(), name: z.string().nullable() }),
  /** How entries are hashed. */
  canonicalForm: z.literal('RFC 8785'),
  digest: z.literal('SHA-256'),
  /** Charts that the history names; `path` is null where this program has another version of it. */
  charts: z.array(z.strictObject({ machine: z.string().max(60), version: z.string().max(60), path: path.nullable() })),
  /** Everything but the manifest, in the order of the archive. */
  files: z.array(file),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = Manifest['files'][number];

/** As it stands in the archive. */
export function manifestText(manifest: Manifest): string {
  return canonicalText(manifest);
}

export type ReadManifest =
  | { readonly result: 'read'; readonly manifest: Manifest }
  /** Made by a newer program. */
  | { readonly result: 'otherVersion'; readonly version: number }
  | { readonly result: 'unreadable' };

/** Never throws: whoever made the text may want it to. */
export function readManifest(bytes: Uint8Array): ReadManifest {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    const version = versionOf(value);
    if (version !== undefined && version !== BUNDLE_VERSION) return { result: 'otherVersion', version };
    const { data } = manifestSchema.safeParse(value);
    if (data === undefined || manifestText(data) !== text || !isUnambiguous(data)) return { result: 'unreadable' };
    return { result: 'read', manifest: data };
  } catch {
    return { result: 'unreadable' };
  }
}

function versionOf(value: unknown): number | undefined {
  const { format, formatVersion } = (value ?? {}) as { readonly format?: unknown; readonly formatVersion?: unknown };
  return format === BUNDLE_FORMAT && typeof formatVersion === 'number' ? formatVersion : undefined;
}

/** No name twice, as systems compare them that take A for a. */
function isUnambiguous({ files }: Manifest): boolean {
  const paths = [MANIFEST_PATH, ...files.map((one) => one.path)].map((one) => one.toLowerCase());
  return new Set(paths).size === paths.length;
}
