/** Something that keeps a part of the service from starting: one sentence, and what to do. */
export class ServiceProblem extends Error {
  override name = 'ServiceProblem';
  code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  static ofPort(cause: NodeJS.ErrnoException, { port, setting }: { port: number; setting: string }): Error {
    if (cause.code === 'EADDRINUSE') {
      const sentence = `Port ${port} is in use. Stop what listens there, or choose another with ${setting}=<port>.`;
      return new ServiceProblem('port-in-use', sentence, { cause });
    }
    if (cause.code === 'EACCES') {
      return new ServiceProblem(
        'port-refused',
        `Port ${port} may not be used here. Choose one above 1023 with ${setting}=<port>.`,
        { cause },
      );
    }
    return cause;
  }
}
