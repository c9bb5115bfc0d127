import type { FileView } from '../../src/web/pages/file-part.ts';
import { fileViewTexts } from '../../src/web/texts/file-view.ts';
import { fileTexts } from '../../src/web/texts/files.ts';
import { outgoingTexts } from '../../src/web/texts/outgoing.ts';
import { redactionTexts } from '../../src/web/texts/redaction.ts';

interface FileListProps {
  readonly files: readonly FileView[];
}

/** The files of a case: each can be saved; pictures and PDF can be looked at first. */
export function FileList({ files }: FileListProps) {
  if (files.length === 0) {
    return (
      <p class="empty" data-test="no-files">
        {fileTexts.list.empty}
      </p>
    );
  }
  return (
    <ul class="file-list" aria-label={fileTexts.list.caption} data-test="files">
      {files.map((file) => (
        <FileItem file={file} />
      ))}
    </ul>
  );
}

function FileItem({ file }: { readonly file: FileView }) {
  return (
    <li class="file-item" id={`file-${file.id}`} data-test="file">
      {file.preview?.kind === 'image' && <Thumbnail file={file} href={file.preview.href} />}
      <div class="file-about">
        <p class="file-name">{file.name}</p>
        <p class="file-facts">
          {file.kind}
          {fileTexts.size(file.size)}
        </p>
        <p class="file-facts">{file.added}</p>
        <p class="file-facts file-digest">{fileTexts.list.digest(file.shortDigest)}</p>
        <p class="file-actions">
          <a href={file.href} data-test="download">
            {fileTexts.list.download}
            <span class="visually-hidden"> {file.name}</span>
          </a>
          {file.viewHref !== null && (
            <a href={file.viewHref} data-test="view-file">
              {fileViewTexts.link}
              <span class="visually-hidden"> {file.name}</span>
            </a>
          )}
          {file.preview !== null && (
            <a href={file.preview.href} target="_blank" rel="noopener">
              {fileTexts.list.openPreview}
              <span class="visually-hidden"> {file.name}</span>
            </a>
          )}
          <a href={file.checkHref} data-test="check-file">
            {outgoingTexts.link}
            <span class="visually-hidden"> {file.name}</span>
          </a>
          {file.redactHref !== null && (
            <a href={file.redactHref} data-test="redact-file">
              {redactionTexts.link}
              <span class="visually-hidden"> {file.name}</span>
            </a>
          )}
        </p>
        {file.withheld.length > 0 && (
          <ul class="file-withheld" lang="zh-CN" aria-label={redactionTexts.released.withheld}>
            {file.withheld.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        )}
        {file.preview?.kind === 'pdf' && <PdfPreview file={file} href={file.preview.href} />}
      </div>
    </li>
  );
}

interface PreviewProps {
  readonly file: FileView;
  readonly href: string;
}

function Thumbnail({ file, href }: PreviewProps) {
  return (
    <a class="file-thumbnail" href={href} target="_blank" rel="noopener">
      <img src={href} alt={fileTexts.list.previewNamed(file.name)} loading="lazy" />
    </a>
  );
}

/** Closed until it is wanted: browsers load a lazy frame only when it is seen. */
function PdfPreview({ file, href }: PreviewProps) {
  return (
    <details class="file-preview">
      <summary>{fileTexts.list.preview}</summary>
      <iframe src={href} title={fileTexts.list.previewNamed(file.name)} loading="lazy" />
    </details>
  );
}
