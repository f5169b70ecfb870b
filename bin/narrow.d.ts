/** The same script, without a sign for which V8 would keep it in two bytes a sign. */
export function narrow(script: string): string;
