/** Why a mail did not leave. */
export type MailTrouble =
  /** The relay refuses this recipient or this mail: trying again cannot help. */
  | 'MailRefused'
  /** Too many automatic mails for this question or person: a loop, most likely. */
  | 'MailCapped'
  /** The person gave no address, or asked to be erased. */
  | 'NoAddress'
  /** The relay is away, or too much automatic mail leaves at once: later will do. */
  | 'MailAway';

/**
 * `name` is the trouble. Neither message nor cause quotes an address or what a relay said: errors travel through the
 * engine, where no personal data may go.
 */
export class MailProblem extends Error {
  override readonly name: MailTrouble;
  readonly mayPass: boolean;
  /** Of the program and of the relay's answer, such as `EENVELOPE 550`. */
  readonly code: string;

  constructor(trouble: MailTrouble, code: string) {
    super(`${sentences[trouble]} (${code})`);
    this.name = trouble;
    this.code = code;
    this.mayPass = trouble === 'MailAway';
  }
}

const sentences: Record<MailTrouble, string> = {
  MailRefused: 'The relay refuses this mail for good',
  MailCapped: 'Too many automatic mails in a short time',
  NoAddress: 'There is no address to write to',
  MailAway: 'The mail cannot leave now',
};
