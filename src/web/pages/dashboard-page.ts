import { CHANNEL_LABELS } from '../../law/channels.ts';
import { DECISIONS } from '../../law/decision-codes.ts';
import type { Counted, Overview } from '../../law/report/overview.ts';
import type { Frame } from '../frame.ts';
import { say } from '../language.ts';
import { overviewTexts } from '../texts/overview.ts';
import { texts } from '../texts.ts';

export interface DashboardFigure {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly hint: string | null;
  /** The cases behind it; null for people who see figures only, and where there is none. */
  readonly href: string | null;
}

export interface DashboardBar {
  readonly label: string;
  readonly values: readonly number[];
  readonly href: string | null;
}

export interface DashboardPage {
  readonly frame: Frame;
  readonly periods: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  readonly span: string;
  readonly figures: readonly DashboardFigure[];
  readonly months: readonly DashboardBar[];
  readonly channels: readonly DashboardBar[];
  readonly decisions: readonly DashboardBar[];
  readonly isEmpty: boolean;
  /** Statisticians see numbers only (domain 5.4). */
  readonly figuresOnly: boolean;
  /** More figures, for those who may see them. */
  readonly links: readonly { readonly href: string; readonly label: string }[];
}

interface DashboardParts {
  readonly overview: Overview;
  /** `last12` or a year. */
  readonly period: string;
  readonly years: readonly number[];
  readonly seesCases: boolean;
  readonly links: DashboardPage['links'];
}

/** The figures of a period as charts and numbers, each leading to its cases. */
export function dashboardPage(frame: Frame, { overview, period, years, seesCases, links }: DashboardParts): DashboardPage {
  const words = overviewTexts.dashboard;
  const href = (cell: string, { ids }: Counted) =>
    seesCases && ids.length > 0 ? `/dashboard/cases?${new URLSearchParams({ period, cell })}` : null;
  return {
    frame,
    periods: [
      { value: 'last12', label: words.lastYear, chosen: period === 'last12' },
      ...years.map((year) => ({ value: String(year), label: words.year(year), chosen: period === String(year) })),
    ],
    span: words.between(overview.from, overview.until),
    figures: figuresOf(overview, href),
    months: overview.months.map(({ month, received, closed }) => ({
      label: month,
      values: [received.ids.length, closed.ids.length],
      href: null,
    })),
    channels: overview.byChannel
      .filter(({ received }) => received.ids.length > 0)
      .map(({ channel, received }) => ({
        label: say(CHANNEL_LABELS[channel]),
        values: [received.ids.length],
        href: href(`channel.${channel}`, received),
      })),
    decisions: overview.byDecision.map(({ code, closed }) => ({
      label: code === null ? words.unknownCode : `${code} ${say(DECISIONS[code].label)}`,
      values: [closed.ids.length],
      href: href(`decision.${code ?? 'unknown'}`, closed),
    })),
    isEmpty: overview.received.ids.length + overview.answered.ids.length + overview.ended.ids.length + overview.open.ids.length === 0,
    figuresOnly: !seesCases,
    links,
  };
}

function figuresOf(overview: Overview, href: (cell: string, counted: Counted) => string | null): readonly DashboardFigure[] {
  const words = overviewTexts.dashboard;
  const answered = overview.answered.ids.length;
  const share = ({ ids }: Counted) => (answered === 0 ? null : words.share(((100 * ids.length) / answered).toFixed(1)));
  const figure = (id: 'received' | 'answered' | 'ended' | 'open' | 'inTime' | 'late', hint: string | null = null): DashboardFigure => ({
    id,
    label: words[id],
    value: String(overview[id].ids.length),
    hint,
    href: href(id, overview[id]),
  });
  const median = overview.medianWorkingDays;
  return [
    figure('received'),
    figure('answered'),
    figure('inTime', share(overview.inTime)),
    figure('late', share(overview.late)),
    figure('ended', words.endedHint),
    figure('open'),
    {
      id: 'median',
      label: words.median,
      value: median === null ? texts.none : words.medianUnit(String(median)),
      hint: median === null ? words.none : words.medianHint,
      href: null,
    },
  ];
}

/** The cases of one cell of the overview and how the cell is called; undefined for a cell that there is not. */
export function cellOf(overview: Overview, cell: string): { readonly label: string; readonly ids: readonly string[] } | undefined {
  const words = overviewTexts.dashboard;
  const simple = (['received', 'answered', 'ended', 'open', 'inTime', 'late'] as const).find((id) => id === cell);
  if (simple !== undefined) return { label: words[simple], ids: overview[simple].ids };
  const [group, key] = cell.split('.');
  const channel = group === 'channel' ? overview.byChannel.find((row) => row.channel === key) : undefined;
  if (channel !== undefined) return { label: say(CHANNEL_LABELS[channel.channel]), ids: channel.received.ids };
  const decision = group === 'decision' ? overview.byDecision.find((row) => (row.code ?? 'unknown') === key) : undefined;
  if (decision === undefined) return undefined;
  return { label: decision.code === null ? words.unknownCode : say(DECISIONS[decision.code].label), ids: decision.closed.ids };
}
