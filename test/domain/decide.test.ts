import { describe, expect, test } from 'vitest';
import { courseOf } from '../../domain/decide-course.ts';
import type { Command } from '../../domain/commands.ts';
import { passedDeadlines } from '../../domain/deadlines.ts';
import type { Reading } from '../../domain/journal.ts';
import { decisionOn, eventsOf } from '../../domain/decide.ts';
import { evolve } from '../../domain/evolve.ts';
import { isRefusal } from '../../domain/decision.ts';
import type { Channel, Route } from '../../domain/triage/types.ts';
import { reading } from '../support/cast.ts';
import { commands, points, questionAt, TEN_O_CLOCK, type Point } from './decide-table.ts';

// + applies; each letter is the code of a refusal.
const codes: Record<string, string> = {
  '+': 'applies',
  n: 'not-now',
  a: 'with-assistant',
  o: 'not-claimed',
  l: 'claimed-by-another',
  w: 'wrong-team',
  s: 'stale',
  b: 'beyond-warning',
  h: 'closed-then',
  x: 'out-of-range',
  y: 'needs-reason',
  r: 'already-resolved',
  c: 'closed',
};

// Columns, in the order of a life: registered, with the assistant, answered, asked to be clearer, queued, with Léa, asked by
// Léa, relay proposed, physician named, with the medical team, resolved, closed, erased.
// oxfmt-ignore
const grid = {
  'message':                   '+ + + + + + + + + + + + c',
  'message, an emergency':     '+ + + + + + + + + + + + c',
  'message, a medical one':    '+ + + + + + + + + + + + c',
  'message, in distress':      '+ + + + + + + + + + + + c',
  'confirm, yes':              'n n + n n n n n + n n n c',
  'confirm, no':               'n n + n n n n n + n n n c',
  'consent, yes':              'n n n n n n n + n n n n c',
  'consent, no':               'n n n n n n n + n n n n c',
  'human':                     '+ + + + n n n n + n + c c',
  'rate':                      'n n n n n n n n n n + + c',
  'rate, out of range':        'x x x x x x x x x x x x c',
  'claim by lea':              'a a a a + + + w w w r c c',
  'claim by marc':             'a a a a + l l w w w r c c',
  'claim by ines':             'w w w w w w w a a + r c c',
  'release by lea':            'o o o o o + + w w w r c c',
  'release by marc':           'o o o o o l l w w w r c c',
  'release by paule, supervising':      'a a a a o + + w w w r c c',
  'release by paule, without a reason': 'a a a a o y y w w w r c c',
  'transfer by paule, supervising':     'a a a a + + + w w w r c c',
  'transfer by lea':           'o o o o o + + w w w r c c',
  'reply by lea':              'o o o o o + + w w w r c c',
  'reply by lea, blind':       'o o o o o s s w w w r c c',
  'reply by marc':             'o o o o o l l w w w r c c',
  'note by marc':              '+ + + + + + + w w w + + c',
  'note by ines':              'w w w w w w w + + + w w c',
  'ask by lea':                'o o o o o + + w w w r c c',
  'extend by lea':             'o o o o o + + w w w r c c',
  'extend by lea, too late':   'o o o o o x x w w w r c c',
  'ask-extension by lea':      'o o o o o + + w w w r c c',
  'decide-extension by paule': 'n n n n n n n n n n r c c',
  'ask-unmask by lea': '+ + + + + + + w w w + c c',
  'decide-unmask by ines': 'n n n n n n n n n n n c c',
  'relay by lea':              'o o o o o + + w w w r c c',
  'relay by lea, without a reason': 'o o o o o y y w w w r c c',
  'requalify by lea':          'n + + + + + + w w w r c c',
  'requalify by ines':         'w w w w w w w n n + r c c',
  'resolve by lea':            'o o o o o + + w w w r c c',
  'resolve by marc':           'o o o o o l l w w w r c c',
  'snooze by lea':            'o o o o o + + w w w r c c',
  'snooze by marc':           'o o o o o l l w w w r c c',
  'snooze by lea, into the night':  'o o o o o h h w w w r c c',
  'snooze by lea, past a warning':  'o o o o o b + w w w r c c',
  'snooze by lea, past a warning, as she knows': 'o o o o o + + w w w r c c',
  'unsnooze by lea':          'o o o o o n n w w w r c c',
  'reopen':                    'n n n n n n n n n n + c c',
  'join by lea':               'a a a a + + + w w w r c c',
  'join by marc':              'a a a a + l l w w w r c c',
  'join by lea, leading':      'a a a a + + + w w w + c c',
  'separate by lea':           'n n n n n n n w w w n c c',
  'retarget':                  '+ + + + + + + + + + + c c',
  'retarget, to nothing':      'x x x x x x x x x x x c c',
  'calendar':                  '+ + + + + + + + + + + + c',
  'bounced':                   '+ + + + + + + + + + + + c',
  'erase':                     '+ + + + + + + + + + + + c',
};

describe('what applies when, and the code of the refusal when it does not', () => {
  test.each(Object.entries(grid))('%s', (name, line) => {
    const row = Object.keys(points).map((point) => told(name, point));
    expect(row).toEqual(line.split(' ').map((sign) => codes[sign]));
  });

  test('every command stands in the table', () => {
    expect(Object.keys(grid)).toEqual(Object.keys(commands));
  });
});

describe('what it leads to', () => {
  // oxfmt-ignore
  test.each<[what: string, command: string, at: Point, happenings: string]>([
    ['a message while we wait starts the clocks again',       'message',                'asked',     'message resumed'],
    ['a message on a resolved question reopens it',           'message',                'resolved',  'message reopened'],
    ['a message after the end opens a question of its own',   'message',                'closed',    'message linked'],
    ['an emergency is told before anything else',             'message, an emergency',  'with lea',  'message emergency alerted alerted handed-off'],
    ['an emergency reopens what was resolved',                'message, an emergency',  'resolved',  'message reopened emergency alerted alerted handed-off'],
    ['a medical turn leaves support at once',                 'message, a medical one', 'with lea',  'message qualified relay-proposed'],
    ['a medical turn on a resolved question has a clock',     'message, a medical one', 'resolved',  'message reopened qualified relay-proposed'],
    ['the physician who cannot be reached leads to a relay',  'message, a medical one', 'physician', 'message relay-accepted handed-off'],
    ['no relay without agreement, and no end either',         'consent, no',            'consent',   'relay-declined handed-off'],
    ['distress proposes a relay, with the number to call',    'message, in distress',   'assistant', 'message qualified distress relay-proposed'],
    ['distress leaves support at once',                       'message, in distress',   'with lea',  'message qualified distress relay-proposed'],
    ['two signs of distress are enough',                      'message, in distress',   'distressed','message distress alerted handed-off'],
    ['who wants no relay is told the number all the same',    'message, in distress',   'declined',  'message distress'],
    ['the medical team hears it from the person',             'message, in distress',   'relayed',   'message distress'],
    ['a human asked for before qualification is had at once', 'human',                  'registered','handed-off'],
    ['an answer that bounced is for a human',                 'bounced',                'answered',  'bounced handed-off'],
    ['an agent’s question that bounced is back in hand',      'bounced',                'asked',     'bounced resumed'],
    ['an answer that bounced reopens what it resolved',       'bounced',                'resolved',  'bounced reopened'],
    ['a proposed relay that bounced is not made',             'bounced',                'consent',   'bounced'],
    ['who leads is looked at again',                          'join by lea, leading',   'asked',     'resumed joined'],
    ['who leads and was resolved has a clock again',          'join by lea, leading',   'resolved',  'reopened joined'],
    ['erasing closes',                                        'erase',                  'with lea',  'erased closed'],
  ])('%s', (_, name, point, happenings) => expect(happeningsOf(name, point)).toEqual(happenings.split(' ')));
});

describe("a machine's first mail", () => {
  const course = (route: Route, channel: Channel = 'email') =>
    courseOf({ ...questionAt('registered'), channel }, reading({ route, automated: true })).map(
      ({ type }) => type,
    );

  test('ends there, unless a life may be at stake', () => {
    expect(course('question')).toEqual(['qualified', 'closed']);
    expect(course('emergency')).toEqual(['qualified', 'emergency', 'alerted', 'alerted', 'handed-off']);
  });

  test('comes by mail alone: in the chat whoever writes is a person, whatever the words', () => {
    expect(course('question', 'chat')).toEqual(['qualified', 'acknowledged']);
    const spoken = decisionOn(questionAt('answered'), said({ automated: true }), TEN_O_CLOCK);
    expect(spoken).toEqual([expect.objectContaining({ type: 'message' }), { type: 'resumed' }]);
  });
});

describe('a text masked for nothing', () => {
  const ask = { name: 'ask-unmask', id: 'c', agent: 'lea', masked: 'first' } as const;
  const asked = eventsOf(questionAt('with lea'), ask, TEN_O_CLOCK).reduce(evolve, questionAt('with lea'));
  const decide = { ...ask, id: 'd', name: 'decide-unmask', released: true } as const;

  test('is released by the medical team alone, once asked to look, and whoever asked is told', () => {
    expect(asked.alerts).toContainEqual(expect.objectContaining({ to: 'medical', reason: 'unmask-asked' }));
    expect(decisionOn(asked, { ...decide, team: 'support' }, TEN_O_CLOCK)).toEqual({ refused: 'wrong-team' });
    const doctor = { ...decide, agent: 'ines', team: 'medical' } as const;
    const events = eventsOf(asked, doctor, TEN_O_CLOCK);
    expect(events).toMatchObject([{ type: 'unmasked', masked: 'first', agent: 'lea', by: 'agent:ines' }]);
    const after = events.reduce(evolve, asked);
    expect(after.unmasking).toEqual([]);
    expect(after.alerts).toContainEqual(
      expect.objectContaining({ to: 'agent:lea', reason: 'unmask-decided' }),
    );
  });
});

describe('who wrote of health', () => {
  const nothingAsked = { says: 'no', route: 'other' } as const;

  test('and says no to a relay goes to a person of the service, and may not rate what nobody did', () => {
    const state = questionAt('consent');
    expect(decisionOn(state, said(nothingAsked), TEN_O_CLOCK)).toEqual([
      expect.objectContaining({ type: 'message' }),
      { type: 'relay-declined' },
      { type: 'handed-off', reason: 'relay-declined', team: 'support' },
    ]);
    const closed = { ...questionAt('declined'), status: 'closed' } as const;
    expect(decisionOn(closed, { name: 'rate', id: 'c', score: 5 }, TEN_O_CLOCK)).toEqual({
      refused: 'not-now',
    });
  });

  test('beside an ordinary request is with support, and so is a complaint about a secret of health', () => {
    for (const route of ['question', 'complaint'] as const) {
      const course = courseOf(questionAt('registered'), reading({ route, sensitive: true }));
      expect(course.map(({ type }) => type)).not.toContain('relay-proposed');
      expect(course[0]).toMatchObject({ type: 'qualified', route });
    }
  });

  test('in distress, and stays silent when a relay is proposed, is read by a person', () => {
    const state = questionAt('distressed');
    const fallen = passedDeadlines(state, TEN_O_CLOCK + 30 * 24 * 3_600_000, true);
    expect(fallen.map(({ type }) => type).slice(0, 2)).toEqual(['reminded', 'handed-off']);
  });

  test('as a question under earlier rules is decided as it was then', () => {
    const state = { ...questionAt('consent'), rules: 1 };
    expect(decisionOn(state, { name: 'consent', id: 'c', agreed: false }, TEN_O_CLOCK)).toEqual([
      { type: 'relay-declined' },
      { type: 'closed', why: 'declined' },
    ]);
  });
});

function said(different: Partial<Reading>): Command {
  return { name: 'message', id: 'c', at: TEN_O_CLOCK, reading: reading(different) };
}

function told(name: string, point: string): string {
  const command = commands[name];
  if (command === undefined || !isPoint(point)) throw new Error(`no such cell: ${name}, ${point}`);
  const decision = decisionOn(questionAt(point), command, TEN_O_CLOCK);
  return isRefusal(decision) ? decision.refused : 'applies';
}

function happeningsOf(name: string, point: Point): string[] {
  const command = commands[name];
  const decision = command && decisionOn(questionAt(point), command, TEN_O_CLOCK);
  return decision === undefined || isRefusal(decision) ? [] : decision.map(({ type }) => type);
}

function isPoint(name: string): name is Point {
  return Object.hasOwn(points, name);
}
