import { type Bilingual, DomainError } from '../../law/errors.ts';

/** The most that a fax may have (project rule; of one file: domain 4.1). */
export const MAX_FAX_PAGES = 200;

/** Why a fax is not taken in. */
export type FaxRefusal =
  | 'kind'
  | 'empty'
  | 'broken'
  | 'encrypted'
  | 'tooManyPages'
  | 'tooLarge'
  | 'tooSlow'
  | 'infected'
  | 'scanTooLarge'
  | 'scanLater';

/** Said to whoever runs the fax server: the fax is where it was, and a person must look at it. */
const TEXTS: Readonly<Record<FaxRefusal, Bilingual>> = {
  kind: { zh: '不是 TIFF 或 PDF 文件', en: 'it is neither TIFF nor PDF' },
  empty: { zh: '文件是空的或者没有页面', en: 'it is empty or has no pages' },
  broken: { zh: '文件已损坏，读不出页面', en: 'it is damaged: no pages can be read' },
  encrypted: { zh: 'PDF 设有密码，无法打开', en: 'the PDF is encrypted' },
  tooManyPages: { zh: `超过 ${MAX_FAX_PAGES} 页`, en: `it has more than ${MAX_FAX_PAGES} pages` },
  tooLarge: { zh: '文件超过 20 MB，或者某一页过大', en: 'it is larger than 20 MB, or one of its pages is too large' },
  infected: { zh: '查出病毒', en: 'a virus was found in it' },
  scanTooLarge: { zh: '超过病毒扫描的大小上限，无法查毒', en: 'it is larger than the virus scanner takes' },
  scanLater: { zh: '病毒扫描暂不可用，请稍后再试', en: 'the virus scanner cannot be reached: try again later' },
  tooSlow: { zh: '页面过于复杂，规定时间内无法读出', en: 'its pages are so complex that they could not be read in time' },
};

/** The fax cannot be taken in. Nothing was stored. */
export class FaxRefusedError extends DomainError {
  readonly code = 'FAX_REFUSED';
  readonly refusal: FaxRefusal;

  constructor(refusal: FaxRefusal, options?: ErrorOptions) {
    const { zh, en } = TEXTS[refusal];
    super({ zh: `传真未接收：${zh}。`, en: `The fax was not taken in: ${en}.` }, options);
    this.refusal = refusal;
  }
}
