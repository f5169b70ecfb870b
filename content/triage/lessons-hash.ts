import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** Which route a message takes; whether it asks for a rule. */
export type ModelName = 'routes' | 'rules';

const FOLDERS: Record<ModelName, readonly string[]> = {
  routes: ['labelled/', 'practice/'],
  rules: ['labelled/', 'practice/', 'rule-lessons/'],
};

/** What stands in a model's lessons, as one word: it carries the hash of what it learned from. */
export function lessonsHash(model: ModelName): string {
  const hash = createHash('sha256');
  for (const folder of FOLDERS[model].map((name) => new URL(name, import.meta.url)))
    for (const name of readdirSync(folder).toSorted())
      hash.update(name).update(readFileSync(new URL(name, folder)));
  return hash.digest('hex').slice(0, 16);
}
