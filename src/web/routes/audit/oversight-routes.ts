import { type Response, Router } from 'express';
import { AuditListView } from '../../../../views/pages/audit-list.tsx';
import { OversightView } from '../../../../views/pages/oversight.tsx';
import { type Oversight, overseeCases } from '../../../engine/audit/oversight.ts';
import { createOversightReadModel } from '../../../store/oversight-read-model.ts';
import { mayAudit } from '../../audit/audit-places.ts';
import { addressOf } from '../../audit/audit-query.ts';
import { type OversightAddress, readOversightAddress, yearsUntil } from '../../audit/oversight-address.ts';
import { peopleOf } from '../../audit/people-of.ts';
import { currentUser } from '../../auth.ts';
import { frameOf } from '../../frame.ts';
import { HttpProblem } from '../../http-problem.ts';
import type { ListPage } from '../../pages/audit/list-page.ts';
import { type OversightCell, oversightCell } from '../../pages/audit/oversight-cells.ts';
import { oversightPage } from '../../pages/audit/oversight-page.ts';
import { requirePlace } from '../../places.ts';
import { sendPage } from '../../send-page.ts';
import { auditTexts } from '../../texts/audit.ts';
import { texts } from '../../texts.ts';
import type { WebDeps } from '../../web-deps.ts';

/** Figures about how periods are kept, each with its cases. For auditors, and for the head of the office, who answers for them. */
export function oversightRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/audit/oversight', requirePlace('oversight'), async (req, res) => {
    const user = currentUser(res);
    const address = readOversightAddress(req.query, deps.today());
    const model = oversightPage(frameOf({ req, res }, { title: auditTexts.oversight.title, current: 'audit' }), {
      oversight: await load(deps, res, address),
      address,
      years: yearsUntil(deps.today()),
      units: await createOversightReadModel(deps.db.read).units(user.organId),
      names: await namesOf(deps, user.organId),
      seesHome: mayAudit(user),
    });
    sendPage(res, { view: OversightView, model });
  });
  router.get('/audit/oversight/cases', requirePlace('oversight'), async (req, res) => {
    const address = readOversightAddress(req.query, deps.today());
    const names = await namesOf(deps, currentUser(res).organId);
    const cell = oversightCell(await load(deps, res, address), {
      cell: String(req.query.cell ?? ''),
      names,
      today: deps.today(),
    });
    if (cell === undefined) throw new HttpProblem(404, 'notFound');
    const title = auditTexts.oversight.listTitle(cell.label);
    const frame = frameOf({ req, res }, { title, current: 'audit' });
    sendPage<ListPage>(res, { view: AuditListView, model: { ...casesPage(address, cell), frame, title } });
  });
  return router;
}

function load({ db, calendar, today }: WebDeps, res: Response, { from, to, unit, mass }: OversightAddress): Promise<Oversight> {
  const scope = { organId: currentUser(res).organId, unit, from, to };
  return overseeCases({ model: createOversightReadModel(db.read), scope, calendar: calendar(), today: today(), mass });
}

async function namesOf(deps: WebDeps, organId: number | null): Promise<ReadonlyMap<string, string>> {
  return new Map((await peopleOf(deps, organId)).map(({ id, name }) => [id, name]));
}

function casesPage(address: OversightAddress, { refs, asOf }: Pick<OversightCell, 'refs' | 'asOf'>): Omit<ListPage, 'frame' | 'title'> {
  const words = auditTexts.oversight;
  const { listColumns } = words;
  return {
    intro: asOf === null ? words.span(address.from, address.to) : words.asOf(asOf),
    back: { href: address.backHref(), label: words.backToFigures },
    status: null,
    actions: [],
    notes: [],
    form: null,
    sections: [],
    table: {
      caption: words.cases,
      columns: [
        { label: listColumns.caseNo, names: true },
        { label: listColumns.on },
        { label: listColumns.entry },
        { label: listColumns.note },
      ],
      rows: refs.map(({ caseId, caseNo, version, on, text }) => [
        { text: caseNo ?? auditTexts.unknownCase, href: `/cases/${encodeURIComponent(caseId)}` },
        { text: on },
        {
          text: version === null ? words.openCase : words.openEntry(version),
          href: addressOf(`/cases/${encodeURIComponent(caseId)}/replay`, version === null ? { on } : { version }),
        },
        { text: text ?? texts.none },
      ]),
      empty: words.listEmpty,
    },
    downloads: [],
    downloadHint: '',
    previous: null,
    next: null,
  };
}
