import { readFileSync } from 'node:fs';

const NAME = /^((?:PALADIN_|TEMPORAL_|AWS_)\w+|DATABASE_URL|SMTP_URL)_FILE$/;
/** Temporal's own, and no secret. */
const OTHERS = ['TEMPORAL_CONFIG_FILE'];

/**
 * A secret may stand in a file: `PALADIN_MASTER_KEY_FILE=/run/secrets/key` is `PALADIN_MASTER_KEY` with what that file holds. Not
 * where both are given.
 * @throws Error with a `code`, one sentence, when a file cannot be read
 */
export function readSecretFiles(env: NodeJS.ProcessEnv): void {
  for (const [name, path] of Object.entries(env)) {
    const setting = NAME.exec(name)?.[1];
    if (setting === undefined || !path || OTHERS.includes(name) || env[setting]) continue;
    env[setting] = contentOf(name, path);
  }
}

function contentOf(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (cause) {
    const message = `${name} names ${path}, which cannot be read. Check that it is there, and this user's to read.`;
    throw Object.assign(new Error(message, { cause }), { code: 'configuration' });
  }
}
