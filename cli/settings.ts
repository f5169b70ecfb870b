import type { Command } from 'commander';
import { readConfig, settingsHelp } from '../config.ts';
import { policyLines, readPolicy } from '../service/read-policy.ts';

export function settingsCommand(program: Command): void {
  program
    .command('config')
    .description('every setting, what it is for and its default; says what is wrong with yours')
    .action(() => {
      for (const { name, default: fallback, purpose } of settingsHelp()) {
        console.log(`${name.padEnd(26)}${purpose}${fallback === '' ? '' : ` (default ${fallback})`}`);
      }
      console.log(
        'TEMPORAL_ADDRESS and the rest of Temporal’s own configuration name a cluster; without them the engine is embedded.',
      );
      console.log('PALADIN_TEMPORAL          the `temporal` command to use as embedded engine');
      for (const line of policyLines(readPolicy(readConfig()))) console.log(line);
    });
}
