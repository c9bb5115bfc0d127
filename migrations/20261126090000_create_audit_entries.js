// @ts-check
const REFUSAL = '审计日志只增不改 / audit_entries is insert-only';

/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('audit_entries', (table) => {
    table.comment('What was done beside the cases: sign-ins, accounts, organs, calendars, settings. One chain of hashes over all of it');
    table.integer('seq').notNullable().comment('1, 2, 3, … without gaps');
    table.text('recorded_at').notNullable().comment('UTC instant, YYYY-MM-DDTHH:mm:ss.sssZ');
    table.text('kind').notNullable().comment('noun.pastParticiple, such as account.created');
    table.text('actor_kind').notNullable().comment('staff, machine, command, clock or nobody');
    table.text('actor_id').comment('Null when nobody was signed in');
    table.text('actor_name').comment('As it was then');
    table.integer('organ_id').comment('Whose auditors read it; null for what concerns the whole installation');
    table.text('subject').comment('Id of what it was done to');
    table.text('data').notNullable().comment('JSON; no secrets, no personal data beyond names and logins of staff');
    table.text('prev_hash').comment('Null for the first');
    table.text('hash').notNullable();
    table.primary(['seq'], 'audit_entries_pkey');
    table.index(['organ_id', 'seq'], 'audit_entries_organ_index');
    table.index(['kind', 'seq'], 'audit_entries_kind_index');
    table.index(['actor_id', 'seq'], 'audit_entries_actor_index');
    table.index(['subject', 'seq'], 'audit_entries_subject_index');
  });
  await knex.schema.createTable('audit_head', (table) => {
    table.comment('One row: the end of the chain, and the lock between those who write to it');
    table.integer('id').notNullable();
    table.integer('seq').notNullable().comment('0 before the first entry');
    table.text('hash').comment('Null before the first entry');
    table.primary(['id'], 'audit_head_pkey');
  });
  await knex('audit_head').insert({ id: 1, seq: 0, hash: null });
  await refuseChanges(knex);
}

/** @param {import('knex').Knex} knex */
async function refuseChanges(knex) {
  if (knex.client.config.client === 'sqlite3') {
    for (const verb of ['update', 'delete']) {
      const refuse = `begin select raise(abort, '${REFUSAL}: ${verb} refused'); end`;
      await knex.raw(`create trigger audit_entries_refuse_${verb} before ${verb} on audit_entries ${refuse}`);
    }
    await knex.raw(`
      create trigger audit_entries_refuse_replace before insert on audit_entries when exists (select 1 from audit_entries where seq = new.seq)
      begin select raise(abort, 'UNIQUE constraint failed: audit_entries.seq (${REFUSAL})'); end
    `);
    return;
  }
  const refuse = 'execute function refuse_change()';
  await knex.raw(`create trigger audit_entries_refuse_change before update or delete on audit_entries for each row ${refuse}`);
  await knex.raw(`create trigger audit_entries_refuse_truncate before truncate on audit_entries for each statement ${refuse}`);
}

/** Triggers go with their table. @param {import('knex').Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('audit_head');
  await knex.schema.dropTable('audit_entries');
}
