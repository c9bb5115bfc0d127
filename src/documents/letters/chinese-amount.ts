const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿'];
const LIMIT = 1_000_000_000_000;

/**
 * An amount in the capitals of vouchers: 人民币壹佰叁拾元整. Legal source: 支付结算办法, annex 1 (正确填写票据和结算凭证的基本规定).
 *
 * @param yuan - 0 to less than 10^12; rounded to the fen.
 * @throws {RangeError} for any other number.
 */
export function chineseAmount(yuan: number): string {
  if (!(yuan >= 0 && yuan < LIMIT)) throw new RangeError(`${yuan} is no amount in yuan that can be written out`);
  const fen = Math.round(yuan * 100);
  const whole = Math.floor(fen / 100);
  return `人民币${whole === 0 && fen > 0 ? '' : `${wholeInCapitals(whole)}元`}${restInCapitals(fen % 100, whole > 0)}`;
}

function restInCapitals(fen: number, afterYuan: boolean): string {
  if (fen === 0) return '整';
  const [tenth, hundredth] = [Math.floor(fen / 10), fen % 10];
  const jiao = tenth > 0 ? `${DIGITS[tenth]}角` : afterYuan ? '零' : '';
  return hundredth > 0 ? `${jiao}${DIGITS[hundredth]}分` : `${jiao}整`;
}

function wholeInCapitals(whole: number): string {
  if (whole === 0) return '零';
  let text = '';
  let rest = whole;
  for (let group = 0; rest > 0; group += 1, rest = Math.floor(rest / 10_000)) {
    const four = rest % 10_000;
    const gap = text !== '' && !text.startsWith('零') && (four % 10 === 0 || lacksThousand(whole, group - 1));
    if (four === 0) text = text === '' || text.startsWith('零') ? text : `零${text}`;
    else text = `${groupInCapitals(four)}${GROUPS[group]}${gap ? '零' : ''}${text}`;
  }
  return text.replace(/零+/g, '零').replace(/^零|零$/g, '');
}

/** Whether a lower group begins with a nought, which is spoken. */
function lacksThousand(whole: number, group: number): boolean {
  const four = Math.floor(whole / 10_000 ** group) % 10_000;
  return four > 0 && four < 1000;
}

function groupInCapitals(four: number): string {
  let text = '';
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(four / 10 ** place) % 10;
    if (digit > 0) text += `${DIGITS[digit]}${PLACES[place]}`;
    else if (text !== '' && !text.endsWith('零')) text += '零';
  }
  return text.replace(/零$/, '');
}
