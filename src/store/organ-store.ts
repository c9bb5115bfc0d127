import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { OrganRow } from './rows.ts';
import { organsTable } from './tables.ts';

/** `db` may be a transaction: inside one, build every store from it. */
export function createOrganStore(db: Knex) {
  const findBy = async (condition: object): Promise<OrganRow | undefined> => {
    const record = await db('organs').where(condition).first();
    return record === undefined ? undefined : organsTable.fromRow(record);
  };
  return guardStore({
    findById: (id: number): Promise<OrganRow | undefined> => findBy({ id }),
    findByName: (name: string): Promise<OrganRow | undefined> => findBy({ name }),
    async list(): Promise<OrganRow[]> {
      return (await db('organs').orderBy('id')).map(organsTable.fromRow);
    },
    /** Those that applicants find: neither closed nor left off the public pages. */
    async listPublic(): Promise<OrganRow[]> {
      const hidden = db('settings').where({ name: 'publicPages', value: 'no' }).select('organ_id');
      return (await db('organs').whereNull('closed_at').whereNotIn('id', hidden).orderBy('id')).map(organsTable.fromRow);
    },
    /** Those with public pages, closed ones included: what they published stays public. */
    async listShown(): Promise<OrganRow[]> {
      const hidden = db('settings').where({ name: 'publicPages', value: 'no' }).select('organ_id');
      return (await db('organs').whereNotIn('id', hidden).orderBy('id')).map(organsTable.fromRow);
    },
    /** The organ of that name, made when there is none. An organ that exists keeps its short name. */
    async ensure(organ: { readonly name: string; readonly shortName?: string }): Promise<OrganRow> {
      const row = { name: organ.name, short_name: organ.shortName ?? organ.name };
      const [created] = await db('organs').insert(row).onConflict('name').ignore().returning('*');
      return organsTable.fromRow(created ?? (await db('organs').where({ name: organ.name }).first()));
    },
    /** @returns undefined when there is an organ of that name. */
    async create(organ: Pick<OrganRow, 'name' | 'shortName'> & { readonly parentId: number | null }): Promise<OrganRow | undefined> {
      const row = { name: organ.name, short_name: organ.shortName, parent_id: organ.parentId };
      const [made] = await db('organs').insert(row).onConflict('name').ignore().returning('*');
      return made === undefined ? undefined : organsTable.fromRow(made);
    },
    /** Everything that may change of an organ, at once. */
    async save({ id, name, shortName, parentId = null, closedAt = null }: OrganRow): Promise<void> {
      await db('organs').where({ id }).update({ name, short_name: shortName, parent_id: parentId, closed_at: closedAt });
    },
    /** @returns false when there is no such organ. */
    async rename(id: number, names: { readonly name: string; readonly shortName: string }): Promise<boolean> {
      return (await db('organs').where({ id }).update({ name: names.name, short_name: names.shortName })) === 1;
    },
  });
}
