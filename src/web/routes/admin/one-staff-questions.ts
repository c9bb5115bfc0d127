import { Router } from 'express';
import { AccessQuestionView } from '../../../../views/pages/access-question.tsx';
import { createAdministrationReadModel } from '../../../store/administration-read-model.ts';
import type { AdminDeps } from '../../admin/admin-desk.ts';
import { ownStaffOf } from '../../admin/own-staff.ts';
import { recentForPosting } from '../../admin/recent.ts';
import { currentUser } from '../../auth.ts';
import { frameOf } from '../../frame.ts';
import { HttpProblem } from '../../http-problem.ts';
import { sendPage } from '../../send-page.ts';
import { staffTexts } from '../../texts/admin-staff.ts';

/** What each asks, with the words of its button: `open` is how many open cases the person has. */
const QUESTIONS = {
  password: () => ({ label: staffTexts.one.reset, text: staffTexts.one.resetText }),
  'second-factor': () => ({ label: staffTexts.one.removeFactor, text: staffTexts.one.removeFactorText }),
  sessions: () => ({ label: staffTexts.one.end, text: staffTexts.one.endText }),
  close: (open: number) => ({ label: staffTexts.one.close, text: staffTexts.one.closeText(open) }),
} as const;

/** What locks somebody out, or lets somebody in, is asked once more, with the person's name. Nothing of it is done to oneself. */
export function oneStaffQuestions(deps: AdminDeps): Router {
  const router = Router();
  for (const [path, question] of Object.entries(QUESTIONS)) {
    router.get(`/admin/staff/:id/${path}`, recentForPosting(deps), async (req, res) => {
      const user = await ownStaffOf(deps, { req, res });
      if (user.id === currentUser(res).id) throw new HttpProblem(404, 'notFound');
      const { byPerson } = await createAdministrationReadModel(deps.db.read).openCases(user.organId);
      const { label, text } = question(byPerson.get(user.id) ?? 0);
      const title = staffTexts.one.ask(label, user.name);
      const backHref = `/admin/staff/${encodeURIComponent(user.id)}`;
      const frame = frameOf({ req, res }, { title, current: 'admin' });
      const model = { frame, title, text, button: label, back: staffTexts.one.keep, action: `${backHref}/${path}`, backHref };
      sendPage(res, { view: AccessQuestionView, model });
    });
  }
  return router;
}
