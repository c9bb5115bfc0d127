import { createAdministrationReadModel } from '../../store/administration-read-model.ts';
import { createJobOverview } from '../../store/job-overview.ts';
import { createOutboxReadModel } from '../../store/outbox-read-model.ts';
import { createWebhookSettingsStore } from '../../store/webhook-settings-store.ts';
import { currentUser } from '../auth.ts';
import { wallClock } from '../format.ts';
import type { Http } from '../frame.ts';
import { adminTexts } from '../texts/admin.ts';
import { type AdminDeps, administered } from './admin-desk.ts';

/** Their accounts decide most or see most. */
const SECOND_FACTOR_ROLES = ['leader', 'auditor', 'admin'] as const;

/** Something that an administrator should see to. */
export interface Need {
  readonly what: keyof typeof adminTexts.needNames;
  readonly words: string;
  readonly href: string | null;
}

/** Notices for the next year are published in autumn: before, nobody can have one. */
const NOTICE_AWAITED_FROM = '-10-15';

export async function needsOf(deps: AdminDeps, http: Http): Promise<readonly Need[]> {
  const organs = (await administered(deps, http)).map(({ id }) => id);
  return [...(await staffNeeds(deps, organs)), ...calendarNeeds(deps), ...(await serviceNeeds(deps, http)), backupNeed()];
}

async function staffNeeds({ db }: AdminDeps, organIds: readonly number[]): Promise<readonly Need[]> {
  const words = adminTexts.needs;
  const model = createAdministrationReadModel(db.read);
  const without = await model.withoutSecondFactor(organIds, SECOND_FACTOR_ROLES);
  const working = await model.countStaff({ organIds, role: 'officer' });
  return [
    ...(working === 0 ? [{ what: 'noStaff' as const, words: words.noStaff, href: '/admin/staff/new' }] : []),
    ...(without === 0 ? [] : [{ what: 'secondFactor' as const, words: words.secondFactor(without), href: '/admin/staff' }]),
  ];
}

function calendarNeeds({ calendar, today }: AdminDeps): readonly Need[] {
  const { knownUntil } = calendar();
  const day = today();
  const year = day.slice(0, 4);
  const wanted = day >= `${year}${NOTICE_AWAITED_FROM}` ? String(Number(year) + 1) : year;
  if (knownUntil >= `${wanted}-12-31`) return [];
  return [{ what: 'noticeMissing', words: adminTexts.needs.noticeMissing(wanted, knownUntil), href: '/admin/calendar/new' }];
}

async function serviceNeeds(deps: AdminDeps, { res }: Http): Promise<readonly Need[]> {
  const words = adminTexts.needs;
  const { organId } = currentUser(res);
  const smtp = (await deps.services()).find(({ name }) => name === 'smtp');
  const failedMail = await createOutboxReadModel(deps.db.read).countFailed({ organId });
  const { failing } = await createJobOverview(deps.db.read).counts(deps.today());
  const parked = (await createWebhookSettingsStore(deps.db.read).list(organId)).filter(({ parkedAt }) => parkedAt !== null).length;
  return [
    ...(deps.mailEnabled === true ? [] : [{ what: 'mail' as const, words: words.mailOff, href: '/admin/mail' }]),
    ...(smtp?.failingSince == null
      ? []
      : [{ what: 'mail' as const, words: words.mailFailing(wallClock(smtp.failingSince)), href: '/admin/mail' }]),
    ...(failedMail === 0 ? [] : [{ what: 'mail' as const, words: words.failedMail(failedMail), href: '/admin/jobs' }]),
    ...(failing === 0 ? [] : [{ what: 'jobs' as const, words: words.failedJobs(failing), href: '/admin/jobs' }]),
    ...(parked === 0 ? [] : [{ what: 'webhooks' as const, words: words.parkedWebhooks(parked), href: '/webhooks' }]),
  ];
}

/** This version makes no backups itself and so knows of none. */
function backupNeed(): Need {
  return { what: 'backup', words: adminTexts.needs.backup, href: null };
}
