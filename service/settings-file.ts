import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';
import { ServiceProblem } from './service-problem.ts';

/** What a YAML file of settings says. @throws ServiceProblem with that code: the file away, or each wrong value with its place */
export function readSettingsFile<S extends z.ZodType>(file: string, schema: S, code: string): z.output<S> {
  const read = schema.safeParse(yamlOf(file, code));
  if (read.success) return read.data;
  const lines = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new ServiceProblem(code, `${file} cannot be used:\n${lines.join('\n')}`);
}

function yamlOf(file: string, code: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ServiceProblem(code, `${file} cannot be read: ${error instanceof Error ? error.message : ''}`);
  }
}
