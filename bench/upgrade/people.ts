// People and agents who have no idea that anything goes over: questions are asked, and each is lived to its end.
import { beginLife, live, type World } from '../chaos/lives.ts';

export type People = {
  /** Asks so many questions, and leaves them under way. */
  ask: (count: number) => Promise<void>;
  underWay: () => number;
  /**
   * Lives them to their end, no larger share of them than has rolled, from 0 to 1, so that some are under way until the last
   * copy; and asks more meanwhile: nobody waits for a copy to be there again.
   */
  goOn: (rolled: () => number) => Promise<void>;
  begunSince: () => number;
};

type Cast = {
  seed: number;
  world: World;
  atOnce: number;
  failed: (number: number, error: Error) => void;
};

type Life = { number: number; rest: () => Promise<void> };

export function openPeople({ seed, world, atOnce, failed }: Cast): People {
  const underWay: Life[] = [];
  let [asked, since] = [0, 0];
  return {
    ask,
    goOn,
    underWay: () => underWay.length,
    begunSince: () => since,
  };

  async function ask(count: number): Promise<void> {
    await inTurns(() => {
      if (asked === count) return undefined;
      const number = (asked += 1);
      const rest = async () => void underWay.push({ number, rest: await beginLife(number, seed, world) });
      return { number, rest };
    });
  }

  async function goOn(rolled: () => number): Promise<void> {
    const left = [...underWay];
    const mayGoOn = () => underWay.length - left.length < underWay.length * rolled();
    await inTurns(() => (mayGoOn() ? left.shift() : rolled() < 1 ? another() : undefined));
  }

  function another(): Life {
    const number = (asked += 1);
    since += 1;
    return { number, rest: () => live(number, seed, world) };
  }

  async function inTurns(next: () => Life | undefined): Promise<void> {
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let life = next(); life !== undefined; life = next()) {
          const { number, rest } = life;
          await rest().catch((error: Error) => failed(number, error));
        }
      }),
    );
  }
}
