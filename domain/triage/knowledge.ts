import { type MailForms } from './mail-quote.ts';
import { bookOf, phraseIndexOf, type PhraseBook, type PhraseIndex } from './matching.ts';
import { parse, type Phrase, vocabulariesOf } from './phrase-parser.ts';
import { fold, type Mend } from './tokens.ts';
import { knownWords, targetWords } from './known-words.ts';
import type { Targets } from './plain-letters.ts';
import type { Danger, SpanKind } from './types.ts';

/** What a rule concludes when it holds. */
export type Finding =
  | 'emergency'
  | 'suicidal'
  | 'health'
  | 'medical-ask'
  | 'complaint'
  | 'human'
  | 'question'
  | 'other'
  | 'yes'
  | 'no'
  | 'thanks'
  | 'cannot-reach'
  | 'declared-complaint'
  | 'ordinary-need'
  /** Asked of everybody: what the law or the house says, whoever asks. */
  | 'rule-asked'
  | 'told-to-others'
  | 'distress'
  | 'about-self'
  | 'about-staff'
  /** A verb of danger, done to what cannot be hurt. */
  | 'harmless';

type Rule = {
  id: string;
  gives: Finding;
  /** What the matched words are, when they must be masked. */
  kind?: SpanKind | undefined;
  /** One of these phrases… */
  any: readonly string[];
  /** …and, when given, one of each of these groups anywhere in the message. */
  with: readonly (readonly string[])[];
  /** Names of guards; a guarded match does not count. */
  guards: readonly string[];
};

export type GuardScope = 'before' | 'around' | 'over' | 'clause' | 'sentence' | 'message';

type Guard = {
  scope: GuardScope;
  /** For `before` and `around` (before or inside): how many full words may stand between. */
  reach: number;
  /** Holds, whatever is said, in a message of more words than this. */
  longerThan?: number | undefined;
  phrases: readonly string[];
  /** Phrases of the same scope that lift the guard ("depuis ce matin" lifts "hier"). */
  unless: readonly string[];
};

type Topic = { slug: string; phrases: readonly string[] };

/** Everything the experts write, as checked data. */
export type TriageKnowledge = {
  light: readonly string[];
  written: Readonly<Record<string, string>>;
  common: readonly string[];
  mendable: readonly string[];
  vocabularies: Readonly<Record<string, readonly string[]>>;
  guards: Readonly<Record<string, Guard>>;
  rules: readonly Rule[];
  topics: readonly Topic[];
  /** What tells which help is needed, looked at in an emergency only. */
  dangers: readonly { danger: Danger; phrases: readonly string[] }[];
  /** Vocabularies whose words, in a message about health, mark a sentence that must not reach support. */
  hints: readonly string[];
  /** Everyday words that tell nothing of anyone's health: left readable around what is masked. */
  plain: readonly string[];
  /** Insults, and the words that may stand beside them in a message that is nothing else. */
  insults: { said: readonly string[]; around: readonly string[] };
  /** Whom a message speaks of: words that only tell a rule asked of everybody from somebody's case. */
  who: Readonly<Record<string, readonly string[]>>;
  mail: MailForms;
};

export type CompiledRule = Rule & { book: PhraseBook; others: PhraseBook[] };
export type CompiledGuard = Guard & { name: string; book: PhraseBook; lifts: PhraseBook };
export type CompiledTopic = { slug: string; book: PhraseBook };
type CompiledDanger = { danger: Danger; book: PhraseBook };
export type CompiledWho = { who: string; book: PhraseBook };

export type Compiled = {
  mend: Mend;
  isLight: (word: string) => boolean;
  /** The words that masked rules speak of: looked for behind disguised letters. */
  targets: Targets;
  vocabularies: ReadonlyMap<string, PhraseBook>;
  /** Every phrase of all that is below and above, by its first word. */
  index: PhraseIndex;
  guards: ReadonlyMap<string, CompiledGuard>;
  rules: readonly CompiledRule[];
  topics: readonly CompiledTopic[];
  dangers: readonly CompiledDanger[];
  hints: readonly PhraseBook[];
  isPlain: (word: string) => boolean;
  isInsult: (word: string) => boolean;
  isAroundInsults: (word: string) => boolean;
  who: readonly CompiledWho[];
  mail: MailForms;
};

/** Reads every phrase once. Throws, naming the rule or vocabulary, when a phrase or a name cannot be understood. */
export function compileKnowledge(knowledge: TriageKnowledge): Compiled {
  const isLight = memberOf(knowledge.light);
  const seen: Phrase[] = [];
  const books: PhraseBook[] = [];
  const [dangers, who] = [dangersOf(knowledge, isLight), whoOf(knowledge, isLight)];
  const named = Object.entries(knowledge.vocabularies);
  const vocabularies = new Map(named.map(([name, phrases]) => [name, book(`vocabulary ${name}`, phrases)]));
  const rules = knowledge.rules.map((rule) => ({
    ...rule,
    book: book(`rule ${rule.id}`, rule.any),
    others: rule.with.map((group) => book(`rule ${rule.id}`, group)),
  }));
  const guards = new Map(
    Object.entries(knowledge.guards).map(([name, guard]) => [name, guardOf(name, guard)]),
  );
  for (const rule of rules) checkGuards(rule, guards);
  const topics = topicsOf(knowledge, book);
  return {
    mend: knownWords(knowledge, seen),
    isLight,
    targets: targetWords(knowledge, isLight),
    vocabularies,
    index: phraseIndexOf([...books, ...[...dangers, ...who].map((one) => one.book)]),
    guards,
    rules,
    topics,
    dangers,
    hints: knowledge.hints.map((name) => bookNamed(name, vocabularies)),
    isPlain: memberOf(knowledge.plain),
    isInsult: memberOf(knowledge.insults.said),
    isAroundInsults: memberOf(knowledge.insults.around),
    who,
    mail: knowledge.mail,
  };

  function book(owner: string, sources: readonly string[]): PhraseBook {
    const phrases = sources.map((source) =>
      phraseOf(owner, source, { isLight, named: knowledge.vocabularies }),
    );
    seen.push(...phrases);
    return keep(books, bookOf(phrases));
  }

  function guardOf(name: string, guard: Guard): CompiledGuard {
    return {
      ...guard,
      name,
      book: book(`guard ${name}`, guard.phrases),
      lifts: book(`guard ${name}`, guard.unless),
    };
  }
}

/** Their words change nothing of how a message is read: they are not among those that typing errors are told by. */
function dangersOf({ dangers }: TriageKnowledge, isLight: (word: string) => boolean): CompiledDanger[] {
  return dangers.map(({ danger, phrases }) => ({
    danger,
    book: bookOf(phrases.map((source) => attempt(`danger ${danger}`, source, isLight))),
  }));
}

type Booking = (owner: string, sources: readonly string[]) => PhraseBook;

function topicsOf({ topics }: TriageKnowledge, book: Booking): CompiledTopic[] {
  return topics.map(({ slug, phrases }) => ({ slug, book: book(`topic ${slug}`, phrases) }));
}

/** Their words, too, change nothing of how a message is read. */
function whoOf({ who }: TriageKnowledge, isLight: (word: string) => boolean): CompiledWho[] {
  return Object.entries(who).map(([name, phrases]) => ({
    who: name,
    book: bookOf(phrases.map((source) => attempt(`who ${name}`, source, isLight))),
  }));
}

function keep<Item>(list: Item[], item: Item): Item {
  list.push(item);
  return item;
}

type Known = { isLight: (word: string) => boolean; named: TriageKnowledge['vocabularies'] };

function phraseOf(owner: string, source: string, { isLight, named }: Known): Phrase {
  const phrase = attempt(owner, source, isLight);
  const missing = vocabulariesOf(phrase).find((name) => !(name in named));
  if (missing) throw new Error(`${owner}: no vocabulary is called {${missing}}`);
  return phrase;
}

function memberOf(words: readonly string[]): (word: string) => boolean {
  const folded = new Set(words.map(fold));
  return (word) => folded.has(word);
}

function bookNamed(name: string, vocabularies: ReadonlyMap<string, PhraseBook>): PhraseBook {
  const named = vocabularies.get(name);
  if (!named) throw new Error(`hints: no vocabulary is called {${name}}`);
  return named;
}

function attempt(owner: string, source: string, isLight: (word: string) => boolean): Phrase {
  try {
    return parse(source, isLight);
  } catch (error) {
    throw new Error(`${owner}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function checkGuards(rule: Rule, guards: ReadonlyMap<string, CompiledGuard>) {
  const missing = rule.guards.find((name) => !guards.has(name));
  if (missing) throw new Error(`rule ${rule.id}: no guard is called ${missing}`);
}
