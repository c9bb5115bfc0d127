/** A paper of the case file as a whole, in the order of the history. */
export interface CaseFileItem {
  /** As the index names it. */
  readonly title: string;
  /** The day it came in or was made, YYYY-MM-DD. */
  readonly on: string;
  /** What a sheet in its place says: name, kind, size, SHA-256; one line each. */
  readonly facts: readonly string[];
  readonly contents: ItemContents;
}

export type ItemContents =
  | { readonly as: 'pdf'; readonly bytes: Uint8Array }
  /** Pages of images and faxes, JPEG; width and height in points. */
  | { readonly as: 'pictures'; readonly pages: readonly { readonly bytes: Uint8Array; readonly width: number; readonly height: number }[] }
  /** A sheet in its place. `why` tells the reader. */
  | { readonly as: 'sheet'; readonly why: string };

export interface CaseFileLine {
  readonly on: string;
  readonly what: string;
  readonly who: string;
}

export interface CaseFile {
  readonly organ: string;
  readonly caseNo: string;
  readonly title: string;
  /** The day the file was put together, as printed. */
  readonly madeOn: string;
  readonly items: readonly CaseFileItem[];
  /** Oldest first. */
  readonly history: readonly CaseFileLine[];
  /** Of the last entry: who has it elsewhere can prove that nothing was changed. */
  readonly headHash: string;
  /** UTC instant that the document bears. */
  readonly madeAt: string;
}

/** Why a sheet stands in the place of a paper. In Chinese, as the file is. */
export const SHEET_REASONS = {
  kind: '此类文件不能转为页面，请从案件中下载原文件。',
  unreadable: '文件有密码、已经损坏或者过大，不能转为页面，请从案件中下载原文件。',
  lost: '文件内容不在存储中，请系统管理员检查。',
} as const;
