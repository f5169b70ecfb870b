/** When an agent is away: half open, epoch ms. */
export type PlannedAbsence = {
  id: string;
  agent: string;
  startsAt: number;
  endsAt: number;
  /** Who planned it. */
  by: string;
  at: number;
};
