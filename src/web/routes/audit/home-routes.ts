import { Router } from 'express';
import { AuditHomeView } from '../../../../views/pages/audit-home.tsx';
import { overseeCases } from '../../../engine/audit/oversight.ts';
import type { AuditKind } from '../../../law/access/audit-kinds.ts';
import { addDays } from '../../../law/civil-date.ts';
import { createAuditStore } from '../../../store/audit-store.ts';
import { createOversightReadModel } from '../../../store/oversight-read-model.ts';
import { endOf, startOf } from '../../audit/audit-query.ts';
import { readOversightAddress } from '../../audit/oversight-address.ts';
import { examineReads } from '../../audit/reads-data.ts';
import { currentUser } from '../../auth.ts';
import { frameOf } from '../../frame.ts';
import { auditHomePage, INTEGRITY_KINDS, LOCKED, RECOVERY, RESET, type StrikingFigures } from '../../pages/audit/home-page.ts';
import { requirePlace } from '../../places.ts';
import { sendPage } from '../../send-page.ts';
import { auditTexts } from '../../texts/audit.ts';
import type { WebDeps } from '../../web-deps.ts';

/** Days back that the home page looks. */
const STRIKING_DAYS = 30;
/** Acts of one kind beyond which their number does not matter any more. */
const COUNTED = 1_000;

export function auditHomeRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/audit', requirePlace('audit'), async (req, res) => {
    const { organId } = currentUser(res);
    const to = deps.today();
    const from = addDays(to, -STRIKING_DAYS);
    const log = createAuditStore(deps.db.read);
    const newest = async (kind: AuditKind) => (await log.find({ kinds: [kind], organId: organId ?? undefined }, 1))[0];
    const model = auditHomePage(frameOf({ req, res }, { title: auditTexts.title, current: 'audit' }), {
      checked: await newest(INTEGRITY_KINDS.checked),
      sealed: await newest(INTEGRITY_KINDS.sealed),
      logEntries: (await log.head()).seq,
      striking: await strikingOf(deps, { organId, from, to }),
      from,
      to,
    });
    sendPage(res, { view: AuditHomeView, model });
  });
  return router;
}

async function strikingOf(
  deps: WebDeps,
  { organId, from, to }: { organId: number | null } & Pick<ReturnType<typeof readOversightAddress>, 'from' | 'to'>,
): Promise<StrikingFigures> {
  const { mass } = readOversightAddress({ from, to }, to);
  const model = createOversightReadModel(deps.db.read);
  const oversight = await overseeCases({ model, scope: { organId, from, to }, calendar: deps.calendar(), today: to, mass });
  const span = { organId, from: startOf(from), to: endOf(to) };
  const log = createAuditStore(deps.db.read);
  const count = async (kinds: readonly AuditKind[]) =>
    (await log.find({ kinds, organId: organId ?? undefined, from: span.from, to: span.to }, COUNTED)).length;
  return {
    overdue: oversight.overdue.length,
    breaches: oversight.breachesByRule.reduce((sum, { refs }) => sum + refs.length, 0),
    massActions: oversight.massActions.length,
    overrides: oversight.overrides.length,
    lateConfirmations: oversight.lateConfirmations.length,
    bursts: (await examineReads(deps, span)).bursts.length,
    locked: await count(LOCKED),
    reset: await count(RESET),
    recovery: await count(RECOVERY),
  };
}
