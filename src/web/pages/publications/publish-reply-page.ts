import type { FieldProblem } from '../../../law/errors.ts';
import { PUBLICATION_CATEGORIES } from '../../../law/publication-catalogue.ts';
import type { ErrorLine } from '../../forms/form-errors.ts';
import { firstValue, type RawForm, valuesOf } from '../../forms/raw-form.ts';
import type { Frame } from '../../frame.ts';
import { say } from '../../language.ts';
import type { PublishableReply } from '../../publications/reply-to-publish.ts';
import { publicationTaskTexts } from '../../texts/publication-tasks.ts';
import { caseNameOf } from '../case-page.ts';
import { categoryLabel, type SelectChoice, selectOf } from './labels.ts';

export interface PublishReplyPage {
  readonly frame: Frame;
  readonly backHref: string;
  readonly action: string;
  readonly caseNo: string;
  readonly token: string;
  readonly errors: readonly ErrorLine[];
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly titleError: string | null;
  readonly textError: string | null;
  readonly category: SelectChoice;
  readonly files: readonly { readonly id: string; readonly value: string; readonly name: string; readonly chosen: boolean }[];
}

interface PublishParts {
  readonly reply: PublishableReply;
  readonly token: string;
  readonly attempt: { readonly raw: RawForm; readonly problems: readonly FieldProblem[] } | null;
}

export function publishReplyPage(frame: Frame, { reply, token, attempt }: PublishParts): PublishReplyPage {
  const { data, files, proposed } = reply;
  const raw = attempt?.raw;
  const typed = (name: string, otherwise: string) => (raw === undefined ? otherwise : firstValue(raw, name));
  const errorOf = (field: string) => {
    const found = attempt?.problems.find((problem) => problem.field === field);
    return found === undefined ? null : say(found);
  };
  const categories = PUBLICATION_CATEGORIES.map(({ value }) => ({ value, label: categoryLabel(value) }));
  const chosen = new Set(raw === undefined ? [] : valuesOf(raw, 'file'));
  const wanted = typed('category', '');
  return {
    frame,
    backHref: `/cases/${encodeURIComponent(data.id)}`,
    action: `/cases/${encodeURIComponent(data.id)}/publish`,
    caseNo: caseNameOf(data).caseNo,
    token,
    errors: (attempt?.problems ?? []).map((one) => ({ text: say(one), href: one.field === 'title' ? '#publish-title' : '#publish-text' })),
    title: typed('title', proposed.title),
    summary: typed('summary', ''),
    text: typed('text', proposed.text),
    titleError: errorOf('title'),
    textError: errorOf('text') ?? errorOf('released'),
    category: selectOf('category', publicationTaskTexts.reply.category, categories, wanted === '' ? null : wanted),
    files: files.map(({ id, name }, index) => ({ id: `publish-file-${index + 1}`, value: id, name, chosen: chosen.has(id) })),
  };
}
