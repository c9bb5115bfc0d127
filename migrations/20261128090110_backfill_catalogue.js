// @ts-check
/**
 * What was published, and what applicants were given, before the catalogue was kept: entries of publications in `cases.figures` and keys of
 * delivered information (art. 44), derived from the histories as the program derived them when this migration was written. Histories stay as
 * they are; what has an entry or a key already is left alone.
 */
const PORTION = 500;

/** @param {import('knex').Knex} knex */
export async function up(knex) {
  for await (const rows of portions(() => knex('cases').where({ kind: 'publication' }).select('id', 'figures'))) {
    const bare = rows.filter(({ figures }) => !Array.isArray(parsed(figures).channels)).map(({ id }) => id);
    for (const [id, facts] of await historyOf(knex, bare)) {
      await knex('cases')
        .where({ id })
        .update({ figures: JSON.stringify(entryOf(facts)) });
    }
  }
  const given = () => knex('cases').where({ kind: 'request' }).whereIn('decision_code', GIVEN).select('id', 'organ_id', 'title');
  for await (const rows of portions(given)) {
    const ids = rows.map(({ id }) => id);
    const told = await historyOf(knex, ids, (query) => query.whereIn('type', DELIVERIES).orWhere('data', 'like', '%"docNo"%'));
    const keys = rows.flatMap((row) => keyOf(row, told.get(row.id) ?? []));
    if (keys.length > 0) await knex('conversion_keys').insert(keys).onConflict(['organ_id', 'info_key', 'case_id']).ignore();
  }
}

/** What was filled in is right without this migration, too. */
export async function down() {}

/** @typedef {{ type: string, on: string, data: Record<string, unknown> }} Fact */

const GIVEN = ['G2', 'P1'];
const DELIVERIES = ['reply.served', 'reply.givenOnTheSpot'];

/**
 * All rows of a select from `cases`, in portions.
 *
 * @param {() => import('knex').Knex.QueryBuilder} select
 * @returns {AsyncGenerator<Record<string, any>[]>}
 */
async function* portions(select) {
  for (let after = ''; ; ) {
    const rows = await select().where('id', '>', after).orderBy('id').limit(PORTION);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1).id;
  }
}

/**
 * @param {import('knex').Knex} knex
 * @param {string[]} ids
 * @param {(query: import('knex').Knex.QueryBuilder) => void} [narrow]
 * @returns {Promise<Map<string, Fact[]>>}
 */
async function historyOf(knex, ids, narrow = () => {}) {
  /** @type {Map<string, Fact[]>} */
  const facts = new Map(ids.map((id) => [id, []]));
  const query = knex('history').whereIn('case_id', ids).where(narrow).orderBy(['case_id', 'version']);
  const rows = ids.length === 0 ? [] : await query.select('case_id', 'type', 'effective_on', 'data');
  for (const row of rows) facts.get(row.case_id)?.push({ type: row.type, on: row.effective_on, data: parsed(row.data) });
  return facts;
}

/** @param {unknown} json @returns {Record<string, any>} */
function parsed(json) {
  return (typeof json === 'string' ? JSON.parse(json) : json) ?? {};
}

/** @param {Fact[]} facts */
function entryOf(facts) {
  const empty = { indexNo: null, documentNo: null, summary: null, category: null, validity: 'inForce', normative: false, channels: [] };
  const unpublished = { link: null, firstPublishedOn: null, publishedOn: null, assessedOn: null, ground: null };
  return facts.reduce(entryAfter, { ...empty, ...unpublished, fromCase: null, text: null, files: [] });
}

/** @param {Record<string, any>} entry @param {Fact} fact @returns {Record<string, any>} */
function entryAfter(entry, { type, on, data }) {
  switch (type) {
    case 'publication.created':
    case 'publication.catalogued':
      return saidOf(entry, data);
    case 'publication.amended':
      return { ...saidOf(entry, data), channels: [], link: null, publishedOn: null, assessedOn: null, ground: null };
    case 'publication.published':
      return {
        ...entry,
        channels: [...new Set([...entry.channels, ...[textOr(data.channel, null)].filter((channel) => channel !== null)])],
        link: typeof data.link === 'string' && /^https?:\/\/\S+$/.test(data.link) ? data.link : entry.link,
        firstPublishedOn: entry.firstPublishedOn ?? on,
        publishedOn: entry.publishedOn ?? on,
      };
    case 'publication.exempted':
      return { ...entry, assessedOn: on, ground: textOr(data.ground, null) };
    case 'publication.reassessed':
      return data.result === 'disclosable' ? { ...entry, assessedOn: null, ground: null } : { ...entry, assessedOn: on };
    default:
      return entry;
  }
}

/** @param {Record<string, any>} entry @param {Record<string, unknown>} data */
function saidOf(entry, data) {
  const files = Array.isArray(data.released) ? data.released : [];
  return {
    ...entry,
    indexNo: textOr(data.indexNo, entry.indexNo),
    documentNo: textOr(data.documentNo, entry.documentNo),
    summary: textOr(data.summary, entry.summary),
    category: textOr(data.category, entry.category),
    validity: data.validity === 'inForce' || data.validity === 'repealed' ? data.validity : entry.validity,
    normative: data.normativeDocument === undefined ? entry.normative : data.normativeDocument === true,
    fromCase: textOr(data.fromCase, entry.fromCase),
    text: textOr(data.text, entry.text),
    files: files.length === 0 ? entry.files : files,
  };
}

/** @param {unknown} value @param {string | null} otherwise */
function textOr(value, otherwise) {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

/** @param {Record<string, any>} row @param {Fact[]} facts */
function keyOf({ id, organ_id, title }, facts) {
  const deliveries = facts.filter(({ type }) => DELIVERIES.includes(type));
  const delivery = deliveries.find(({ data }) => GIVEN.includes(String(data.decisionCode))) ?? deliveries[0];
  const docNo = facts.map(({ data }) => data.docNo).find((value) => typeof value === 'string') ?? '';
  const info_key = infoKeyOf(String(docNo), title ?? '');
  return delivery === undefined || info_key === null ? [] : [{ organ_id, info_key, case_id: id, delivered_on: delivery.on }];
}

const COMMON = /关于|申请|公开|获取|提供|政府信息|有关|相关|以及|及其|信息|情况|材料|文件|复印件|的/g;
const MAX_KEY = 120;

/** @param {string} docNo @param {string} title */
function infoKeyOf(docNo, title) {
  const number = plain(docNo);
  if (number.length >= 3) return `文号:${number}`.slice(0, MAX_KEY);
  const subject = [...plain(title.normalize('NFKC').replace(COMMON, ''))];
  return subject.length < 3 ? null : subject.slice(0, MAX_KEY).join('');
}

/** @param {string} text */
function plain(text) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}
