import { bilingual } from './bilingual.ts';

/** What programs are told. Problems are pairs: title, text. */
export const apiTexts = bilingual(
  {
    problems: {
      BAD_REQUEST: ['无法理解这次请求', '请核对网址、请求头和请求正文。'],
      MALFORMED_JSON: ['请求正文不是 JSON', '请发送 UTF-8 编码的 JSON。'],
      IDEMPOTENCY_KEY_MISSING: [
        '缺少 Idempotency-Key',
        '请为每次新的写操作生成一个随机值（1 至 200 个可见 ASCII 字符，例如 UUID），放在请求头 Idempotency-Key 里；没有收到答复而重新发送时，使用同一个值。',
      ],
      UNAUTHORIZED: [
        '密钥无效',
        '请在请求头 Authorization 里发送 Bearer 加接口密钥。没有密钥、密钥抄错、过期或者已被吊销的，请向密钥的发放人索取新的密钥。',
      ],
      MISSING_SCOPE: ['密钥没有这项权限', '本操作需要 requiredScopes 中的一项权限。请用有这项权限的密钥，或者请发放人新建一个。'],
      FORBIDDEN: ['岗位不允许', '密钥所代表的人员或者程序没有办理这件事的岗位。'],
      NOT_FOUND: ['没有找到', '没有这个地址或者编号，或者它不在本密钥的查看范围内。'],
      METHOD_NOT_ALLOWED: ['不支持这个方法', '这个地址支持的方法见响应头 Allow。'],
      STEP_REFUSED: ['这一步不能办理', '依法或者按案件目前的状态不能办理。请查看案件的 steps，那里列有现在可以办理的步骤。'],
      IN_PROGRESS: ['同一个请求正在处理', '带有这个 Idempotency-Key 的请求正在处理。请在 Retry-After 所说的秒数之后原样重发。'],
      OUTCOME_UNKNOWN: [
        '上一次处理中断，结果不明',
        '带有这个 Idempotency-Key 的请求在处理中断开，不能确定是否已经生效，所以没有再做一遍。请先查询结果；确认没有生效的，用新的 Idempotency-Key 重新发送。',
      ],
      FILES_NOT_CLEARED: [
        '文件里有不宜发出的内容',
        '要发给申请人的文件里查出了 problems 所列的内容。请换成处理过的文件再发送；确需原样发出的，由本人登录后在案件页面上说明理由并决定。',
      ],
      CONFLICT: ['与现状冲突', '请重新查询后再决定。'],
      STALE_VERSION: ['已有新的版本', 'If-Match 所说的版本不是最新的。请重新查询，看过新的内容后，用新的版本重新发送。'],
      TOO_LARGE: ['请求太大', 'JSON 正文不超过 1 MB，每个文件不超过 20 MB。'],
      UNSUPPORTED_MEDIA_TYPE: ['正文格式不对', '请求头 Content-Type 应为 application/json，编码为 UTF-8。'],
      INVALID_INPUT: ['内容有误', '请按 problems 所列逐项改正后重新发送。什么也没有记录。'],
      IDEMPOTENCY_KEY_REUSED: [
        'Idempotency-Key 已用于别的请求',
        '同一个 Idempotency-Key 之前带的是另一个地址、版本或者正文。新的操作请用新的值。',
      ],
      IF_MATCH_MISSING: ['缺少 If-Match', '请把查询时得到的 ETag（例如 "7"）放在请求头 If-Match 里，以免覆盖他人刚作的改动。'],
      RATE_LIMITED: ['请求过于频繁', '请在 Retry-After 所说的秒数之后重试。'],
      INTERNAL: ['系统出错了', '没有完成。请原样重发（带上同一个 Idempotency-Key）；仍然出错的，请把 instance 里的编号告诉系统管理员。'],
      UNAVAILABLE: ['系统暂时不能使用', '请稍后原样重发。'],
    },
    json: {
      fault: (offset: number, line: number, column: number) => `第 ${line} 行第 ${column} 列（第 ${offset} 个字符处）不是 JSON。`,
      unknown: '没有这个字段。请删去，或者核对字段名。',
      control: '含有控制字符或者不完整的字符，请删去。',
      deep: (depth: number) => `嵌套超过 ${depth} 层。`,
      shouldBe: (expected: string) => `应为${expected}。`,
      cursor: '不是本接口给出的位置。请使用上一页的 next。',
      finding: (name: string, finding: string) => `${name}：${finding}`,
      fileName: "请在请求头 Content-Disposition 里写明文件名，例如 attachment; filename*=UTF-8''%E9%99%84%E4%BB%B6.pdf。",
      unknownFile: '没有这个文件，或者它不是用本密钥上传的、已经属于别的案件。请重新上传。',
      organ: '没有这个机关，或者它没有开通网上申请。',
      noOrgan: '本密钥不属于任何机关，不能登记案件。',
      beyond: '期限超出了可计算的日期范围（2000 至 2199 年）。',
      codeGone: '查询码已经更换，不再显示。',
    },
  },
  {
    problems: {
      BAD_REQUEST: ['The request cannot be understood', 'Check address, headers and body.'],
      MALFORMED_JSON: ['The body is not JSON', 'Send JSON in UTF-8.'],
      IDEMPOTENCY_KEY_MISSING: [
        'Idempotency-Key is missing',
        'Make a random value for each new write (1 to 200 visible ASCII characters, such as a UUID) and send it in the header Idempotency-Key; when no answer comes, send the same value again.',
      ],
      UNAUTHORIZED: [
        'The key opens nothing',
        'Send Bearer and the API key in the header Authorization. If it is missing, mistyped, expired or revoked, ask whoever gave it to you for another.',
      ],
      MISSING_SCOPE: ['The key lacks a scope', 'This operation needs one of requiredScopes. Use a key that has it, or ask for one.'],
      FORBIDDEN: ['The role does not allow it', 'The person or program whose key this is does not have the role for it.'],
      NOT_FOUND: ['Not found', 'There is no such address or id, or it is out of sight of this key.'],
      METHOD_NOT_ALLOWED: ['Not by this method', 'The header Allow says by which methods this address can be called.'],
      STEP_REFUSED: [
        'The step is not possible',
        'The law or the state of the case does not allow it. The steps of the case list what is possible now.',
      ],
      IN_PROGRESS: [
        'The same request is being handled',
        'A request with this Idempotency-Key is being handled. Send it again, unchanged, after the seconds in Retry-After.',
      ],
      OUTCOME_UNKNOWN: [
        'An earlier attempt broke off with an unknown outcome',
        'A request with this Idempotency-Key broke off while it was handled. Whether it took effect is not known, so it was not done again. Look first; if it did not, send it with a new Idempotency-Key.',
      ],
      FILES_NOT_CLEARED: [
        'Files hold what should not leave',
        'The files that would go to the applicant hold what problems lists. Send cleaned files; if they must leave as they are, a person decides that, with a reason, on the page of the case.',
      ],
      CONFLICT: ['In conflict with how things stand', 'Look again, then decide.'],
      STALE_VERSION: [
        'There is a newer version',
        'The version in If-Match is not the newest one. Get it again, read what is new, then send again with the new version.',
      ],
      TOO_LARGE: ['The request is too large', 'JSON bodies have at most 1 MB, files at most 20 MB each.'],
      UNSUPPORTED_MEDIA_TYPE: ['The body has another format', 'Content-Type must be application/json, in UTF-8.'],
      INVALID_INPUT: ['The contents are wrong', 'Mend what problems lists and send again. Nothing was recorded.'],
      IDEMPOTENCY_KEY_REUSED: [
        'The Idempotency-Key belongs to another request',
        'The same Idempotency-Key came before with another address, version or body. Use a new one for each new operation.',
      ],
      IF_MATCH_MISSING: [
        'If-Match is missing',
        'Send the ETag that came with what you got (such as "7") in the header If-Match, so that what somebody else has just done is not overlooked.',
      ],
      RATE_LIMITED: ['Too many requests', 'Try again after the seconds in Retry-After.'],
      INTERNAL: [
        'Something went wrong here',
        'It was not completed. Send it again, unchanged and with the same Idempotency-Key; if it still fails, tell the administrator the number in instance.',
      ],
      UNAVAILABLE: ['Not available at the moment', 'Send it again later, unchanged.'],
    },
    json: {
      fault: (offset: number, line: number, column: number) => `It is not JSON at line ${line}, column ${column} (offset ${offset}).`,
      unknown: 'There is no such field. Leave it out, or check its name.',
      control: 'It has control characters or halves of characters. Take them out.',
      deep: (depth: number) => `It is nested more than ${depth} levels deep.`,
      shouldBe: (expected: string) => `It must be ${expected}.`,
      cursor: 'It is no place that this API gave. Use next of the page before.',
      finding: (name: string, finding: string) => `${name}: ${finding}`,
      fileName: "Name the file in the header Content-Disposition, such as attachment; filename*=UTF-8''annex.pdf.",
      unknownFile: 'There is no such file, or it was not uploaded with this key, or it belongs to another case. Upload it again.',
      organ: 'There is no such organ, or it takes no applications online.',
      noOrgan: 'This key belongs to no organ and can take nothing in.',
      beyond: 'A limit lies beyond the days that can be computed (2000 to 2199).',
      codeGone: 'The query code was replaced and is not shown any more.',
    },
  },
);
