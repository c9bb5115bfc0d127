// @ts-check
const REFUSAL = '封存的链首只增不改 / sealed heads are insert-only';

/** @param {import('knex').Knex} knex */
export async function up(knex) {
  await createRuns(knex);
  await createSeals(knex);
  for (const table of ['sealed_heads', 'sealed_cases']) await refuseChanges(knex, table);
}

/** @param {import('knex').Knex} knex */
async function createRuns(knex) {
  await knex.schema.createTable('integrity_runs', (table) => {
    table.comment('Checks of all histories, letters and the audit log: one a day');
    table.increments('id');
    table.text('run_on').notNullable().comment('Day in Asia/Shanghai');
    table.text('started_at').notNullable().comment('UTC instant');
    table.text('seen_at').notNullable().comment('UTC instant of the last progress');
    table.text('finished_at').comment('UTC instant; null while it runs');
    table.text('ticket').comment('Of the node that works on it; null when none does');
    table.text('leased_until').comment('UTC instant after which another node may go on');
    table.text('after_case').comment('Id of the last case that was checked');
    table.integer('cases').notNullable().defaultTo(0);
    table.integer('entries').notNullable().defaultTo(0);
    table.integer('letters').notNullable().defaultTo(0);
    table.integer('faults').notNullable().defaultTo(0);
    table.integer('log_entries').comment('Of the audit log; null before it was checked');
    table.text('log_hash').comment('Head of the audit log');
    table.unique(['run_on'], { indexName: 'integrity_runs_run_on_unique' });
  });
  await knex.schema.createTable('integrity_faults', (table) => {
    table.comment('What a check found');
    table.integer('run_id').notNullable();
    table.integer('number').notNullable().comment('1, 2, 3 … within the run');
    table.text('kind').notNullable().comment('history, letter, seal, log or heads');
    table.text('case_id').comment('Null when it is no fault of a case');
    table.text('case_name').comment('Number, reference or id');
    table.integer('organ_id').comment('Of the case; null when there is none');
    table.integer('entry').comment('The first bad entry, of the case or of the audit log');
    table.text('letter').comment('Which letter of that entry');
    table.text('text_zh').notNullable();
    table.text('text_en').notNullable();
    table.primary(['run_id', 'number'], 'integrity_faults_pkey');
    table.foreign(['run_id'], 'integrity_faults_run_id_foreign').references(['id']).inTable('integrity_runs');
  });
}

/** @param {import('knex').Knex} knex */
async function createSeals(knex) {
  const bytewise = knex.client.config.client === 'sqlite3' ? 'text' : 'text collate "C"';
  await knex.schema.createTable('sealed_heads', (table) => {
    table.comment('Once a day: one digest over the newest entry of every case, and the head of the audit log');
    table.text('sealed_on').notNullable().comment('Day in Asia/Shanghai');
    table.text('sealed_at').notNullable().comment('UTC instant');
    table.integer('cases').notNullable();
    table.text('digest').notNullable().comment('SHA-256 over the lines of the list');
    table.integer('log_seq').notNullable().comment('Newest entry of the audit log; 0 for none');
    table.text('log_hash').comment('Its hash; null for none');
    table.text('prev_hash').comment('Hash of the record before; null for the first');
    table.text('hash').notNullable().comment('SHA-256 over the canonical JSON of the record');
    table.primary(['sealed_on'], 'sealed_heads_pkey');
  });
  await knex.schema.createTable('sealed_cases', (table) => {
    table.comment('The list behind a digest: the newest row of each case up to that day. A case that did not move has no new row');
    table.specificType('case_id', bytewise).notNullable().comment('In the order of bytes: the digest must not depend on a locale');
    table.integer('version').notNullable().comment('Newest entry of the case then');
    table.text('hash').notNullable().comment('Its hash');
    table.text('sealed_on').notNullable();
    table.primary(['case_id', 'version'], 'sealed_cases_pkey');
    table.index(['sealed_on'], 'sealed_cases_sealed_on_index');
  });
}

/** @param {import('knex').Knex} knex @param {string} name */
async function refuseChanges(knex, name) {
  if (knex.client.config.client !== 'sqlite3') {
    const refuse = 'execute function refuse_change()';
    await knex.raw(`create trigger ${name}_refuse_change before update or delete on ${name} for each row ${refuse}`);
    await knex.raw(`create trigger ${name}_refuse_truncate before truncate on ${name} for each statement ${refuse}`);
    return;
  }
  for (const verb of ['update', 'delete']) {
    const refuse = `begin select raise(abort, '${REFUSAL}: ${verb} refused'); end`;
    await knex.raw(`create trigger ${name}_refuse_${verb} before ${verb} on ${name} ${refuse}`);
  }
  const same = name === 'sealed_heads' ? 'sealed_on = new.sealed_on' : 'case_id = new.case_id and version = new.version';
  await knex.raw(`
    create trigger ${name}_refuse_replace before insert on ${name} when exists (select 1 from ${name} where ${same})
    begin select raise(abort, 'UNIQUE constraint failed: ${name} (${REFUSAL})'); end
  `);
}

/** Triggers go with their table. @param {import('knex').Knex} knex */
export async function down(knex) {
  for (const table of ['sealed_cases', 'sealed_heads', 'integrity_faults', 'integrity_runs']) await knex.schema.dropTable(table);
}
