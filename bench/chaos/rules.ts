// What must hold whatever is struck: of messages, of what was said, of commands.
import type { JournalEvent } from '../../domain/journal.ts';
import type { Sent } from './ledger.ts';
import { commandsKept, oneWinner } from './command-rules.ts';
import type { Records } from './records.ts';
import { allEvents, verdict, type Rule } from './verdict.ts';

const ofType = (events: readonly JournalEvent[], ...types: JournalEvent['type'][]) =>
  events.filter(({ type }) => types.includes(type));
const twice = (values: readonly string[]) => values.filter((value, at) => values.indexOf(value) !== at);
/** The store's row of what somebody sent. */
function rowsOf({ messages }: Records, { way, key, told }: Sent): string[] {
  if (way === 'mail') return messages.filter(({ mailId }) => mailId === key).map(({ id }) => id);
  return [...new Set(told.flatMap(({ messageId = [] }) => messageId))];
}

const inOneQuestion: Rule = (records) => {
  const journalled = new Map<string, string[]>();
  for (const { question, event } of allEvents(records))
    if (event.type === 'message')
      journalled.set(event.message, [...(journalled.get(event.message) ?? []), question]);
  return verdict(
    'each accepted message is in exactly one question or in quarantine, once',
    records.ledger.sent,
    (sent) => {
      const [row, ...more] = rowsOf(records, sent);
      const held = records.held.filter((id) => id === sent.key).length;
      if (held > 0 || sent.machine)
        return held === 1 && row === undefined && sent.machine
          ? undefined
          : `life ${sent.life}, ${sent.key}: ${held} times in quarantine, ${more.length + (row ? 1 : 0)} rows`;
      const found = records.inbox.find(({ id }) => id === row);
      const places = journalled.get(row ?? '') ?? [];
      if (found && more.length === 0 && places.length === 1 && places[0] === found.question) return undefined;
      return `life ${sent.life}, ${sent.way} ${sent.key}: ${more.length + (found ? 1 : 0)} rows, in ${places.join(', ') || 'no question'}`;
    },
  );
};

const sameAnswer: Rule = ({ ledger }) =>
  verdict(
    'whoever sends the same again is told the same question',
    ledger.sent,
    ({ life, told, machine }) => {
      const references = new Set(told.map(({ reference }) => reference));
      return references.size === (machine ? 0 : 1)
        ? undefined
        : `life ${life}: ${[...references].join(', ')}`;
    },
  );

const nothingElse: Rule = (records) => {
  const sent = new Set(records.ledger.sent.flatMap((one) => rowsOf(records, one)));
  return verdict(
    'nothing is there that nobody sent, and all was handed to the engine',
    records.inbox,
    (row) => (sent.has(row.id) && row.dispatchedAt !== null ? undefined : `${row.question}: ${row.id}`),
  );
};

const nothingElseHeld: Rule = ({ held, ledger }) => {
  const sent = new Set(ledger.sent.map(({ key }) => key));
  return verdict('nothing is held that nobody sent, nor twice', held, (id) =>
    sent.has(id) && held.filter((one) => one === id).length === 1 ? undefined : id,
  );
};

const datedAtReceipt: Rule = ({ inbox, journals }) =>
  verdict('each question is dated at its receipt', [...journals], ([question, [first]]) => {
    const row = inbox.find((one) => one.question === question);
    return first?.type === 'registered' && first.at === row?.receivedAt ? undefined : question;
  });

/** Longer than any clock of a part that counts is off. */
const BORNE_MS = 10_000;

const receivedWhenSent: Rule = (records) =>
  verdict(
    'each message is dated between its sending and the answer that took it, whatever a clock showed',
    records.ledger.sent.filter(({ machine }) => !machine),
    (sent) => {
      const [id] = rowsOf(records, sent);
      const at = records.inbox.find((row) => row.id === id)?.receivedAt ?? 0;
      return at >= sent.sentAt - BORNE_MS && at <= sent.takenAt + BORNE_MS
        ? undefined
        : `life ${sent.life}, ${sent.way} ${sent.key}: received ${Math.round((at - sent.sentAt) / 1_000)} s after it was sent`;
    },
  );

/** A medical matter and an emergency are told what to do instead. */
const acknowledgements = [
  'acknowledged',
  'relay-proposed',
  'physician-named',
  'emergency',
  'distress',
] as const;

const acknowledgedOnce: Rule = ({ journals, messages }) =>
  verdict('each question is acknowledged, once', [...journals], ([question, events]) => {
    const journalled = ofType(events, 'acknowledged').length;
    const stored = messages.filter((row) => row.question === question && row.kind === 'acknowledged').length;
    const any = ofType(events, ...acknowledgements).length > 0;
    return any && journalled <= 1 && stored === journalled
      ? undefined
      : `${question}: acknowledged ${journalled} times in the journal, ${stored} in the store`;
  });

const saidOnce: Rule = ({ journals, messages }) =>
  verdict(
    'what the service said is journalled once, and stored once',
    [...journals],
    ([question, events]) => {
      const said = events.flatMap((event) => (event.type === 'said' ? [event.message] : []));
      const stored = messages.filter(
        (row) => row.question === question && row.author === 'system' && row.open,
      );
      const untold = stored.filter(({ id }) => !said.includes(id)).map(({ id }) => id);
      const again = twice(said);
      return untold.length + again.length === 0
        ? undefined
        : `${question}: never journalled ${untold.join(', ') || 'none'}; twice ${again.join(', ') || 'none'}`;
    },
  );

/** The assistant answers a turn of the person's once; an agent's text leaves once. */
const noDoubleAnswer: Rule = ({ journals }) =>
  verdict('nobody is answered twice', [...journals], ([question, events]) => {
    const turns = events.reduce<number[]>(
      (counts, { type, by }) => {
        if (by === 'requester') counts.push(0);
        if (type === 'answered' || type === 'clarified') counts.push((counts.pop() ?? 0) + 1);
        return counts;
      },
      [0],
    );
    const texts = ofType(events, 'answered', 'clarified', 'replied', 'asked', 'resolved', 'extended').flatMap(
      (event) => ('message' in event && event.message !== undefined ? [event.message] : []),
    );
    const wrong = [...turns.filter((count) => count > 1), ...twice(texts)];
    return wrong.length === 0 ? undefined : `${question}: ${wrong.join(', ')}`;
  });

const mailsLeftOnce: Rule = ({ outbox, caught }) => {
  const sent = new Map<string, Set<string>>();
  for (const { messageId, text } of caught) sent.set(messageId, (sent.get(messageId) ?? new Set()).add(text));
  const lines = verdict('each mail left, in one form, under one Message-ID', outbox, (line) => {
    const forms = sent.get(line.messageId)?.size ?? 0;
    return forms === 1 && line.state === 'accepted'
      ? undefined
      : `${line.message}: ${line.state}, ${forms} forms`;
  });
  const known = new Set(outbox.map(({ messageId }) => messageId));
  const strangers = [...sent.keys()].filter((id) => !known.has(id));
  return { ...lines, broken: [...lines.broken, ...strangers.map((id) => `${id}: not in the outbox`)] };
};

const mailsOfJournal: Rule = ({ outbox, questions, journals }) => {
  const byMail = questions.filter(({ channel }) => channel === 'email').map(({ reference }) => reference);
  const known = new Set(outbox.map(({ message }) => message));
  return verdict('what a journal says was mailed was mailed', byMail, (question) => {
    const missing = (journals.get(question) ?? []).flatMap((event) =>
      event.type === 'said' && !known.has(event.within ?? event.message) ? [event.message] : [],
    );
    return missing.length === 0 ? undefined : `${question}: ${missing.join(', ')}`;
  });
};

const outsideWasRight: Rule = ({ ledger }) => ({
  rule: 'everybody outside was answered, as documented',
  looked: ledger.answered,
  broken: ledger.wrong,
});

export const rules: readonly Rule[] = [
  outsideWasRight,
  inOneQuestion,
  sameAnswer,
  nothingElse,
  nothingElseHeld,
  datedAtReceipt,
  receivedWhenSent,
  acknowledgedOnce,
  saidOnce,
  noDoubleAnswer,
  mailsLeftOnce,
  mailsOfJournal,
  commandsKept,
  oneWinner,
];
