import type { Command } from 'commander';
import { runChecks } from '../service/run-checks.ts';

const WIDTH = 15;

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('check all that a start needs, and say what to do where something is wrong')
    .action(async () => {
      let problems = 0;
      for await (const { what, ok, says } of runChecks(process.env)) {
        console.log(
          `${ok ? 'ok     ' : 'PROBLEM'}  ${what.padEnd(WIDTH)}${says.replaceAll('\n', '\n           ')}`,
        );
        problems += ok ? 0 : 1;
      }
      console.log(problems === 0 ? 'All is well.' : `${problems} to see to.`);
      process.exitCode = problems === 0 ? 0 : 1;
    });
}
