import { ACCEPT } from '../../engine/files/file-kinds.ts';
import { MAX_FILE_BYTES, MAX_FILES } from '../../law/events/files-field.ts';
import { fileSize } from '../file-size.ts';
import { keptFileIds, type PostedFiles, REMOVE_SUFFIX } from './posted-files.ts';
import type { RawForm } from './raw-form.ts';

/** What an input for files needs beside what every field has. */
export interface FilesView {
  /** For `accept`. */
  readonly accept: string;
  readonly maxFiles: number;
  /** Of one file. */
  readonly maxBytes: number;
  /** Files that are on the server already: they go with the form unless they are ticked to be removed. */
  readonly uploaded: readonly UploadedFileView[];
  /** Name of the boxes to tick. */
  readonly removeName: string;
}

export interface UploadedFileView {
  readonly fileId: string;
  /** Of the box to tick. */
  readonly removeId: string;
  readonly name: string;
  readonly size: string;
}

interface FilesSource {
  readonly id: string;
  readonly raw: RawForm;
  readonly files: PostedFiles;
}

export function filesView(inputName: string, { id, raw, files }: FilesSource): FilesView {
  const uploaded = keptFileIds(raw, inputName)
    .map((fileId) => files.found.get(fileId))
    .filter((file) => file !== undefined);
  return {
    accept: ACCEPT,
    maxFiles: MAX_FILES,
    maxBytes: MAX_FILE_BYTES,
    removeName: inputName + REMOVE_SUFFIX,
    uploaded: uploaded.map((file, index) => ({
      fileId: file.id,
      removeId: `${id}-remove-${index + 1}`,
      name: file.name,
      size: fileSize(file.bytes),
    })),
  };
}
