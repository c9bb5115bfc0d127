import { bilingual } from './bilingual.ts';

/** The page that shows the OpenAPI document to programmers. */
export const apiReferenceTexts = bilingual(
  {
    title: '接口说明',
    lead: '页面上能办的事，程序通过接口（API）也能办：同样的事件定义、同样的法律规则、同样的权限。接口用 JSON，路径以 /api/v1 开头。',
    document: 'OpenAPI 3.1 文档（JSON）',
    contents: '目录',
    start: {
      title: '怎样开始',
      steps: [
        '取得密钥：代表本人的，登录后在“设置”的“我的接口密钥”里新建；门户、办公系统等程序的，请系统管理员在“系统管理”里新建。密钥只显示一次。',
        '试一试：下面的命令告诉您密钥是谁的、有哪些权限。',
        '提交申请的程序只需要“提交申请”权限：上传附件，提交申请，记下编号和查询码，之后按编号查询进展。',
        '办理案件的程序先查询案件，按 steps 里列出的步骤和字段登记事件，并在 If-Match 里写上查询时得到的版本。',
      ],
    },
    rules: {
      title: '约定',
      items: {
        keys: [
          '密钥',
          '放在请求头 Authorization: Bearer 里。不使用 Cookie。一个密钥每分钟最多调用 600 次，余量见响应头 RateLimit；超过的答复 429 和 Retry-After。',
        ],
        again: [
          '重发',
          '每次新的写操作在 Idempotency-Key 里放一个随机值。没有收到答复的，原样重发：已经办成的不会再办一遍，答复与上次相同，并带有 Idempotency-Replayed: true。服务器中途断电也是如此；极少数不能确定结果的，答复 409 OUTCOME_UNKNOWN，请先查询。保留 7 天。',
        ],
        versions: ['版本', '查询案件得到 ETag（例如 "7"）；登记事件时放在 If-Match 里。其间另有记录的，答复 412，请重新查询后再决定。'],
        paging: ['分页', '列表每页最多 100 条，next 是下一页的地址（也在响应头 Link 里）。两页之间新来的记录不会造成重复或者遗漏。'],
        days: ['日期', '日期如 2026-03-12，为北京时间的日期；时刻为 UTC，如 2026-03-12T02:00:00.000Z。'],
        language: ['语言', '提示和名称的语言由 Accept-Language 决定：zh（默认）或者 en。'],
        errors: [
          '错误',
          '一律为 application/problem+json（RFC 9457）：code 供程序判断，detail 供人阅读，problems 逐项指出位置（JSON pointer），basis 是法律依据。',
        ],
        people: ['本人办理', '签发、退回等由领导本人决定的事，密钥办不了；要发给申请人的文件里查出不宜发出的内容的，由人在页面上决定。'],
      },
    },
    parameters: '参数',
    body: '正文',
    answers: '答复',
    example: '示例',
    scopes: '权限',
    schemas: { title: '数据结构', lead: '方括号表示列表。星号表示必有。', events: '事件（POST /cases/{id}/events 的正文，按 type 区分）' },
    problems: '错误代码',
    columns: { name: '名称', type: '类型', about: '说明', status: '状态码', meaning: '含义', code: '代码' },
    places: { path: '路径', query: '查询', header: '请求头' },
    fileBody: '文件内容（任何媒体类型）',
    noBody: '没有正文',
    file: '文件',
    required: '必有',
    anything: '任意',
    oneOf: '以下之一',
    listOf: (type: string) => `[${type}]`,
    range: (min: string, max: string) => `${min}–${max}`,
  },
  {
    title: 'API reference',
    lead: 'What can be done at the pages, programs can do through the API: the same definitions of events, rules of law and permissions. It speaks JSON; its paths begin with /api/v1.',
    document: 'OpenAPI 3.1 document (JSON)',
    contents: 'Contents',
    start: {
      title: 'How to start',
      steps: [
        "Get a key: for yourself, sign in and make one under 'My API keys' in the settings; for a portal or an office system, ask an administrator. It is shown once.",
        'Try it: the command below tells whose key it is and what it may do.',
        'A program that sends applications needs the scope applications:submit alone: it uploads papers, sends the application, keeps id and query code, and follows the application by its id.',
        'A program that handles cases gets the case, records one of its steps with the fields listed there, and names the version it got in If-Match.',
      ],
    },
    rules: {
      title: 'Conventions',
      items: {
        keys: [
          'Keys',
          'Stand in the header Authorization: Bearer. Cookies are not used. A key may call 600 times a minute; the header RateLimit tells what is left. Beyond that the answer is 429 with Retry-After.',
        ],
        again: [
          'Sending again',
          'Each new write carries a random Idempotency-Key. When no answer comes, send it again unchanged: what was done is not done again, and the answer is the same, with Idempotency-Replayed: true. That holds when the server loses power in the middle; the few cases in which the outcome is not known are answered 409 OUTCOME_UNKNOWN: look first. Kept for 7 days.',
        ],
        versions: [
          'Versions',
          'A case comes with its version as ETag (such as "7"); writes name it in If-Match. If somebody recorded something meanwhile the answer is 412: get the case, then decide.',
        ],
        paging: [
          'Paging',
          'Lists have at most 100 items a page; next is the address of the next page (in the header Link, too). What comes in between two pages neither repeats nor hides anything.',
        ],
        days: ['Days', 'Days such as 2026-03-12 are days in China; instants are UTC, such as 2026-03-12T02:00:00.000Z.'],
        language: ['Language', 'Accept-Language decides the language of messages and labels: zh (default) or en.'],
        errors: [
          'Errors',
          'Always application/problem+json (RFC 9457): code is for programs, detail for people, problems names each place (JSON pointer), basis is the article.',
        ],
        people: [
          'For people alone',
          'What a leader decides in person, such as signing, no key can do; when files for the applicant hold what should not leave, a person decides at the page.',
        ],
      },
    },
    parameters: 'Parameters',
    body: 'Body',
    answers: 'Answers',
    example: 'Example',
    scopes: 'Scopes',
    schemas: {
      title: 'Schemas',
      lead: 'Brackets mean a list, an asterisk what is always there.',
      events: 'Events (the body of POST /cases/{id}/events, by type)',
    },
    problems: 'Error codes',
    columns: { name: 'Name', type: 'Type', about: 'About', status: 'Status', meaning: 'Meaning', code: 'Code' },
    places: { path: 'path', query: 'query', header: 'header' },
    fileBody: 'the contents of a file (any media type)',
    noBody: 'no body',
    file: 'a file',
    required: 'always there',
    anything: 'anything',
    oneOf: 'one of',
    listOf: (type: string) => `[${type}]`,
    range: (min: string, max: string) => `${min}–${max}`,
  },
);
