import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { showCommand } from '../../cli/show.ts';
import { asEvents } from '../../domain/decide.ts';
import type { Happening, JournalEvent } from '../../domain/journal.ts';
import { published } from '../../domain/policy.ts';
import { blank } from '../../domain/state.ts';
import { paris, reading } from '../support/cast.ts';

const past: [wall: string, what: Happening][] = [
  [
    '2035-06-08T17:30',
    { type: 'registered', channel: 'chat', role: 'employee', policy: { ...published, version: 4 } },
  ],
  [
    '2035-06-08T17:30',
    { type: 'message', message: 'm-1', reading: reading({ humanRequested: true, rules: ['asks-who'] }) },
  ],
  ['2035-06-08T17:30', { type: 'qualified', route: 'question', topic: 'duerp', rules: ['asks-who'] }],
  [
    '2035-06-08T17:30',
    { type: 'handed-off', reason: 'assistant-unable', team: 'support', why: 'no-evidence' },
  ],
  ['2035-06-11T09:20', { type: 'breached', target: 'first_response', due: paris('2035-06-11T09:30') }],
  ['2035-06-11T09:40', { type: 'claimed', agent: 'lea' }],
];

describe('paladin show', () => {
  test('says where a question stands, and each decision with its reason', async () => {
    expect(await run('PAL-1')).toBe(
      `
PAL-1  with-agent: question about duerp, chat, employee
  held by lea; targets 1 h and 24 h of open time, policy 4, rules 1
  Fri 08 Jun 2035, 17:30  system  registered: channel chat, role employee
  Fri 08 Jun 2035, 17:30  system  message: read as question, humanRequested, by asks-who
  Fri 08 Jun 2035, 17:30  system  qualified: question, about duerp, by asks-who
  Fri 08 Jun 2035, 17:30  system  handed-off: assistant-unable, no-evidence, to support
  Mon 11 Jun 2035, 09:20  system  breached: first_response, due Mon 11 Jun 2035, 09:30
  Mon 11 Jun 2035, 09:40  system  claimed: agent lea`.trim(),
    );
  });

  test('gives programs the journal itself', async () => {
    expect(JSON.parse(await run('PAL-1', '--json'))).toEqual(journal());
  });

  test('says which question it does not know', async () => {
    await expect(run('PAL-2')).rejects.toThrow('no question PAL-2');
  });
});

async function run(...given: string[]): Promise<string> {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  const told: string[] = [];
  showCommand(program, {
    journalOf: async (reference) => (reference === 'PAL-1' ? { reference, journal: journal() } : undefined),
    print: (text) => told.push(text),
  });
  for (const command of program.commands) command.copyInheritedSettings(program);
  await program.parseAsync(['show', ...given], { from: 'user' });
  return told.join('\n');
}

function journal(): JournalEvent[] {
  const start = blank('PAL-1', published);
  return past.flatMap(([wall, what], seq) =>
    asEvents({ ...start, seq }, [what], { at: paris(wall), by: 'system' }),
  );
}
