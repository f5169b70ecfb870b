import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { OUTCOMES } from '../domain/review/review-types.ts';
import type { Request } from '../content/review/review-messages.ts';

const Line = z.object({
  id: z.string().min(1),
  at: z.iso.datetime({ offset: true }),
  role: z.enum(['employee', 'employer', 'unknown']),
  text: z.string(),
  outcome: z.enum(OUTCOMES),
  rating: z.number().min(1).max(5).nullable(),
  openMinutes: z.number().nonnegative(),
});

const inParis = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/** Requests of a file, one JSON object a line. Throws, naming the line, when one is malformed. */
export function readRequests(file: string): Request[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [requestOf(line, `${file}:${at + 1}`)]));
}

function requestOf(line: string, place: string): Request {
  const { at, ...rest } = Line.parse(jsonOf(line, place), {
    error: (issue) => `${place}: ${issue.path?.join('.') ?? ''} ${issue.code ?? 'invalid'}`,
  });
  return { ...rest, date: inParis.format(new Date(at)) };
}

function jsonOf(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new Error(`${place}: not JSON`, { cause: error });
  }
}
