// What people outside know: what they sent, how often, and what they were told of it. It is held against what is inside.

/** A message of a person. By chat its key is the id that was sent, by mail the Message-ID. */
export type Sent = {
  life: number;
  way: 'chat' | 'mail';
  key: string;
  /** Every answer that took it: the question it was said to be in, and by chat the message's own id. */
  told: { reference: string; messageId?: string }[];
  /** By the clock of whoever sent it: at the first try, and once it was taken. */
  sentAt: number;
  takenAt: number;
  /** No person's: it belongs in quarantine, and nothing answers it. */
  machine?: true;
};

/** A command, and what became of it as whoever gave it was told. Of rivals, one at most may win. */
export type Given = {
  life: number;
  id: string;
  reference: string;
  name: string;
  outcome: 'applied' | 'pending' | 'refused' | 'unanswered';
  rivals?: string;
};

export type Ledger = {
  sent: Sent[];
  given: Given[];
  /** What was wrong from outside, in a sentence each. */
  wrong: string[];
  /** Tries that nobody answered, or that were put off. */
  tries: Map<string, number>;
  /** Commands that were told no, by their code. */
  refusals: Map<string, number>;
  /** Messages and commands that were answered for good so far. */
  answered: number;
  /** Those that somebody waits for an answer to now. */
  underWay: number;
};

export function openLedger(): Ledger {
  return { sent: [], given: [], wrong: [], tries: new Map(), refusals: new Map(), answered: 0, underWay: 0 };
}

/** The questions that anything was said to be in. */
export function referencesIn({ sent }: Ledger): string[] {
  return [...new Set(sent.flatMap(({ told }) => told.map(({ reference }) => reference)))].filter((one) =>
    one.startsWith('PAL-'),
  );
}
