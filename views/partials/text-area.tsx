import type { ComponentChildren } from 'preact';
import { shellTexts } from '../../src/web/texts/shell.ts';
import { describedBy, type FieldParts, FormGroup } from './form-group.tsx';

interface TextAreaProps extends FieldParts {
  readonly name: string;
  readonly value: string;
  readonly rows?: number;
  /** Characters; the browser counts down aloud, the server decides. */
  readonly maxLength?: number;
}

/** A long answer, with a count of characters where there is a limit. */
export function TextArea({ name, value, rows = 5, maxLength, ...parts }: TextAreaProps) {
  const group = (
    <FormGroup {...parts} name={name}>
      <textarea
        {...describedByCount(parts, maxLength)}
        class={maxLength === undefined ? 'govuk-textarea' : 'govuk-textarea govuk-js-character-count'}
        id={parts.id}
        name={name}
        rows={rows}
        value={value}
      />
      {maxLength !== undefined && (
        <div id={`${parts.id}-info`} class="govuk-hint govuk-character-count__message">
          {shellTexts.count.hint.replace('%{count}', String(maxLength))}
        </div>
      )}
    </FormGroup>
  );
  return maxLength === undefined ? group : <Counted maxLength={maxLength}>{group}</Counted>;
}

function describedByCount(parts: FieldParts, maxLength: number | undefined) {
  const described = describedBy(parts);
  const ids = [described['aria-describedby'], maxLength === undefined ? undefined : `${parts.id}-info`].filter((id) => id !== undefined);
  return { ...described, ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }) };
}

function Counted({ maxLength, children }: { readonly maxLength: number; readonly children: ComponentChildren }) {
  const { under, over, atLimit } = shellTexts.count;
  const words = {
    'data-i18n.characters-under-limit.one': under.one,
    'data-i18n.characters-under-limit.other': under.other,
    'data-i18n.characters-at-limit': atLimit,
    'data-i18n.characters-over-limit.one': over.one,
    'data-i18n.characters-over-limit.other': over.other,
  };
  return (
    <div class="govuk-character-count" data-module="govuk-character-count" data-maxlength={maxLength} {...words}>
      {children}
    </div>
  );
}
