import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readingOf } from '../../intake/inbound-message.ts';
import { triage } from '../../content/triage/triage.ts';
import { parseCommand } from '../../domain/commands.ts';
import type { Channel, Role } from '../../domain/triage/types.ts';

type Line = { text: string; channel: Channel; declared_role: Role };
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own data
const lineOf = (json: string) => JSON.parse(json) as Line;
const lines = readFileSync(
  new URL('../../content/triage/labelled/written_dev.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map(lineOf);

const known = new Set([
  'route',
  'humanRequested',
  'sensitive',
  'suicidal',
  'dangers',
  'distress',
  'possibleEmergency',
  'thanks',
  'cannotReach',
  'automated',
  'topic',
  'says',
  'rules',
]);

describe('what the engine learns of a message', () => {
  test('is always something that its commands understand: a route, flags, and names of rules', () => {
    const readings = lines.map(({ text, channel, declared_role: role }) => ({
      text,
      reading: readingOf(triage()(text, { channel, role })),
    }));
    const refused = readings.filter(
      ({ reading }) => parseCommand('message', { id: 'm', at: 0, reading }) === undefined,
    );
    expect(refused).toEqual([]);
    const told = new Set(readings.flatMap(({ reading }) => Object.keys(reading)));
    expect([...told].filter((field) => !known.has(field))).toEqual([]);
  });
});
