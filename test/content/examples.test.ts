import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const examples = new URL('../../docs/examples/', import.meta.url);

test.each(readdirSync(examples))('the integrators’ page shows docs/examples/%s as it runs', (name) => {
  const page = readFileSync(new URL('../integrators.md', examples), 'utf8');
  const text = readFileSync(new URL(name, examples), 'utf8');
  const fence = name.endsWith('.sh') ? 'sh' : 'ts';
  expect(page).toContain(`\`\`\`${fence}\n${text}\`\`\``);
});
