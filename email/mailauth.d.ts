// The library comes without types: what we use of it.
declare module 'mailauth' {
  type Status = { result: string };

  export function authenticate(
    mail: Buffer,
    options: {
      resolver: (name: string, type: string) => Promise<unknown>;
      sender: string;
      ip?: string | undefined;
      helo?: string;
      disableBimi: boolean;
      disableArc: boolean;
    },
  ): Promise<{
    dkim: { results: { status: Status; signingDomain?: string }[] };
    spf: { status: Status; domain?: string } | false;
    dmarc: { status: Status } | false;
    arc?: { status: Status } | false;
  }>;
}
