/**
 * Checks on data of unknown origin, for workflow code, where zod would weigh more than the workflow itself.
 * A shape gives the value typed, or undefined when it does not fit.
 */
export type Shape<T> = (value: unknown) => T | undefined;

type Optional<T> = Shape<T> & { optional: true };
type Fields = Record<string, Shape<unknown>>;
type Typed<S> = S extends Shape<infer T> ? T : never;
type Flat<T> = { [K in keyof T]: T[K] };
type Recorded<F extends Fields> = Flat<
  { [K in keyof F as F[K] extends { optional: true } ? never : K]: Typed<F[K]> } & {
    [K in keyof F as F[K] extends { optional: true } ? K : never]?: Typed<F[K]>;
  }
>;

export const number: Shape<number> = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

export const truth: Shape<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

/** Limit of an identifier, in characters. Ids name things, they never carry what people wrote. */
const ID_LENGTH = 80;

/** Letters, digits and `-_.:/`: an identifier, never a sentence nor an address. */
export const id: Shape<string> = (value) =>
  typeof value === 'string' && value.length <= ID_LENGTH && /^[\w.:/-]+$/.test(value) ? value : undefined;

export function oneOf<const T extends string>(...words: T[]): Shape<T> {
  return (value) => words.find((word) => word === value);
}

export function listOf<T>(item: Shape<T>, limit: number): Shape<T[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > limit) return undefined;
    const items = value.map(item);
    return items.every((one) => one !== undefined) ? items : undefined;
  };
}

export function optional<T>(shape: Shape<T>): Optional<T> {
  return Object.assign((value: unknown) => shape(value), { optional: true as const });
}

export function record<F extends Fields>(fields: F): Shape<Recorded<F>> {
  return (value) => {
    if (typeof value !== 'object' || value === null) return undefined;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an object; each field is checked below
    const given = value as Record<string, unknown>;
    const kept: Record<string, unknown> = {};
    for (const [name, shape] of Object.entries(fields)) {
      if ('optional' in shape && given[name] === undefined) continue;
      const field = shape(Object.hasOwn(given, name) ? given[name] : undefined);
      if (field === undefined) return undefined;
      kept[name] = field;
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every field has just been through its shape
    return kept as Recorded<F>;
  };
}
