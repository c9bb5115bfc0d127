import { afterEach, describe, expect, it } from 'vitest';
import { CLOCK, keepAct } from '../../src/engine/audit/audit-log.ts';
import { verifyAuditLog } from '../../src/engine/audit/verify-audit-log.ts';
import { verifyById } from '../../src/engine/verify-histories.ts';
import { SchemaMismatchError } from '../../src/law/errors.ts';
import { openDatabase, withTransaction } from '../../src/store/database.ts';
import { migrate, migrationConfig, pendingMigrations } from '../../src/store/migrate.ts';
import { createUnitStore } from '../../src/store/unit-store.ts';
import type { TestDatabase } from '../support/databases.ts';
import { databases, openEmptyTestDatabase, openTestDatabase } from '../support/databases.ts';
import { createOffice } from '../support/office.ts';

describe.each(databases)('migrations on $kind', ({ kind }) => {
  let db: TestDatabase;
  afterEach(() => db.close());

  it('run once, and are pending until then', async () => {
    db = await openEmptyTestDatabase(kind);
    const pending = await pendingMigrations(db);
    expect(pending.length).toBeGreaterThan(5);
    expect(await migrate(db)).toEqual(pending);
    expect(await migrate(db)).toEqual([]);
    expect(await pendingMigrations(db)).toEqual([]);
  });

  it('go up and down and up again, one by one', async () => {
    db = await openEmptyTestDatabase(kind);
    const names = await pendingMigrations(db);
    const empty = await schemaOf(db);
    for (const _ of names) await db.write.migrate.up(migrationConfig());
    const full = await schemaOf(db);
    expect(full.length).toBeGreaterThan(empty.length + names.length / 2);
    for (const _ of names) await db.write.migrate.down(migrationConfig());
    expect(await schemaOf(db)).toEqual(empty);
    await migrate(db);
    expect(await schemaOf(db)).toEqual(full);
  });

  it('keep cases and accounts when all since units and the audit log is taken back and brought in again', async () => {
    db = await openTestDatabase(kind);
    const full = await schemaOf(db);
    const office = await createOffice(db, '2026-03-02');
    const { caseId } = await office.open('2026-03-02');
    const unit = await createUnitStore(db.write).ensure(office.organ.id, '办公室');
    await withTransaction(db, (trx) => keepAct(trx, MADE_UNIT, { at: new Date('2026-03-02T01:00:00Z') }));
    const held = async () => [
      await db.read('history').orderBy('version'),
      await db.read('users').orderBy('id'),
      await db.read('organs').orderBy('id'),
    ];
    const before = await held();
    expect(before.map((rows) => rows.length)).toEqual([expect.any(Number), expect.any(Number), 1]);
    while ((await newestMigration(db)) >= BEFORE_UNITS) await db.write.migrate.down(migrationConfig());
    expect(await db.write.schema.hasTable('audit_entries')).toBe(false);
    expect(await db.write.schema.hasTable('units')).toBe(false);
    await migrate(db);
    expect(await schemaOf(db)).toEqual(full);
    expect(await held()).toEqual(before);
    expect((await verifyById(db, caseId))?.fault).toBeUndefined();
    expect(unit.id).toBeGreaterThan(0);
    expect(await createUnitStore(db.read).list(office.organ.id)).toEqual([]);
    await withTransaction(db, (trx) => keepAct(trx, MADE_UNIT, { at: new Date('2026-03-03T01:00:00Z') }));
    expect((await verifyAuditLog(db)).entries).toBe(1);
  });

  it('run once when several processes start at once', async () => {
    db = await openEmptyTestDatabase(kind);
    const processes = [1, 2, 3].map(() => openDatabase({ url: db.url, dataDir: '.' }));
    const ran = await Promise.all(processes.map((process) => migrate(process)));
    for (const process of processes) await process.close();
    expect(ran.map((names) => names.length).sort((a, b) => a - b)).toEqual([0, 0, ran.flat().length]);
    expect(await pendingMigrations(db)).toEqual([]);
  });

  it('are refused on a database that a newer program made, saying what to do', async () => {
    db = await openEmptyTestDatabase(kind);
    await migrate(db);
    await db.write('knex_migrations').insert({ name: '29990101000000_from_the_future.js', batch: 9 });
    const refused = migrate(db);
    await expect(refused).rejects.toThrow(SchemaMismatchError);
    await expect(refused).rejects.toMatchObject({
      text: { zh: expect.stringMatching(/29990101000000_from_the_future.*请安装/), en: expect.stringMatching(/Install that version/) },
    });
    await expect(pendingMigrations(db)).rejects.toThrow(SchemaMismatchError);
  });
});

const BEFORE_UNITS = '20261126';
const MADE_UNIT = { kind: 'unit.created', actor: CLOCK, organId: null, subject: '1', data: { name: '办公室' } } as const;

async function newestMigration(db: TestDatabase): Promise<string> {
  const newest: { name: string } | undefined = await db.write('knex_migrations').orderBy('id', 'desc').first('name');
  return newest?.name ?? '';
}

/** Tables, indexes, triggers, functions and constraints by name, without those of Knex and SQLite themselves. */
async function schemaOf(db: TestDatabase): Promise<string[]> {
  const statement =
    db.dialect === 'sqlite'
      ? "select type || ' ' || name as name from sqlite_master"
      : `select 'class ' || relname as name from pg_class where relnamespace = 'public'::regnamespace
       union all select 'trigger ' || tgname from pg_trigger where not tgisinternal
       union all select 'constraint ' || conname from pg_constraint where connamespace = 'public'::regnamespace
       union all select 'function ' || proname from pg_proc where pronamespace = 'public'::regnamespace`;
  const answer = await db.write.raw(statement);
  const rows: { name: string }[] = db.dialect === 'sqlite' ? answer : answer.rows;
  return rows
    .map(({ name }) => name)
    .filter((name) => !/knex_|sqlite_/.test(name))
    .sort();
}
