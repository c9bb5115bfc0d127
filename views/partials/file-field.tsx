import type { FieldView } from '../../src/web/forms/field-view.ts';
import type { FilesView, UploadedFileView } from '../../src/web/forms/files-view.ts';
import { fileTexts } from '../../src/web/texts/files.ts';
import { describedBy, FormGroup } from './form-group.tsx';

interface FileFieldProps {
  readonly field: FieldView;
  readonly files: FilesView;
}

/** Files go with the form; a script, where it runs, uploads each as soon as it is chosen and shows how far it is. */
export function FileField({ field, files }: FileFieldProps) {
  const { script } = fileTexts;
  return (
    <FormGroup {...field}>
      <div
        class="upload"
        data-module="yishen-upload"
        data-name={field.name}
        data-max-files={files.maxFiles}
        data-max-bytes={files.maxBytes}
        data-texts={JSON.stringify(script)}
      >
        {files.uploaded.length > 0 && <Uploaded files={files} name={field.name} />}
        <input
          class="govuk-file-upload"
          type="file"
          id={field.id}
          name={field.name}
          accept={files.accept}
          multiple
          data-upload="input"
          {...describedBy(field)}
        />
      </div>
    </FormGroup>
  );
}

function Uploaded({ files, name }: { readonly files: FilesView; readonly name: string }) {
  return (
    <fieldset class="upload-kept" data-upload="kept">
      <legend>{fileTexts.chosen}</legend>
      <ul class="upload-list">
        {files.uploaded.map((file) => (
          <UploadedFile file={file} name={name} removeName={files.removeName} />
        ))}
      </ul>
      <p class="govuk-hint">{fileTexts.removeHint}</p>
    </fieldset>
  );
}

interface UploadedFileProps {
  readonly file: UploadedFileView;
  readonly name: string;
  readonly removeName: string;
}

function UploadedFile({ file, name, removeName }: UploadedFileProps) {
  return (
    <li class="upload-item" data-upload="item" data-file={file.fileId} data-test="uploaded-file">
      <input type="hidden" name={name} value={file.fileId} />
      <span class="upload-name">
        {file.name}
        <span class="upload-size">{fileTexts.size(file.size)}</span>
      </span>
      <span class="govuk-checkboxes govuk-checkboxes--small upload-remove" data-upload="remove">
        <span class="govuk-checkboxes__item">
          <input class="govuk-checkboxes__input" type="checkbox" id={file.removeId} name={removeName} value={file.fileId} />
          <label class="govuk-label govuk-checkboxes__label" for={file.removeId}>
            {fileTexts.script.remove}
            <span class="visually-hidden"> {file.name}</span>
          </label>
        </span>
      </span>
    </li>
  );
}
