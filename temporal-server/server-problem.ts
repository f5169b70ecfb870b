/** What can go wrong around the engine, as words a caller can tell apart. */
export type EngineProblemCode =
  | 'not-obtained'
  | 'cache-unwritable'
  | 'folder-unwritable'
  | 'folder-in-use'
  | 'port-in-use'
  | 'version-mismatch'
  | 'died'
  | 'not-ready'
  | 'misconfigured'
  | 'unreachable'
  | 'namespace-not-ready';

/** One sentence that says what is wrong, and one that says what to do; together they are the message. */
export class EngineProblem extends Error {
  override readonly name = 'EngineProblem';
  readonly code: EngineProblemCode;
  readonly remedy: string;

  constructor(code: EngineProblemCode, sentence: string, remedy: string, options?: ErrorOptions) {
    super(`${sentence} ${remedy}`, options);
    this.code = code;
    this.remedy = remedy;
  }
}
