import type { CivilDate } from '../../../law/civil-date.ts';
import { PUBLICATION_CATEGORIES, PUBLICATION_CHANNELS, PUBLICATION_STATES } from '../../../law/publication-catalogue.ts';
import { DUE_CHOICES, type PublicationItem } from '../../../store/publication-read-model.ts';
import { stateLabel } from '../../diagram/chart-graph.ts';
import type { Frame } from '../../frame.ts';
import { sayLabel } from '../../language.ts';
import { isNarrowed, type ListAddress, listHref } from '../../publications/list-address.ts';
import { publicationTexts } from '../../texts/publications.ts';
import { texts } from '../../texts.ts';
import type { WebDeps } from '../../web-deps.ts';
import { categoryLabel, channelLabels, type DueMark, dueMark, type SelectChoice, selectOf } from './labels.ts';

export interface PublicationRow {
  readonly href: string;
  readonly title: string;
  readonly indexNo: string;
  readonly category: string;
  readonly channels: string;
  readonly state: string;
  readonly createdOn: string;
  readonly dueOn: string;
  readonly mark: DueMark | null;
  /** Value and id of its checkbox; null where this person has no quick step for it. */
  readonly select: { readonly id: string; readonly value: string; readonly label: string } | null;
}

export interface QuickSteps {
  /** The publishing step, with its channels; null for those who may not. */
  readonly publish: SelectChoice | null;
  readonly clear: boolean;
}

export interface PublicationsPage {
  readonly frame: Frame;
  readonly rows: readonly PublicationRow[];
  readonly found: string;
  readonly text: string;
  readonly filters: readonly SelectChoice[];
  readonly narrowed: boolean;
  readonly mayCreate: boolean;
  readonly links: readonly { readonly href: string; readonly label: string; readonly test: string }[];
  readonly quick: QuickSteps | null;
  /** Where the quick steps come back to. */
  readonly here: string;
  readonly exports: readonly { readonly href: string; readonly label: string }[];
  readonly previousHref: string | null;
  readonly nextHref: string | null;
}

interface ListParts {
  readonly items: readonly PublicationItem[];
  readonly total: number;
  readonly address: ListAddress;
  readonly more: boolean;
  readonly today: CivilDate;
  readonly soonUntil: CivilDate;
  readonly machines: WebDeps['machines'];
  readonly may: { readonly create: boolean; readonly publish: boolean; readonly clear: boolean; readonly convert: boolean };
}

export function publicationsPage(frame: Frame, parts: ListParts): PublicationsPage {
  const { items, total, address, more, may } = parts;
  const words = publicationTexts;
  const rows = items.map((item) => rowOf(item, parts));
  const anySelectable = rows.some(({ select }) => select !== null);
  const link = (href: string, label: string, test: string) => ({ href, label, test });
  return {
    frame,
    rows,
    found: words.found(total),
    text: address.text,
    filters: filtersOf(parts),
    narrowed: isNarrowed(address),
    mayCreate: may.create,
    links: [
      ...(may.convert ? [link('/publications/conversions', words.conversions, 'conversions')] : []),
      ...(may.create ? [link('/publications/import', words.importHref, 'import')] : []),
      link('/publications/reassessments', words.reassessments, 'reassessments'),
      link('/catalogue', words.publicHref, 'public-catalogue'),
    ],
    quick: anySelectable ? { publish: may.publish ? channelChoice() : null, clear: may.clear } : null,
    here: listHref(address, { page: address.page }),
    exports: (['csv', 'xlsx'] as const).map((format) => ({
      href: listHref(address, { path: `/publications/export.${format}` }),
      label: format.toUpperCase(),
    })),
    previousHref: address.page > 1 ? listHref(address, { page: address.page - 1 }) : null,
    nextHref: more ? listHref(address, { page: address.page + 1 }) : null,
  };
}

function rowOf(item: PublicationItem, { machines, today, soonUntil, may }: ListParts): PublicationRow {
  const { id, version, title, handlingState, createdOn, dueOn, entry } = item;
  const name = title ?? texts.queue.noTitle;
  const selectable = (handlingState === 'secrecyReview' && may.clear) || (handlingState === 'due' && may.publish);
  return {
    href: `/cases/${encodeURIComponent(id)}`,
    title: name,
    indexNo: entry.indexNo ?? texts.none,
    category: categoryLabel(entry.category),
    channels: channelLabels(entry.channels),
    state: stateLabel(machines.publication, handlingState),
    createdOn: createdOn ?? texts.none,
    dueOn: dueOn ?? texts.none,
    mark: dueMark(dueOn, { today, soonUntil }),
    select: selectable ? { id: `select-${id}`, value: `${id}:${version}`, label: publicationTexts.quick.select(name) } : null,
  };
}

function filtersOf({ address, machines }: ListParts): readonly SelectChoice[] {
  const { state, category, channel, due } = address.choices;
  const words = publicationTexts.filter;
  const states = PUBLICATION_STATES.map((value) => ({ value, label: stateLabel(machines.publication, value) }));
  const categories = PUBLICATION_CATEGORIES.map(({ value }) => ({ value, label: categoryLabel(value) }));
  const dues = DUE_CHOICES.map((value) => ({ value, label: words.dueChoices[value] }));
  return [
    selectOf('state', words.state, states, state),
    selectOf('category', words.category, categories, category),
    selectOf('channel', words.channel, channels(), channel),
    selectOf('due', words.due, dues, due),
  ];
}

function channels() {
  return PUBLICATION_CHANNELS.map(({ value, label }) => ({ value, label: sayLabel(label) }));
}

function channelChoice(): SelectChoice {
  const options = channels().map((option) => ({ ...option, chosen: option.value === 'website' }));
  return { name: 'channel', label: publicationTexts.quick.channel, options };
}
