import type { TextReading } from './findings.ts';
import type { Compiled, Finding } from './knowledge.ts';
import type { TriageContext } from './types.ts';

const ROLE = 'role ';

/** What the linear model sees of a message: rules and vocabularies met, words, pairs, pieces of words, signs. */
export function featuresOf(reading: TextReading, context: TriageContext, compiled: Compiled): Set<string> {
  const features = new Set<string>([`${ROLE}${context.role}`, `channel ${context.channel}`]);
  for (const { rule, guard } of reading.found)
    features.add(guard ? `rule ${rule.id} ${guard}` : `rule ${rule.id}`);
  for (const [name, book] of compiled.vocabularies)
    if (reading.find(book).length > 0) features.add(`words ${name}`);
  for (const { slug, book } of compiled.topics) {
    if (reading.find(book).length > 0) features.add(`topic ${slug}`).add('topic any');
  }
  addSigns(features, reading);
  addWords(features, reading);
  return features;
}

/**
 * The same but for the role, and whose health it is and what is asked of it: « une salariée enceinte peut-elle… » is a rule, « je suis
 * enceinte et je saigne » a case, whoever has said what they are: the ways of asking it learns from are nobody's.
 */
export function ruleFeaturesOf(
  features: ReadonlySet<string>,
  { find, found }: TextReading,
  { who }: Compiled,
): Set<string> {
  const spoken = who.flatMap(({ who: name, book }) => (find(book).length > 0 ? [name] : []));
  const holds = (...findings: Finding[]) => found.some(({ rule }) => findings.includes(rule.gives));
  const whose = spoken.join('+') || 'nobody';
  const health = holds('health', 'emergency', 'suicidal') ? 'health' : 'none';
  const asked = holds('rule-asked') ? 'rule' : holds('medical-ask') ? 'doctor' : 'nothing';
  const frames = [...spoken, `${whose}/${health}`, `${whose}/${health}/${asked}`, `${health}/${asked}`];
  const told = [...features].filter((feature) => !feature.startsWith(ROLE));
  return new Set([...told, ...frames.map((frame) => `frame ${frame}`)]);
}

function addSigns(features: Set<string>, { text }: TextReading) {
  for (const sign of ['?', '!', '…', '...', '«', '%', '€', '@', 'http'])
    if (text.includes(sign)) features.add(`sign ${sign}`);
  if (/\?\s*$/.test(text)) features.add('ends ?');
  if (/\p{Extended_Pictographic}/u.test(text)) features.add('sign emoji');
}

function addWords(features: Set<string>, { tokens }: TextReading) {
  let previous = '^';
  for (const token of tokens) {
    const word = /^\d/.test(token.word) ? '#' : token.word;
    const root = word.slice(0, ROOT);
    features.add(word).add(`${root}-`).add(`${previous} ${root}`);
    previous = root;
  }
}

/** "annulé", "annuler", "annulation" begin alike: a cheap root that forgives endings. */
const ROOT = 5;
