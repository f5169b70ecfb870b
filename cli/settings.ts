import type { Command } from 'commander';
import type { z } from 'zod';
import { readConfig, settingGroups } from '../config.ts';
import { policyLines, readPolicy } from '../service/read-policy.ts';

export function settingsCommand(program: Command): void {
  program
    .command('config')
    .description('every setting, what it is for and its default; says what is wrong with yours')
    .action(() => {
      const lines = [...settingsHelp(), ...others];
      const width = Math.max(...lines.map(({ name }) => name.length)) + 2;
      for (const { name, default: fallback, purpose } of lines)
        console.log(`${name.padEnd(width)}${purpose}${fallback === '' ? '' : ` (default ${fallback})`}`);
      console.log(
        'TEMPORAL_ADDRESS and the rest of Temporal’s own configuration name a cluster; without them the engine is embedded.',
      );
      for (const line of policyLines(readPolicy(readConfig()))) console.log(line);
    });
}

type SettingHelp = { name: string; default: string; purpose: string };

/** Those that are no field of a settings file. */
const others: SettingHelp[] = [
  {
    name: 'NAME_FILE',
    default: '',
    purpose: 'for any NAME here: the file that holds its value, as secrets are mounted',
  },
  { name: 'PALADIN_TEMPORAL', default: '', purpose: 'the `temporal` command to use as embedded engine' },
];

/** Name, default and purpose of each setting. */
function settingsHelp(): SettingHelp[] {
  const all = settingGroups.flatMap(({ shape }) => Object.entries<z.ZodType>(shape));
  return all.map(([name, schema]) => {
    const fallback = schema.safeParse(undefined);
    return {
      name,
      default: fallback.success ? plain(fallback.data) : '',
      purpose: schema.description ?? '',
    };
  });
}

/** Of a list that is empty, nothing. */
function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
