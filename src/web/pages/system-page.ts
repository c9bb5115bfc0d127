import type { IntegrityRun } from '../../store/integrity-store.ts';
import type { MailCounts } from '../../store/outbox-read-model.ts';
import type { ServiceName, ServiceState } from '../../store/service-state-store.ts';
import { wallClock } from '../format.ts';
import type { Frame } from '../frame.ts';
import { isClockLate } from '../service-health.ts';
import { integrityTexts } from '../texts/integrity.ts';
import { systemTexts } from '../texts/system.ts';
import { texts } from '../texts.ts';
import { isOld } from './audit/integrity-page.ts';

/** Mail usually goes out within seconds. */
const LONG_MS = 3_600_000;

export type HealthState = 'ok' | 'failing' | 'off' | 'unknown';

export interface SystemRow {
  readonly part: string;
  readonly state: HealthState;
  readonly label: string;
  readonly words: string;
  readonly link: { readonly href: string; readonly label: string } | null;
}

export interface SystemPage {
  readonly frame: Frame;
  readonly rows: readonly SystemRow[];
}

interface SystemParts {
  readonly states: readonly ServiceState[];
  readonly now: Date;
  readonly ready: boolean;
  readonly counts: MailCounts;
  /** The newest that came to its end. */
  readonly checked: IntegrityRun | undefined;
  readonly parkedWebhooks: number;
  readonly mailEnabled: boolean;
  readonly inboxEnabled: boolean;
  readonly scanEnabled: boolean;
  readonly mayLookAtMail: boolean;
}

export function systemPage(frame: Frame, parts: SystemParts): SystemPage {
  const { states, ready, mailEnabled, inboxEnabled, scanEnabled } = parts;
  const words = systemTexts;
  const find = (name: ServiceName) => states.find((state) => state.name === name);
  return {
    frame,
    rows: [
      rowOf('database', ready ? 'ok' : 'failing', ready ? words.database.ok : words.database.failing),
      clockRow(find('clock'), parts.now),
      integrityRow(parts),
      serviceRow('smtp', { state: find('smtp'), enabled: mailEnabled }),
      serviceRow('imap', { state: find('imap'), enabled: inboxEnabled }),
      serviceRow('clamd', { state: find('clamd'), enabled: scanEnabled }),
      outboxRow(parts),
      webhookRow(parts.parkedWebhooks),
    ],
  };
}

function rowOf(part: keyof typeof systemTexts.parts, state: HealthState, words: string): SystemRow {
  return { part: systemTexts.parts[part], state, label: systemTexts.states[state], words, link: null };
}

function clockRow(clock: ServiceState | undefined, now: Date): SystemRow {
  const words = systemTexts.clock;
  if (clock?.okAt == null) return rowOf('clock', 'unknown', words.unknown);
  const when = wallClock(clock.okAt);
  return isClockLate(clock, now) ? rowOf('clock', 'failing', words.late(when)) : rowOf('clock', 'ok', words.ok(when));
}

function integrityRow({ checked, now }: SystemParts): SystemRow {
  const words = integrityTexts.system;
  if (checked?.finishedAt == null) return rowOf('integrity', 'unknown', words.unknown);
  const at = wallClock(checked.finishedAt);
  if (checked.faults > 0) return rowOf('integrity', 'failing', words.bad(at, String(checked.faults)));
  return isOld(checked, now) ? rowOf('integrity', 'failing', words.late(at)) : rowOf('integrity', 'ok', words.good(at));
}

function serviceRow(
  name: 'smtp' | 'imap' | 'clamd',
  { state, enabled }: { readonly state: ServiceState | undefined; readonly enabled: boolean },
): SystemRow {
  const words = systemTexts[name];
  if (!enabled) return rowOf(name, 'off', words.off);
  if (state?.failingSince != null) {
    const code = state.error === null ? '' : systemTexts.error(state.error);
    return rowOf(name, 'failing', `${words.failing(wallClock(state.failingSince))}${code}`);
  }
  return state?.okAt == null ? rowOf(name, 'unknown', words.unknown) : rowOf(name, 'ok', words.ok(wallClock(state.okAt)));
}

function outboxRow({ counts, now, mayLookAtMail }: SystemParts): SystemRow {
  const words = systemTexts.outbox;
  const { waiting, trouble, oldestDueAt } = counts;
  const isOld = oldestDueAt !== null && now.getTime() - Date.parse(oldestDueAt) > LONG_MS;
  const facts = [
    words.waiting(waiting),
    ...(oldestDueAt === null ? [] : [words.oldest(wallClock(oldestDueAt))]),
    ...(trouble === 0 ? [] : [words.trouble(trouble)]),
  ];
  const text = `${texts.write.list(facts)}${isOld ? ` ${words.old}` : ''}`;
  const link = mayLookAtMail ? { href: '/mail', label: words.look } : null;
  return { ...rowOf('outbox', isOld || trouble > 0 ? 'failing' : 'ok', text), link };
}

function webhookRow(parked: number): SystemRow {
  const words = systemTexts.webhooks;
  return parked === 0 ? rowOf('webhooks', 'ok', words.ok) : rowOf('webhooks', 'failing', words.parked(parked));
}
