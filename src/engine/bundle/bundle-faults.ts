import type { Bilingual } from '../../law/errors.ts';

/** The first thing that is wrong with a bundle. */
export interface BundleFault {
  readonly kind: string;
  readonly text: Bilingual;
  /** The file in the bundle. */
  readonly path?: string;
  /** The entry of the history. */
  readonly entry?: number;
}

interface Fault {
  readonly kind: string;
  readonly text: Bilingual;
}

const fault = (kind: string, zh: string, en: string): Fault => ({ kind, text: { zh, en } });

export const BUNDLE_FAULTS = {
  truncated: { zh: '文件不完整，在此处中断', en: 'the bundle ends here, before its end' },
  noBundle: fault('noBundle', '不是本程序导出的卷宗包，或者开头被改动', 'this is no bundle of a case, or its first bytes were altered'),
  manifest: fault('manifest', '清单不是应有的形式，被改动过', 'the manifest does not have its form: it was altered'),
  otherVersion: (version: number) =>
    fault(
      'otherVersion',
      `卷宗包的格式为第 ${version} 版，本程序不认识：请用较新的版本核对`,
      `the bundle has format version ${version}, which this program does not know: verify it with a newer one`,
    ),
  otherDigest: fault(
    'otherDigest',
    '清单的摘要不是导出时记下的那个：这不是当时导出的卷宗包',
    'the digest of the manifest is not the one that was noted: this is not the bundle that was exported then',
  ),
  altered: fault('altered', '内容与摘要不符，被改动过', 'its contents do not match its digest: it was altered'),
  shape: fault('shape', '压缩包的结构被改动，或者文件缺失', 'the structure of the archive was altered, or the file is missing'),
  end: fault('end', '压缩包的结尾被改动，或者有多余的文件', 'the end of the archive was altered, or there are files too many'),
  more: fault('more', '压缩包之后还有多余的内容', 'there is something after the end of the archive'),
  text: fault('entry', '不是应有的形式，条目被改动过', 'it does not have its form: the entry was altered'),
  ofOtherCase: fault('entry', '是另一案件的条目', 'it is an entry of another case'),
  head: fault(
    'head',
    '历史的末端与清单所记的链首不符，末尾条目被增删过',
    'the history does not end at the head that the manifest names: entries at its end were removed or added',
  ),
  noHistory: fault('missing', '卷宗包中没有历史', 'the bundle has no history'),
  missing: fault('missing', '历史记载了此文件，卷宗包中没有', 'the history names it, but the bundle does not have it'),
  unnamed: fault('unnamed', '历史中没有任何条目记载此文件', 'no entry of the history names it'),
  namings: fault('namings', '清单所记的出处与历史不符', 'the manifest does not say rightly which entries name it'),
} as const;

/** Thrown where verification ends. */
export class FaultFound extends Error {
  readonly fault: BundleFault;

  constructor({ kind, text }: Fault, at: Pick<BundleFault, 'path' | 'entry'> = {}) {
    super(kind);
    this.fault = { kind, text, ...at };
  }
}
