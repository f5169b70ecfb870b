import type { Command } from 'commander';
import { chatSettings } from '../api/chat-settings.ts';
import { providerSettings } from '../api/provider/provider-settings.ts';
import { modelSettings } from '../activities/assistant/model/model-settings.ts';
import { webhookSettings } from '../activities/webhooks/webhook-settings.ts';
import { readConfig, settings } from '../config.ts';
import { imapSettings } from '../email/imap/imap-settings.ts';
import { versioningSettings } from '../worker/versioning-settings.ts';
import { fileSettings } from '../store/file-settings.ts';
import { traceSettings } from '../tracing/trace-settings.ts';
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
      console.log(
        'NAME_FILE                 for any NAME here: the file that holds its value, as secrets are mounted',
      );
      console.log('PALADIN_TEMPORAL          the `temporal` command to use as embedded engine');
      for (const line of policyLines(readPolicy(readConfig()))) console.log(line);
    });
}

/** Name, default and purpose of each setting. */
function settingsHelp(): { name: string; default: string; purpose: string }[] {
  return Object.entries({
    ...settings.shape,
    ...fileSettings.shape,
    ...chatSettings.shape,
    ...providerSettings.shape,
    ...imapSettings.shape,
    ...modelSettings.shape,
    ...versioningSettings.shape,
    ...webhookSettings.shape,
    ...traceSettings.shape,
  }).map(([name, schema]) => {
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
