/** A question's journal as people read it: one line a decision, with its reason. It holds no word of anybody. */
import type { Journalled } from '../domain/clock-receipt.ts';
import { replayJournal } from '../domain/evolve.ts';
import type { JournalEvent, Reading } from '../domain/journal.ts';
import { published } from '../domain/policy.ts';
import type { State } from '../domain/state.ts';
import { instantAsText } from './clocks-text.ts';
import { lengthOf } from './due-answer.ts';

/** Where it stands, then what happened in order, in Paris time. */
export function decisionsAsText({ reference, journal, policy = published }: Journalled): string {
  const lines = journal.filter(({ type }) => type !== 'calendar').map(lineOf);
  const widths = [0, 1].map((column) => Math.max(0, ...lines.map((line) => line[column]?.length ?? 0)));
  const rows = lines.map(
    (line) => `  ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`,
  );
  return [standing(replayJournal(reference, policy, journal)), ...rows.map((row) => row.trimEnd())].join(
    '\n',
  );
}

function standing({
  reference,
  status,
  team,
  route,
  topic,
  assignee,
  extension,
  policy,
  ...rest
}: State): string {
  const about = topic === undefined ? '' : ` about ${topic}`;
  const who = assignee === undefined ? `nobody of ${team}` : assignee;
  const promised = extension === undefined ? '' : `, promised by ${instantAsText(extension.promisedAt)}`;
  const version = policy.version === undefined ? '' : `, policy ${policy.version}`;
  const targets = `${lengthOf(policy.firstResponse)} and ${lengthOf(policy.resolution)} of open time`;
  return [
    `${reference}  ${status}: ${route ?? 'not qualified'}${about}, ${rest.channel}, ${rest.role}`,
    `  held by ${who}${promised}; targets ${targets}${version}, rules ${rest.rules}`,
  ].join('\n');
}

function lineOf(event: JournalEvent): [string, string, string] {
  return [instantAsText(event.at), event.by, [event.type, reasonOf(event)].filter(Boolean).join(': ')];
}

/** What the decision stands on, as far as the journal says it. */
function reasonOf(event: JournalEvent): string {
  switch (event.type) {
    case 'message':
      return readingAsText(event.reading);
    case 'qualified':
      return list([event.route, event.topic && `about ${event.topic}`, by(event.rules)]);
    case 'answered':
      return list([event.articles.join(' and '), `confidence ${event.confidence.toFixed(2)}`]);
    case 'handed-off':
      return list([event.reason, event.why, `to ${event.team}`]);
    case 'warned':
    case 'breached':
      return list([event.target, `due ${instantAsText(event.due)}`]);
    case 'extended':
    case 'extension-asked':
    case 'promise-missed':
      return `promised by ${instantAsText(event.promisedAt)}`;
    case 'sending':
    case 'snoozed':
      return `until ${instantAsText(event.until)}`;
    case 'alerted':
      return list([event.reason, `to ${event.to}`, event.times && `for the ${event.times}th time`]);
    default:
      return plainFields(event);
  }
}

function readingAsText(reading: Reading): string {
  const { route, topic, rules, ...flags } = reading;
  const raised = Object.entries(flags).flatMap(([name, value]) => {
    if (value === true) return [name];
    return typeof value === 'string' ? [`${name} ${value}`] : [];
  });
  return list([`read as ${route}`, topic && `about ${topic}`, ...raised, by(rules)]);
}

function by(rules: readonly string[]): string {
  return rules.length === 0 ? '' : `by ${rules.join(', ')}`;
}

const ABOUT_THE_EVENT: ReadonlySet<string> = new Set([
  'type',
  'seq',
  'at',
  'by',
  'cause',
  'receivedAt',
  'policy',
]);

/** Fields that hold one, wherever they stand. */
const INSTANTS: ReadonlySet<string> = new Set(['accepted', 'lapsed']);

/** `to lea, why idle`: the rest needs no words of its own. */
function plainFields(event: JournalEvent): string {
  const told = Object.entries(event).filter(
    ([name, value]) => !ABOUT_THE_EVENT.has(name) && ['string', 'number', 'boolean'].includes(typeof value),
  );
  return list(
    told.map(([name, value]) => `${name} ${INSTANTS.has(name) ? instantAsText(Number(value)) : value}`),
  );
}

function list(parts: readonly unknown[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(', ');
}
