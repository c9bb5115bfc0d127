import type { KnownIndicator, NewIndicator } from '../../../engine/annual-report/entries-indicators.ts';
import { INDICATOR_AREAS } from '../../../law/report/indicators.ts';
import type { Problems } from '../../entries/entries-desk.ts';
import type { Frame } from '../../frame.ts';
import { sayLabel } from '../../language.ts';
import { entryTexts } from '../../texts/entries.ts';
import { type AdminField, type AdminForm, type AdminPage, withErrors } from '../admin/admin-parts.ts';
import { LEDGER } from './ledger-page.ts';

export const OWN = `${LEDGER}/own`;

/** The organ's own indicators, those closed too. */
export function ownIndicatorsPage(frame: Frame, own: readonly KnownIndicator[]): AdminPage {
  const words = entryTexts.own;
  return {
    frame,
    heading: words.title,
    crumb: { href: LEDGER, label: entryTexts.crumb },
    lead: words.lead,
    links: [{ href: `${OWN}/new`, label: words.newLink, primary: true, test: 'new-indicator' }],
    tables: [
      {
        title: words.title,
        hideTitle: true,
        test: 'own',
        empty: words.empty,
        columns: [
          { label: words.label },
          { label: words.heads.id },
          { label: words.heads.area },
          { label: words.unit },
          { label: words.heads.kind },
          { label: entryTexts.heads.act },
        ],
        rows: own.map((indicator) => {
          const { id, area, label, unit, kind, isClosed } = indicator;
          const state = isClosed ? ({ text: words.closed, tone: 'quiet' } as const) : ({ text: words.inUse, tone: 'good' } as const);
          return [
            { text: sayLabel(label), badge: state },
            { text: id },
            { text: sayLabel(INDICATOR_AREAS[area]) },
            { text: sayLabel(unit) },
            { text: entryTexts.kinds[kind] },
            { text: '', act: actOf(indicator) },
          ];
        }),
      },
    ],
  };
}

function actOf({ id, label, isClosed }: KnownIndicator) {
  const words = entryTexts.own;
  const name = sayLabel(label);
  return isClosed
    ? { action: `${OWN}/${encodeURIComponent(id)}/reopen`, label: words.reopen, spoken: words.reopenOf(name), test: 'reopen' }
    : { action: `${OWN}/${encodeURIComponent(id)}/close`, label: words.close, spoken: words.closeOf(name), test: 'close' };
}

export function newIndicatorForm(
  frame: Frame,
  { typed, problems }: { readonly typed: NewIndicator; readonly problems: Problems },
): AdminForm {
  const words = entryTexts.own;
  const { fields, errors } = withErrors(fieldsOf(typed), problems);
  return {
    frame,
    heading: words.formTitle,
    crumb: { href: OWN, label: words.title },
    lead: words.lead,
    action: OWN,
    errors,
    fields,
    submit: words.submit,
    cancel: { href: OWN, label: entryTexts.form.cancel },
    test: 'indicator-form',
  };
}

function fieldsOf({ code, area, label, unit, kind }: NewIndicator): readonly AdminField[] {
  const words = entryTexts.own;
  const areas = Object.entries(INDICATOR_AREAS).map(([id, name]) => ({ value: id, label: sayLabel(name), chosen: id === area }));
  const kinds = (['flow', 'stock'] as const).map((one) => ({ value: one, label: entryTexts.kinds[one], chosen: one === kind }));
  return [
    { kind: 'text', name: 'label', label: words.label, value: label },
    { kind: 'text', name: 'unit', label: words.unit, hint: words.unitHint, value: unit },
    { kind: 'select', name: 'area', label: words.area, options: areas },
    { kind: 'radios', name: 'kind', label: words.kind, options: kinds },
    { kind: 'text', name: 'code', label: words.code, hint: words.codeHint, marker: entryTexts.form.optional, value: code },
  ];
}
