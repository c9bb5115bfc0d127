/**
 * One well-formed call of each operation, by its id: `well-formed-calls.test.ts` makes it and takes a 2xx only. An operation without one fails there
 * by name. Groups with tests of their own add theirs as a file beside this one and a line in `ALL_CALLS`.
 */
export interface WellFormedCall {
  /** Whose key, with every scope. */
  readonly who: 'registrar' | 'officer' | 'head' | 'leader' | 'auditor' | 'statistician' | 'admin' | 'portal';
  /** Below /api/v1. `{id}` is the case, `{things.name}` what an earlier call gave. */
  readonly path: string;
  readonly body?: unknown;
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Names the version of the case in If-Match. */
  readonly ifMatch?: true;
  /** Keeps a member of the answer for later calls: `file` of `id` is `{file}` from then on. */
  readonly keep?: Readonly<Record<string, string>>;
}

const APPLICANT = {
  type: 'citizen',
  class: 'naturalPerson',
  name: '某甲',
  idType: 'passport',
  idNumber: 'E00000000',
  phone: '010-00000000',
};
const CONTENTS = { applicant: APPLICANT, description: '某道路工程的竣工验收报告', media: ['paper'], obtainWay: ['pickUp'] };
const FILE = {
  raw: 'papers',
  headers: { 'content-type': 'text/plain', 'content-disposition': 'attachment; filename=papers.txt' },
} as const;

/** In the order in which they are made. */
export const CORE_CALLS: Readonly<Record<string, WellFormedCall>> = {
  getService: { who: 'statistician', path: '/service' },
  getMe: { who: 'admin', path: '/me' },
  listCases: { who: 'officer', path: '/cases' },
  searchCases: { who: 'officer', path: '/cases/search', body: { text: '道路' } },
  getCase: { who: 'leader', path: '/cases/{id}' },
  getHistory: { who: 'auditor', path: '/cases/{id}/history' },
  verifyCase: { who: 'auditor', path: '/cases/{id}/verification' },
  listReads: { who: 'head', path: '/cases/{id}/reads' },
  listNotes: { who: 'officer', path: '/cases/{id}/notes' },
  addNote: { who: 'officer', path: '/cases/{id}/notes', body: { text: '电话联系过申请人' } },
  supposeFacts: { who: 'officer', path: '/cases/{id}/what-if', body: { facts: [] } },
  recordEvent: {
    who: 'officer',
    path: '/cases/{id}/events',
    ifMatch: true,
    body: { type: 'handler.assigned', on: '2026-03-02', data: { user: 'officer' } },
  },
  openCase: { who: 'registrar', path: '/cases', body: { channel: 'inPerson', on: '2026-03-02', data: { ...CONTENTS, title: '验收报告' } } },
  uploadFile: { who: 'portal', path: '/files', ...FILE, keep: { unused: 'id' } },
  deleteFile: { who: 'portal', path: '/files/{unused}' },
  submitApplication: { who: 'portal', path: '/applications', body: { data: CONTENTS }, keep: { application: 'id' } },
  listApplications: { who: 'portal', path: '/applications' },
  getApplication: { who: 'portal', path: '/applications/{application}' },
  getApplicationFile: { who: 'portal', path: '/applications/{sent}/files/{paper}' },
  getCaseFile: { who: 'officer', path: '/cases/{sent}/files/{paper}' },
  computeClock: {
    who: 'statistician',
    path: '/clock',
    body: { timeline: { ref: 'a', channel: 'inPerson', events: [{ type: 'application.arrived', on: '2026-03-02' }] } },
  },
  getDeadline: { who: 'statistician', path: '/deadline?channel=inPerson&arrivedOn=2026-03-02' },
};

export const ALL_CALLS: Readonly<Record<string, WellFormedCall>> = { ...CORE_CALLS };
export const PAPERS = { file: FILE, contents: CONTENTS };
