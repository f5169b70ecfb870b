/**
 * How much history of which run a worker had when it asked. A worker that dies may have told the store what its
 * successor, who knows more history, decides otherwise: the successor is right.
 */
export type HistoryKnown = {
  run: string;
  events: number;
  /** The run that this one goes on from by itself; what another run told is not taken back. */
  follows?: string;
};
