import type { Command } from 'commander';
import type { CliContext } from './cli-context.ts';
import { registerIntakeFax } from './intake-fax.ts';

/** What comes in by other ways than the web and the mailbox. */
export function registerIntake(program: Command, context: CliContext): void {
  const intake = program
    .command('intake')
    .description('接收来件，供传真服务器等调用 / take in what arrives, for fax servers and the like to call');
  registerIntakeFax(intake, context);
}
