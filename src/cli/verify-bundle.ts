import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type VerifiedBundle, verifyBundle } from '../engine/bundle/verify-bundle.ts';
import { type CliContext, type ExitCode, jsonLine } from './cli-context.ts';

/** Whether what was typed names a file. */
export async function isFile(text: string): Promise<boolean> {
  return stat(text).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** Verifies a bundle without a database. @param digest - Of its manifest, as it was noted; undefined: none is held against it. */
export async function verifyBundleFile(context: CliContext, file: string, digest?: string): Promise<ExitCode> {
  const verified = await verifyBundle(createReadStream(file), digest);
  await context.out.write(jsonLine(lineOf(file, verified)));
  tell(context, file, verified);
  return verified.fault === undefined ? 0 : 1;
}

function lineOf(file: string, { manifest, manifestSha256, entries, files, fault }: VerifiedBundle): object {
  return {
    bundle: file,
    ok: fault === undefined,
    case: manifest?.case.name ?? null,
    caseId: manifest?.case.id ?? null,
    organ: manifest?.organ ?? null,
    formatVersion: manifest?.formatVersion ?? null,
    exportedAt: manifest?.exportedAt ?? null,
    entries,
    files,
    headHash: manifest?.head.hash ?? null,
    manifestSha256: manifestSha256 ?? null,
    ...(fault === undefined ? {} : { fault: fault.kind }),
    ...(fault?.path === undefined ? {} : { firstBadFile: fault.path }),
    ...(fault?.entry === undefined ? {} : { firstBadEntry: fault.entry }),
  };
}

function tell(context: CliContext, file: string, { manifest, manifestSha256, entries, files, fault }: VerifiedBundle): void {
  if (fault !== undefined) {
    const entry = fault.entry === undefined ? { zh: '', en: '' } : { zh: `第 ${fault.entry} 条历史：`, en: `entry ${fault.entry}: ` };
    const path = fault.path === undefined ? '' : `${fault.path}: `;
    context.tell({
      zh: `卷宗包 ${file} 不可信：${path}${entry.zh}${fault.text.zh}`,
      en: `The bundle ${file} cannot be trusted: ${path}${entry.en}${fault.text.en}`,
    });
    return;
  }
  context.tell({
    zh: `卷宗包 ${file} 完好：案件 ${manifest?.case.name}，${entries} 条历史、${files} 个文件，链首 ${manifest?.head.hash}。请把清单摘要与导出时记下的比较：${manifestSha256}`,
    en: `The bundle ${file} is whole: case ${manifest?.case.name}, ${entries} entries and ${files} files, head ${manifest?.head.hash}. Compare the digest of the manifest with the one noted at the export: ${manifestSha256}`,
  });
}
