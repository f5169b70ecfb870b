// Some hundreds of odd mails, each with what it must give, through the code that the listener runs.
import { describe, expect, test } from 'vitest';
import { triage } from '../../../content/triage/triage.ts';
import { explainMail, type MailExplanation } from '../../../email/explain.ts';
import { MAILBOX, type Case, type Expected } from './compose.ts';
import { bodies, files, footers, letters, senders } from './contents.ts';
import { bounces, machines } from './machines.ts';
import * as fresh from './fresh.ts';
import { quotes } from './quotes.ts';
import { laterBelonging, laterBodies, laterMachines, laterPeople } from './later.ts';
import { otherPrograms, otherTongues } from './rarer.ts';

const corpus: [string, Case[]][] = [
  ['words, in whatever part they stand', bodies],
  ['files and mails inside', files],
  ['quotes', quotes],
  ['footers and signatures', footers],
  ['rarer programs', otherPrograms],
  ['machines in other tongues', otherTongues],
  ['letters', letters],
  ['machines and people', machines],
  ['reports on our mail', bounces],
  ['senders and where a mail belongs', senders],
  ['bodies, written against the reader', laterBodies],
  ['people, written against the reader', laterPeople],
  ['machines, written against the reader', laterMachines],
  ['threads, written against the reader', laterBelonging],
  ['bodies of other houses', fresh.freshBodies],
  ['people of other houses', fresh.freshPeople],
  ['machines of other houses', fresh.freshMachines],
  ['reports of other houses', fresh.freshBounces],
  ['senders of other houses', fresh.freshSenders],
  ['files of other houses', fresh.freshFiles],
  ['quotes of other houses', fresh.freshQuotes],
  ['letters of other houses', fresh.freshLetters],
];

describe.each(corpus)('%s', (_, cases) => {
  test.each(cases)('%s', async (__, mail, expected) => {
    const explanation = await explainMail(mail, { mailbox: MAILBOX, check: {}, qualify: triage() });
    expect(explanation).toMatchObject(shapeOf(expected));
    checkWords(explanation, expected);
  });
});

test('the corpus is large enough to mean something', () => {
  expect(corpus.flatMap(([, cases]) => cases).length).toBeGreaterThanOrEqual(200);
});

function shapeOf({ sender, files: named, own: _own, notOwn: _notOwn, folded: _folded, ...rest }: Expected) {
  return {
    ...rest,
    ...(sender === undefined ? {} : { sender: { verdict: sender } }),
    ...(named === undefined ? {} : { files: named.map((name) => ({ name })) }),
  };
}

function checkWords(given: MailExplanation, { own = [], notOwn = [], folded = [] }: Expected) {
  for (const words of [own].flat()) expect(given.ownWords).toContain(words);
  for (const words of [notOwn].flat()) expect(given.ownWords).not.toContain(words);
  for (const words of [folded].flat()) expect(given.foldedWords).toContain(words);
}
