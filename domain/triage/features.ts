import type { Reading } from './findings.ts';
import type { Compiled } from './knowledge.ts';
import type { TriageContext } from './types.ts';

/** What the linear model sees of a message: rules and vocabularies met, words, pairs, pieces of words, signs. */
export function featuresOf(reading: Reading, context: TriageContext, compiled: Compiled): Set<string> {
  const features = new Set<string>([`role ${context.role}`, `channel ${context.channel}`]);
  for (const { rule, guard } of reading.found) features.add(guard ? `rule ${rule.id} ${guard}` : `rule ${rule.id}`);
  for (const [name, book] of compiled.vocabularies) if (reading.find(book).length > 0) features.add(`words ${name}`);
  for (const { slug, book } of compiled.topics) {
    if (reading.find(book).length > 0) features.add(`topic ${slug}`).add('topic any');
  }
  addSigns(features, reading);
  addWords(features, reading);
  return features;
}

function addSigns(features: Set<string>, { text, tokens }: Reading) {
  for (const sign of ['?', '!', '…', '...', '«', '%', '€', '@', 'http']) if (text.includes(sign)) features.add(`sign ${sign}`);
  if (/\?\s*$/.test(text)) features.add('ends ?');
  if (/\p{Extended_Pictographic}/u.test(text)) features.add('sign emoji');
  const size = [3, 8, 15, 30, 60].filter((limit) => tokens.length > limit).length;
  features.add(`length ${size}`);
}

function addWords(features: Set<string>, { tokens }: Reading) {
  let previous = '^';
  for (const token of tokens) {
    const word = /^\d/.test(token.word) ? '#' : token.word;
    features.add(word).add(`${previous} ${word}`);
    previous = word;
    for (const piece of piecesOf(word)) features.add(piece);
  }
}

const PIECE = 4;

/** "_resp", "respi"…: they forgive endings and typing errors. */
function piecesOf(word: string): string[] {
  const padded = `_${word}_`;
  const pieces: string[] = [];
  for (let at = 0; at + PIECE <= padded.length && word.length > 3; at += 1) pieces.push(`~${padded.slice(at, at + PIECE)}`);
  return pieces;
}
