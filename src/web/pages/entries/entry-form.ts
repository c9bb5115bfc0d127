import type { KnownIndicator } from '../../../engine/annual-report/entries-indicators.ts';
import { isOfOtherYears, placeInTable, tableFirst } from '../../../engine/annual-report/entries-indicators.ts';
import { findCivilDate } from '../../../law/civil-date.ts';
import { mayRecordIn } from '../../../law/report/entry-roles.ts';
import { INDICATOR_AREAS } from '../../../law/report/indicators.ts';
import type { ReportEntryRow } from '../../../store/report-entry-store.ts';
import type { Problems } from '../../entries/entries-desk.ts';
import type { Frame } from '../../frame.ts';
import { sayLabel } from '../../language.ts';
import { entryTexts } from '../../texts/entries.ts';
import { texts } from '../../texts.ts';
import type { StaffUser } from '../../web-deps.ts';
import { type AdminField, type AdminForm, withErrors } from '../admin/admin-parts.ts';
import { LEDGER } from './ledger-page.ts';

/** As typed. Names of the inputs. */
export interface TypedEntry {
  readonly indicator: string;
  readonly on: string;
  readonly amount: string;
  readonly what: string;
  readonly source: string;
}

interface FormParts {
  readonly year: number;
  /** Of the entry to be made. */
  readonly entry: string;
  readonly known: readonly KnownIndicator[];
  readonly typed: TypedEntry;
  readonly problems: Problems;
  readonly user: Pick<StaffUser, 'roles'>;
}

/** The quick form: one figure, its day and its source. */
export function entryForm(frame: Frame, parts: FormParts): AdminForm {
  const { year, entry, known, typed, problems, user } = parts;
  const words = entryTexts.form;
  const chosen = known.find(({ id }) => id === typed.indicator);
  const offered = known.filter(
    (one) => !one.isClosed && mayRecordIn(user, one.area) && (one.id === typed.indicator || !isOfOtherYears(one, year)),
  );
  const { fields, errors } = withErrors([choice(offered, { chosen: typed.indicator, year }), ...rest(typed, chosen)], problems);
  return {
    frame,
    heading: words.title,
    crumb: { href: `${LEDGER}?year=${year}`, label: entryTexts.title(year) },
    lead: words.lead,
    action: `${LEDGER}?${new URLSearchParams({ year: String(year), entry })}`,
    errors,
    notes: chosen === undefined ? [] : [entryTexts.areaHelp[chosen.area], entryTexts.kinds[chosen.kind]],
    fields,
    submit: words.submit,
    cancel: { href: `${LEDGER}?year=${year}`, label: words.cancel },
    test: 'entry-form',
  };
}

/** Those of the year's report first. */
function choice(known: readonly KnownIndicator[], { chosen, year }: { readonly chosen: string; readonly year: number }): AdminField {
  const words = entryTexts.form;
  const options = tableFirst(known, year).map((indicator) => ({
    value: indicator.id,
    label: texts.write.labelled(sayLabel(INDICATOR_AREAS[indicator.area]), `${sayLabel(indicator.label)} / ${sayLabel(indicator.unit)}`),
    chosen: indicator.id === chosen,
    group: placeInTable(indicator, year) === null ? entryTexts.outsideTable : entryTexts.inTableOf(year),
  }));
  const none = { value: '', label: words.choose, chosen: chosen === '' };
  return { kind: 'select', name: 'indicator', label: words.indicator, options: [none, ...options] };
}

function rest({ on, amount, what, source }: TypedEntry, chosen: KnownIndicator | undefined): readonly AdminField[] {
  const words = entryTexts.form;
  const isDay = on === '' || findCivilDate(on) !== undefined;
  const unit = chosen === undefined ? {} : { marker: sayLabel(chosen.unit) };
  return [
    { kind: 'text', name: 'amount', label: words.amount, hint: words.amountHint, value: amount, ...unit },
    { kind: isDay ? 'date' : 'text', name: 'on', label: words.on, hint: words.onHint, value: on },
    { kind: 'text', name: 'what', label: words.what, hint: words.whatHint, marker: words.optional, value: what },
    { kind: 'text', name: 'source', label: words.source, hint: words.sourceHint, value: source },
  ];
}

interface TakeBackParts {
  readonly entry: ReportEntryRow;
  readonly indicator: KnownIndicator | undefined;
  /** Id of the taking back to be made. */
  readonly voidId: string;
  readonly reason: string;
  readonly problems: Problems;
}

/** Asks why, and whether it is meant. */
export function takeBackForm(frame: Frame, { entry, indicator, voidId, reason, problems }: TakeBackParts): AdminForm {
  const words = entryTexts.takeBack;
  const href = `${LEDGER}/of/${encodeURIComponent(entry.indicator)}?year=${entry.onDay.slice(0, 4)}`;
  const name = indicator === undefined ? entry.indicator : sayLabel(indicator.label);
  const unit = indicator === undefined ? '' : sayLabel(indicator.unit);
  const { fields, errors } = withErrors(
    [{ kind: 'text', name: 'reason', label: words.reason, hint: words.reasonHint, value: reason }],
    problems,
  );
  return {
    frame,
    heading: words.title,
    crumb: { href, label: name },
    lead: words.lead,
    action: `${LEDGER}/${encodeURIComponent(entry.id)}/take-back?${new URLSearchParams({ void: voidId })}`,
    errors,
    notes: [
      texts.write.labelled(name, `${entry.amount ?? ''} ${unit}`.trim()),
      texts.write.list([entry.onDay, entry.what, entry.source]),
      texts.write.labelled(entryTexts.heads.by, entry.recordedByName),
    ],
    fields,
    submit: words.submit,
    cancel: { href, label: entryTexts.form.cancel },
    test: 'take-back-form',
  };
}
