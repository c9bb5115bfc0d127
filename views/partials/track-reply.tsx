import type { FileLink, TrackReply } from '../../src/web/pages/track-reply.ts';
import { trackTexts } from '../../src/web/texts/track.ts';
import { FieldList } from './field-list.tsx';

/** A reply with what it says and its files. */
export function ReplyPart({ reply }: { readonly reply: TrackReply }) {
  const words = trackTexts.reply;
  return (
    <>
      {reply.label !== null && (
        <p class="track-decision" data-test="decision">
          {reply.label}
        </p>
      )}
      {reply.decided !== null && <p>{reply.decided}</p>}
      <FieldList fields={reply.facts} />
      {reply.parts.length === 0 ? <p>{words.noText}</p> : <FieldList fields={reply.parts} />}
      <h3>{words.files}</h3>
      {reply.files.length === 0 ? <p>{words.noFiles}</p> : <FileLinks files={reply.files} />}
      <p class="no-print">
        <a href={reply.printHref} data-test="print-reply">
          {words.print}
        </a>
      </p>
    </>
  );
}

export function FileLinks({ files }: { readonly files: readonly FileLink[] }) {
  return (
    <ul class="govuk-list">
      {files.map((file) => (
        <li>
          <a href={file.href} download data-test="reply-file">
            {file.name}
          </a>{' '}
          {file.size}
        </li>
      ))}
    </ul>
  );
}
