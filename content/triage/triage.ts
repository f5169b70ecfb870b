import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { cachedJson } from '../file-cache.ts';
import { numberWords } from '../word-numbers.ts';
import type { ModelName } from './lessons-hash.ts';
import type { TriageKnowledge } from '../../domain/triage/knowledge.ts';
import { ASKED, type VoiceModel, VOICES } from '../../domain/triage/model.ts';
import { triageFrom } from '../../domain/triage/qualify.ts';
import { fold } from '../../domain/triage/tokens.ts';
import { DANGERS, type Qualify } from '../../domain/triage/types.ts';

const FOLDER = new URL('./', import.meta.url);

const Phrases = z.array(z.coerce.string().min(1));

const Rule = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  gives: z.enum([
    'emergency',
    'suicidal',
    'health',
    'medical-ask',
    'complaint',
    'human',
    'question',
    'other',
    'yes',
    'no',
    'thanks',
    'cannot-reach',
    'declared-complaint',
    'ordinary-need',
    'rule-asked',
    'told-to-others',
    'distress',
    'about-self',
    'about-staff',
    'harmless',
  ]),
  kind: z
    .enum([
      'nir',
      'diagnosis',
      'treatment',
      'result',
      'pregnancy',
      'symptom_or_injury',
      'suicidal',
      'restriction',
    ])
    .optional(),
  any: Phrases.min(1),
  with: z.array(Phrases.min(1)).default([]),
  guards: z.array(z.string()).optional(),
  examples: z.array(z.string()).min(1),
  counterexamples: z.array(z.string()).default([]),
});

const Guard = z.strictObject({
  scope: z.enum(['before', 'around', 'over', 'clause', 'sentence', 'message']),
  reach: z.number().int().nonnegative().default(0),
  longerThan: z.number().int().positive().optional(),
  phrases: Phrases.default([]),
  unless: Phrases.default([]),
});

const File = z.strictObject({
  light: Phrases.default([]),
  written: z.record(z.string(), z.string()).default({}),
  common: Phrases.default([]),
  mendable: Phrases.default([]),
  vocabularies: z.record(z.string(), Phrases).default({}),
  guards: z.record(z.string(), Guard).default({}),
  /** The guards of a finding's rules that name none of their own. */
  guarded: z.record(z.string(), z.array(z.string())).default({}),
  rules: z.array(Rule).default([]),
  topics: z.record(z.string(), Phrases).default({}),
  dangers: z.partialRecord(z.enum(DANGERS), Phrases).default({}),
  hints: z.array(z.string()).default([]),
  plain: Phrases.default([]),
  insults: z.strictObject({ said: Phrases, around: Phrases }).optional(),
  who: z.record(z.string(), Phrases).default({}),
  ours: Phrases.default([]),
  closings: Phrases.default([]),
  forwards: Phrases.default([]),
});

type Data = z.infer<typeof File>;
/** A rule with the sentences that prove it: examples must meet it, counter-examples must not. */
export type ProvenRule = z.infer<typeof Rule> & { file: string };

let compiled: Qualify | undefined;

/** The triage in force. Its files are read and compiled once; throws, naming file and rule, when they are not valid. */
export function triage(): Qualify {
  compiled ??= triageFrom(triageKnowledge(), { routes: triageModel('routes'), rules: triageModel('rules') });
  return compiled;
}

/** Every rule of the files, with its examples and counter-examples. */
export function provenRules(): ProvenRule[] {
  return files(FOLDER).flatMap(({ file, data }) => data.rules.map((rule) => ({ ...rule, file })));
}

/** What the YAML files of a folder say. Throws, naming file and rule, when one is not valid. */
export function triageKnowledge(folder = FOLDER): TriageKnowledge {
  const all = files(folder).map(({ data }) => data);
  const guarded = uniteRecords(all, (data) => data.guarded);
  const joinLists = (part: (data: Data) => string[]) => all.flatMap(part);
  return {
    light: joinLists((data) => data.light),
    written: uniteRecords(all, (data) => data.written),
    common: joinLists((data) => data.common),
    mendable: joinLists((data) => data.mendable),
    vocabularies: uniteRecords(all, (data) => data.vocabularies),
    guards: uniteRecords(all, (data) => data.guards),
    rules: all.flatMap((data) =>
      data.rules.map((rule) => ({ ...rule, guards: rule.guards ?? guarded[rule.gives] ?? [] })),
    ),
    topics: all.flatMap((data) => Object.entries(data.topics).map(([slug, phrases]) => ({ slug, phrases }))),
    dangers: DANGERS.map((danger) => ({
      danger,
      phrases: all.flatMap((data) => data.dangers[danger] ?? []),
    })),
    hints: joinLists((data) => data.hints),
    plain: joinLists((data) => data.plain),
    insults: {
      said: joinLists((data) => data.insults?.said ?? []),
      around: joinLists((data) => data.insults?.around ?? []),
    },
    who: uniteRecords(all, (data) => data.who),
    mail: {
      ours: joinLists((data) => data.ours).map(fold),
      closings: joinLists((data) => data.closings).map(fold),
      forwards: joinLists((data) => data.forwards).map(fold),
    },
  };
}

function uniteRecords<Part>(
  all: readonly Data[],
  part: (data: Data) => Record<string, Part>,
): Record<string, Part> {
  return Object.fromEntries(all.flatMap((data) => Object.entries(part(data))));
}

const VOICES_OF: Record<ModelName, readonly string[]> = { routes: VOICES, rules: ASKED };

const LearnedModel = z.strictObject({
  lessons: z.string(),
  bias: z.custom<readonly number[]>(Array.isArray),
  weights: z.custom<Record<string, readonly number[]>>(
    (value) => typeof value === 'object' && value !== null,
  ),
});

/** By hand: read by zod, some hundred thousand lines of weights would take half a second of every start. */
function areWeights(value: unknown, voices: readonly string[]): boolean {
  return Array.isArray(value) && value.length === voices.length && value.every(isHundredths);
}

/** They are kept in two bytes each. */
function isHundredths(weight: unknown): boolean {
  return Number.isInteger(weight) && Math.abs(Number(weight)) < 2 ** 15;
}

/** The hash of the lessons that the weights were learned from: other than `lessonsHash`, they are to be learned anew. */
export function modelLessons(name: ModelName): string {
  return triageModel(name).lessons;
}

/** The weights that `content/triage/train.ts` learned. Throws, naming the file, when they are not as many as its voices. */
function triageModel(name: ModelName): VoiceModel & { lessons: string } {
  const file = `model-${name}.json`;
  const { weights, ...model } = LearnedModel.parse(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')));
  if (![model.bias, ...Object.values(weights)].every((line) => areWeights(line, VOICES_OF[name])))
    throw new Error(`content/triage/${file}: one weight for each voice in every line`);
  return { ...model, weights: packed(weights, VOICES_OF[name].length) };
}

/** Line after line in one row: as lists, they would take six times the memory. */
function packed(weights: Readonly<Record<string, readonly number[]>>, voices: number): VoiceModel['weights'] {
  const features = numberWords(Object.keys(weights));
  const row = new Int16Array(features.size * voices);
  Object.values(weights).forEach((line, at) => row.set(line, at * voices));
  return {
    get: (feature) => {
      const number = features.numberOf(feature);
      return number === undefined ? undefined : row.subarray(number * voices, (number + 1) * voices);
    },
  };
}

function files(folder: URL): { file: string; data: Data }[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted();
  const sources = names.map((file) => readFileSync(new URL(file, folder), 'utf8'));
  const code = readFileSync(new URL(import.meta.url), 'utf8');
  return cachedJson('triage', [code, ...names, ...sources], () =>
    names.map((file, at) => ({ file, data: checkFile(file, sources[at] ?? '') })),
  );
}

function checkFile(file: string, source: string): Data {
  const raw = parseYaml(file, source);
  const result = File.safeParse(raw);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Error(
    `content/triage/${file}: ${ruleAt(raw, issue?.path)}${issue?.path.join('.')}: ${issue?.message}`,
  );
}

function parseYaml(file: string, source: string): unknown {
  try {
    return parse(source);
  } catch (error) {
    throw new Error(`content/triage/${file}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function ruleAt(raw: unknown, path: PropertyKey[] = []): string {
  if (path[0] !== 'rules' || typeof path[1] !== 'number') return '';
  const named = z.object({ rules: z.array(z.object({ id: z.string() }).or(z.unknown())) }).safeParse(raw);
  const rule = named.success ? named.data.rules[path[1]] : undefined;
  return rule && typeof rule === 'object' && 'id' in rule ? `rule ${String(rule.id)}: ` : '';
}
