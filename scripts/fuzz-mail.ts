// Mutated mails through the reader: it may find nothing, it never fails and never takes long.
// `npm run fuzz:mail [cases] [seed]`; a case that fails is printed with its seed, and can be run again alone.
import type { Triage } from '../domain/triage/types.ts';
import { explainMail } from '../email/explain.ts';
import { MAILBOX } from '../test/email/corpus/compose.ts';
import { bodies, files, footers, letters, senders } from '../test/email/corpus/contents.ts';
import { bounces, machines } from '../test/email/corpus/machines.ts';
import { laterBelonging, laterBodies, laterMachines, laterPeople } from '../test/email/corpus/later.ts';
import { quotes } from '../test/email/corpus/quotes.ts';
import { otherPrograms, otherTongues } from '../test/email/corpus/rarer.ts';

const CASES = 100_000;
/** Longest that one mail may take, in milliseconds: garbage collection included. */
const PATIENCE_MS = 2_000;
const MUTATIONS = 6;
const LONGEST = 60_000;

const corpus = [
  ...bodies,
  ...files,
  ...footers,
  ...letters,
  ...senders,
  ...bounces,
  ...machines,
  ...quotes,
  ...laterBodies,
  ...laterPeople,
  ...laterMachines,
  ...laterBelonging,
  ...otherPrograms,
  ...otherTongues,
].map(([, mail]) => mail);
const fragments = [
  '\r\n\r\n',
  '\r\n--',
  '--\r\n',
  'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n',
  'Content-Type: message/rfc822\r\n\r\n',
  'Content-Transfer-Encoding: base64\r\n',
  'Content-Transfer-Encoding: quoted-printable\r\n',
  '=?utf-8?B?',
  '?=',
  '=?x?Q?',
  '=E9',
  '=\r\n',
  '<div>'.repeat(500),
  '</p>'.repeat(500),
  '<blockquote type=cite>'.repeat(200),
  '<!--',
  '&#x110000;',
  '&#0;',
  '>'.repeat(300),
  '> \r\n'.repeat(100),
  '\u0000',
  'Le 20/11/2026 à 10:00, x a écrit :\r\n',
  'De : x\r\nEnvoyé : y\r\n',
  '<PAL-7F3K-92QX.7@paladin.fr>',
  '"',
  '(',
  ')',
  ';',
  '\\',
  '<',
  '@',
  'From: a@b, c@d\r\n',
  'charset="',
  '\u001B$B',
  '\uD800',
  ' '.repeat(2000),
  'a'.repeat(5000),
  '\t'.repeat(999),
  '(((('.repeat(200),
  '=?utf-8?Q?=C3?='.repeat(50),
];

/** Plain, as the reader and the decision are looked at here, and triage has its own. */
const plainly: Triage = {
  route: 'question',
  humanRequested: false,
  sensitive: false,
  spans: [],
  suicidal: false,
  thanks: false,
  cannotReach: false,
  automated: false,
  ruleAsked: 0,
  confidence: 1,
  reasons: [],
};

const [cases = CASES, seed = 1] = process.argv.slice(2).map(Number);
let longest = 0;
let failed = 0;
const began = performance.now();
for (let one = seed; one < seed + cases; one += 1) {
  const mail = mutated(one);
  const from = performance.now();
  try {
    await explainMail(mail, {
      mailbox: MAILBOX,
      check: { resolve: () => Promise.reject(new Error('no network')) },
      qualify: () => plainly,
    });
  } catch (error) {
    failed += 1;
    console.error(`seed ${one}: ${error instanceof Error ? error.stack : String(error)}`);
  }
  const took = performance.now() - from;
  longest = Math.max(longest, took);
  if (took > PATIENCE_MS) {
    failed += 1;
    console.error(`seed ${one}: ${Math.round(took)} ms for ${mail.length} bytes`);
  }
}
const seconds = (performance.now() - began) / 1000;
console.log(
  `${cases} mails in ${seconds.toFixed(0)} s, ${failed} failed, the longest took ${Math.round(longest)} ms`,
);
process.exitCode = failed > 0 ? 1 : 0;

function mutated(one: number): Buffer {
  const random = randomFrom(one);
  let mail: Buffer = pick(corpus, random);
  for (let times = 1 + Math.floor(random() * MUTATIONS); times > 0; times -= 1) mail = mutation(mail, random);
  return mail.subarray(0, LONGEST);
}

function mutation(mail: Buffer, random: () => number): Buffer {
  const at = Math.floor(random() * mail.length);
  const to = Math.min(mail.length, at + Math.floor(random() * 200));
  switch (Math.floor(random() * 7)) {
    case 0:
      return replaced(mail, at, at + 1, Buffer.from([Math.floor(random() * 256)]));
    case 1:
      return replaced(mail, at, to, Buffer.alloc(0));
    case 2:
      return replaced(mail, at, at, mail.subarray(at, to));
    case 3:
      return replaced(mail, at, at, Buffer.from(pick(fragments, random)));
    case 4:
      return mail.subarray(0, at);
    case 5:
      return Buffer.concat([mail.subarray(0, at), pick(corpus, random).subarray(at)]);
    default:
      return Buffer.from(
        mail.toString('latin1').replaceAll(random() < 0.5 ? '\r\n' : '"', random() < 0.5 ? '\n' : ''),
        'latin1',
      );
  }
}

function replaced(mail: Buffer, from: number, to: number, by: Buffer): Buffer {
  return Buffer.concat([mail.subarray(0, from), by, mail.subarray(to)]);
}

function pick<T>(all: readonly T[], random: () => number): T {
  const one = all[Math.floor(random() * all.length)];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
}

/** The same numbers for the same seed (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
