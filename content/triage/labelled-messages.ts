import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Labelled } from '../../domain/triage/score.ts';

const ROUTES = [
  'question',
  'complaint',
  'medical_employee',
  'medical_employer',
  'emergency',
  'other',
] as const;
/** Other people label with other words: what the figures do not need is not checked, further fields are let through. */
const Row = z
  .object({
    id: z.string(),
    text: z.string(),
    channel: z.enum(['chat', 'email']),
    declared_role: z.enum(['employee', 'employer', 'unknown']).default('unknown'),
    expected: z.array(z.enum([...ROUTES, 'human_request'])).min(1),
    human_requested: z.boolean(),
    sensitive: z.boolean(),
    sensitive_spans: z.array(z.string()).default([]),
    sensitive_span_types: z.array(z.string()).default([]),
    sensitive_spans_optional: z.array(z.string()).default([]),
    distress: z.boolean().default(false),
  })
  .transform((row): Labelled => ({
    id: row.id,
    text: row.text,
    channel: row.channel,
    role: row.declared_role,
    expected: row.expected,
    humanRequested: row.human_requested,
    sensitive: row.sensitive,
    spans: row.sensitive_spans,
    spanKinds: row.sensitive_span_types,
    optionalSpans: row.sensitive_spans_optional,
    distress: row.distress,
  }));

/** Reads a labelled file. Throws, naming file and line, on a line that is not of the form of the development file. */
export function readLabelled(file: string): Labelled[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((line, index) => ({ line, at: `${file}:${index + 1}` }));
  return lines.filter(({ line }) => line.trim() !== '').map(({ line, at }) => parseRow(line, at));
}

function parseRow(line: string, at: string): Labelled {
  try {
    return Row.parse(JSON.parse(line));
  } catch (error) {
    throw new Error(`${at} is not a labelled message`, { cause: error });
  }
}
