import { afterAll, beforeAll, it } from 'vitest';
import { openRunningOffice, type RunningOffice, type StaffStep } from '../support/running-office.ts';
import { visitorAt } from '../support/visitor.ts';
import { createTrackBrowser, wordsOf } from './track-browser.ts';

let office: RunningOffice;
beforeAll(async () => { office = await openRunningOffice({ day: '2026-03-02' }); });
afterAll(() => office.close());
const main = (html: string) => wordsOf(html.slice(html.indexOf('<main'), html.indexOf('</main>')));

it('calculator', async () => {
  const v = visitorAt(office.url);
  const cases: [string, string, string, string, string][] = [
    ['W1','inPerson','2017-01-16','','2017-02-09'],['W2','fax','2017-04-28','2017-04-28','2017-05-22'],['W2x','fax','2017-04-28','2017-04-28!','2017-06-13'],
    ['W3','mailSigned','2017-05-27','','2017-06-20'],['W5','mailSigned','2022-09-30','','2022-11-02'],['W6','inPerson','2018-12-24','','2019-01-15'],
    ['W7','inPerson','2019-05-14','','2019-06-04'],['W7b','inPerson','2019-05-15','','2019-06-13'],['W8','inPerson','2019-09-20','','2019-10-23'],
    ['W9','mailOrdinary','2020-01-19','2020-01-19','2020-02-24'],['W10','online','2021-04-30','2021-05-06','2021-06-02'],
    ['W14','inPerson','2024-04-18','','2024-05-17'],['W14x','inPerson','2024-04-18','!','2024-06-17'],['W18x','inPerson','2025-01-20','!','2025-03-21'],
    ['W19','inPerson','2026-02-06','','2026-03-12'],['W20','mailSigned','2026-09-19','','2026-10-22'],
  ];
  for (const [w, channel, arrivedOn, conf, due] of cases) {
    const q = new URLSearchParams({ channel, arrivedOn, confirmedOn: conf.replace('!', ''), ...(conf.includes('!') ? { extended: 'yes' } : {}) });
    await v.get('/deadline?lang=zh'); const zh = main((await v.get(`/deadline?${q}`)).html);
    await v.get('/deadline?lang=en'); const en = main((await v.get(`/deadline?${q}`)).html);
    const ok = zh.includes(`最迟应于 ${due} 答复`) && en.includes(`The reply is due by ${due}`);
    console.log(w, ok ? 'OK' : `FAIL ${zh.slice(0, 900)}`);
  }
});

async function show(id: string, today: string, lang: string) {
  office.time.set(today);
  await office.runDue();
  const b = createTrackBrowser(office);
  await b.track(office, id);
  await b.get(`/track/${id}?lang=${lang}`); return main((await b.get(`/track/${id}`)).html);
}

it('tracking', async () => {
  const done = (serve: string, data: Record<string, unknown>, issue = serve): StaffStep[] => [
    ['registrar','examination.started','2024-03-01'],
    ['officer','unit.assigned','2024-03-01',{unit:'甲科'}],
    ['officer','search.started','2024-03-01',{units:'甲科',systems:'乙'}],
    ['officer','search.completed','2024-03-01',{result:'found',systems:'乙',terms:'词',staff:'某',resultList:'一'}],
    ['secrecy','secrecy.cleared','2024-03-01',{level:'不涉密',basis:'b'}],
    ['officer','reply.proposed','2024-03-01',{basis:'条',reasons:'理由。',...data}],
    ['officer','reply.submitted','2024-03-01'],['legal','legal.approved','2024-03-01',{opinion:'可'}],['leader','reply.approved','2024-03-01',{opinion:'可'}],
    ['officer','reply.issued',issue],['officer','reply.served',serve,{method:'inPerson'}],['officer','service.proven',serve,{deliveredOn:serve, proof:'signature'}]];
  for (const code of ['P1','D8','N2','D5']) {
    const id = await office.carry([['registrar','application.arrived','2024-03-01'], ...done('2024-03-15',{decisionCode:code, itemsDisclosed:'甲', itemsWithheld:'乙'})]);
    const zh = await show(id,'2024-03-18','zh');
    const en = await show(id,'2024-03-18','en');
    console.log(code, zh.slice(0, zh.indexOf('什么时候答复')), '\nEN', en.slice(0, en.indexOf('When a reply is due')));
    if (code === 'P1') { const b = createTrackBrowser(office); await b.track(office,id); console.log('LETTER', main((await b.get('/track/'+id+'/reply')).html)); const ics = await b.get('/track/'+id+'/days.ics'); console.log(ics.html); }
  }
});
