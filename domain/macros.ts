// A text that is written often, with places for what differs.

/** What a macro may name, each by its French word between braces; an accent may be missing. */
export type MacroValues = {
  /** First name of the person, where known. */
  person?: string;
  reference: string;
  /** First name of whoever answers. */
  agent: string;
  /** "demain avant 9 h 00", where an answer is promised. */
  promise?: string;
};

const names = { prenom: 'person', reference: 'reference', conseiller: 'agent', promesse: 'promise' } as const;
const unknown: Partial<Record<keyof MacroValues, string>> = { promise: 'dès que possible' };

/**
 * The text for one question. An unknown first name goes with the space before it: "Bonjour {prénom}," is "Bonjour,". Braces around
 * any other word stay as they are.
 */
export function fillMacro(text: string, values: MacroValues): string {
  return text.replaceAll(/( ?)\{\s*(\p{L}+)\s*\}/gu, (whole: string, space: string, word: string) => {
    const name = nameOf(word);
    if (name === undefined) return whole;
    const value = values[name] ?? unknown[name];
    return value === undefined ? '' : space + value;
  });
}

function nameOf(word: string): keyof MacroValues | undefined {
  const plain = word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return Object.entries(names).find(([name]) => name === plain)?.[1];
}
