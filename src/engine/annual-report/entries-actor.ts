import type { AuditActor } from '../audit/audit-log.ts';
import type { ReportActor } from './report-stream.ts';

/** The command line, which nobody's roles judge. */
export const ENTRIES_BY_COMMAND: ReportActor = { kind: 'command', id: 'command', name: '命令行', roles: null };

export function auditActorOf({ kind, id, name }: ReportActor): AuditActor {
  return { kind: kind === 'import' ? 'command' : kind, id, name };
}
