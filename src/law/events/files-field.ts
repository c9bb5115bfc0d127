import { z } from 'zod';
import type { Bilingual } from '../errors.ts';
import type { Field, Requirement } from './field.ts';

export const MAX_FILES = 20;
/** Of one file (domain 4.1). */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
/** Of a mail as it came, with everything attached to it; only the mailbox puts such files on record. */
export const MAX_MAIL_BYTES = 30 * 1024 * 1024;

const fileSchema = z.object({
  /** Where the file lies in the store. */
  id: z.string().min(1).max(60),
  name: z.string().trim().min(1).max(200),
  /** Digest of the contents: the history proves which file it was. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** What is uploaded has at most MAX_FILE_BYTES: whoever takes an upload sees to that. */
  bytes: z.number().int().min(1).max(MAX_MAIL_BYTES),
  /** As found in the contents, not as the sender called it. */
  mediaType: z.string().max(120),
});

/** A file as an event names it. */
export type FiledFile = z.infer<typeof fileSchema>;

/** Files that belong to an event. A form sends their ids; whoever takes the form makes them complete from the store. */
export function files<R extends Requirement>(spec: {
  readonly label: Bilingual;
  readonly required: R;
  readonly help?: Bilingual;
}): Field<FiledFile[], R> {
  return {
    ...spec,
    widget: 'files',
    expected: {
      zh: `1 至 ${MAX_FILES} 个文件，每个不超过 20 MB，PDF、图片、Office 文档、文本或压缩包`,
      en: `1 to ${MAX_FILES} files of at most 20 MB each: PDF, images, office documents, text or zip`,
    },
    schema: z.array(fileSchema).min(1).max(MAX_FILES),
  };
}

/** The papers of an event. */
export const attachments = files({ label: { zh: '附件', en: 'attachments' }, required: 'never' });

/** Every file that an event's data name, with the field it stands in. */
export function filesIn(data: Readonly<Record<string, unknown>>): readonly { readonly field: string; readonly file: FiledFile }[] {
  return Object.entries(data).flatMap(([field, value]) => {
    const parsed = z.array(fileSchema).safeParse(value);
    return parsed.success ? parsed.data.map((file) => ({ field, file })) : [];
  });
}

/** The files named in an event's data, whatever else stands there. */
export function filesOf(data: Readonly<Record<string, unknown>>): readonly FiledFile[] {
  const parsed = z.array(fileSchema).safeParse(data.attachments);
  return parsed.success ? parsed.data : [];
}
