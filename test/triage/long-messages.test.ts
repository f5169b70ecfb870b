import { describe, expect, test } from 'vitest';
import { triage, triageKnowledge } from '../../content/triage/triage.ts';
import { type Compiled, compileKnowledge } from '../../domain/triage/knowledge.ts';
import type { PhraseBook } from '../../domain/triage/matching.ts';
import { PAGE_LENGTH, pagesOf } from '../../domain/triage/chunks.ts';
import type { Phrase } from '../../domain/triage/phrase-parser.ts';
import { triageWith } from '../../domain/triage/qualify.ts';
import { maskSpans } from '../../domain/triage/spans.ts';

const LONG = 50_000;
const SHORT = 5_000;
const qualify = triage();
const asked = { channel: 'email', role: 'employee' } as const;
const chatter =
  "Bonjour, je voudrais déplacer mon rendez-vous de mardi. L'adresse du centre est-elle la bonne ? Merci pour votre aide.\n";
const filled = (piece: string, length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

describe('a very long message', () => {
  // oxfmt-ignore
  test.each([
    ['an ordinary one',            chatter],
    ['light words only',           'de la de '],
    ['one word said again',        'saigne '],
    ['no space at all',            'a'],
    ['empty lines',                '\n'],
    ['quote openers',              'Le 3 mars, Paul a écrit :\n\n'],
    ['our own footer',             'Ce service ne traite pas les urgences. '],
  ])('%s: ten times the letters are ten times the work', (_, piece) => {
    const [short, long] = [SHORT, LONG].map((length) => workFor(filled(piece, length)));
    expect(long).toBeLessThanOrEqual((short ?? 0) * 11);
  });

  test('is read in pages that cover it all', () => {
    const text = filled(chatter, LONG);
    let covered = 0;
    for (const { start, text: page } of pagesOf(text)) {
      expect(start).toBeLessThanOrEqual(covered);
      expect(page.length).toBeLessThanOrEqual(PAGE_LENGTH);
      covered = start + page.length;
    }
    expect(covered).toBe(LONG);
  });
});

describe('something said far down in a long message', () => {
  const places = [0, 3_500, 3_900, 3_990, 4_010, 20_000, 43_990];

  test.each(places)('an emergency at letter %i is one', (at) => {
    const text = `${filled(chatter, at)}\nMon collègue est par terre, il ne respire plus.\n${filled(chatter, 6_000)}`;
    expect(qualify(text, asked).route).toBe('emergency');
  });

  test.each(places)('a social-security number at letter %i is masked', (at) => {
    const text = `${filled(chatter, at)} mon n° est 1 72 04 31 555 201 41. ${filled(chatter, 6_000)}`;
    const { spans } = qualify(text, asked);
    expect(maskSpans(text, spans)).not.toContain('555 201');
    expect(maskSpans(text, spans)).toContain('[numéro masqué]');
  });
});

let steps = 0;
const watchedTriage = watchedOver(compileKnowledge(triageKnowledge()));

/** Steps taken through the experts' phrases and letters mended, over one reading of the text. */
function workFor(text: string): number {
  steps = 0;
  watchedTriage(text, asked);
  return steps;
}

function watchedOver(compiled: Compiled): ReturnType<typeof triageWith> {
  const known = new Map<PhraseBook, PhraseBook>();
  return triageWith(
    {
      ...compiled,
      mend: (word) => {
        steps += word.length;
        return compiled.mend(word);
      },
      rules: compiled.rules.map((rule) => ({
        ...rule,
        book: book(rule.book),
        others: rule.others.map(book),
      })),
      hints: compiled.hints.map(book),
      who: compiled.who.map(({ who, book: one }) => ({ who, book: book(one) })),
      index: { byWord: entries(compiled.index.byWord), byStem: entries(compiled.index.byStem) },
    },
    {
      routes: { bias: [0, 0, 0, 0, 0, 0, 0], weights: new Map() },
      rules: { bias: [0, 0], weights: new Map() },
    },
  );

  function book(one: PhraseBook): PhraseBook {
    const made = known.get(one) ?? { ...one, others: one.others.map(watched) };
    known.set(one, made);
    return made;
  }

  function entries(index: Compiled['index']['byWord']): Compiled['index']['byWord'] {
    return new Map(
      [...index].map(([key, list]) => [
        key,
        list.map((entry) => ({ book: book(entry.book), phrase: watched(entry.phrase) })),
      ]),
    );
  }

  // A proxy that counts every look at a phrase takes most of the time.
  function watched(phrase: Phrase): Phrase {
    return Object.defineProperties([...phrase], {
      0: { get: () => step(phrase[0]) },
      entries: { value: () => phrase.map(step).entries() },
    });
  }

  function step<T>(item: T): T {
    steps += 1;
    return item;
  }
}
