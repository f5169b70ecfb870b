/** Something that keeps a part of the service from starting: one sentence, and what to do. */
export class ServiceProblem extends Error {
  override name = 'ServiceProblem';
  code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  /** Why nothing can listen there; anything else than the system's usual reasons is given back as it is. */
  static ofPort(
    cause: unknown,
    { host, port, setting }: { host: string; port: number; setting: string },
  ): unknown {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const other = `choose another with ${setting}=<port>`;
    switch (code) {
      case 'EADDRINUSE':
        return new ServiceProblem(
          'port-in-use',
          `Port ${port} is in use. Stop what listens there, or ${other}.`,
          { cause },
        );
      case 'EACCES':
        return new ServiceProblem(
          'port-refused',
          `Port ${port} may not be used here: ${other}, above 1023.`,
          { cause },
        );
      case 'EADDRNOTAVAIL':
      case 'ENOTFOUND':
        return new ServiceProblem(
          'host-unknown',
          `${host} is not an address of this machine. Set PALADIN_HOST to one that is, such as 127.0.0.1.`,
          { cause },
        );
      default:
        return cause;
    }
  }

  /** @param url of PostgreSQL; its password is not told */
  static ofStoreAway(cause: unknown, url: string): ServiceProblem {
    return new ServiceProblem(
      'store-away',
      `PostgreSQL does not answer at ${new URL(url).host}. Check DATABASE_URL and that the server is up, then start again.`,
      { cause },
    );
  }
}
