import { type Bilingual, DomainError } from '../law/errors.ts';

/** The command was called in a way that cannot be carried out. Exit code 2. */
export class UsageError extends DomainError {
  readonly code = 'WRONG_USAGE';

  constructor(text: Bilingual, options?: ErrorOptions) {
    super(text, options);
  }
}

const FILE_TEXTS: Readonly<Record<string, Bilingual>> = {
  ENOENT: { zh: '没有这个文件', en: 'there is no such file' },
  EACCES: { zh: '没有读写权限', en: 'permission denied' },
  EPERM: { zh: '没有读写权限', en: 'permission denied' },
  EISDIR: { zh: '是目录，不是文件', en: 'is a directory, not a file' },
  ENOTDIR: { zh: '路径中有一段不是目录', en: 'a part of the path is not a directory' },
};

/** Names the file that could not be read or written; undefined for any other error. */
export function fileProblem(error: unknown): Bilingual | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '', path = '' } = error as NodeJS.ErrnoException;
  const text = FILE_TEXTS[code];
  return text === undefined ? undefined : { zh: `文件 ${path}：${text.zh}`, en: `File ${path}: ${text.en}` };
}
