import type { Knex } from 'knex';
import type { CaseSight } from '../law/access/case-sight.ts';
import { sightCondition } from './queue-conditions.ts';

/** Restricts a select from `cases` to those within sight; to none fewer where it is undefined. */
export function within<Q extends Knex.QueryBuilder>(query: Q, sight: CaseSight | undefined): Q {
  if (sight === undefined || sight.sees === 'organ') return query;
  const [sql, ...bindings] = sightCondition(sight);
  query.whereRaw(sql, bindings);
  return query;
}

/** Restricts a select from something that may hang on a case, by its column `caseId`: what hangs on none is left. */
export function withinOrWithout<Q extends Knex.QueryBuilder>(query: Q, sight: CaseSight | undefined, caseId: string): Q {
  if (sight === undefined || sight.sees === 'organ') return query;
  const [sql, ...bindings] = sightCondition(sight);
  query.whereRaw(`(${caseId} is null or exists (select 1 from cases where cases.id = ${caseId} and ${sql}))`, bindings);
  return query;
}
