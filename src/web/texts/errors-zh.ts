/** Titles and advice of error pages, by problem. */
export const errorsZh = {
  badRequest: { title: '无法理解这次请求', body: '请返回上一页重新操作。如果是从书签或者别处的链接打开的，请从首页重新进入。' },
  forbidden: { title: '不能这样做', body: '您的岗位没有这项权限。如认为有误，请联系系统管理员调整岗位。' },
  signIn: { title: '请先登录', body: '没有登录，或者登录已过期。' },
  noCases: { title: '您的岗位不接触案件内容', body: '系统管理员和统计员不能查看案件内容。请使用与您的岗位相应的功能。' },
  csrf: {
    title: '页面已过期',
    body: '为了安全，本次提交没有被接受，什么也没有记录。请返回上一页，刷新后重新提交；如已退出，请先重新登录。',
  },
  tooMany: {
    title: '操作过于频繁',
    body: '短时间内来自同一网络的操作太多，本次没有提交。请过 10 分钟再试；您填写的内容可以用浏览器的“后退”找回。',
  },
  tooManyUploads: { title: '上传过于频繁', body: '短时间内上传的文件太多。已经上传的文件仍然保留，请在 15 分钟后再试。' },
  uploadTooLarge: { title: '提交的内容太大', body: '一次提交的文件或者文字超过了上限，什么也没有记录。请返回上一页，减少文件后重新提交。' },
  notFound: { title: '找不到这个页面', body: '请核对网址。所要查看的内容可能不存在，或者您没有查看的权限。' },
  refused: { title: '这一步不能办理', body: '请返回案件，查看现在可以办理的步骤。' },
  stale: { title: '案件已有新的记录', body: '请重新打开案件，看过新记录后再决定。' },
  invalid: { title: '填写的内容有误', body: '请返回改正后重新提交。' },
  unavailable: { title: '系统暂时不能使用', body: '请稍后再试。持续出现的，请联系受理机关或者系统管理员。' },
  internal: { title: '系统出错了', body: '没有完成您的操作。请稍后再试；仍然出错的，请把下面的编号告诉受理机关或者系统管理员。' },
  requestId: '编号',
  home: '回到首页',
} as const;
