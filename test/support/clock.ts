// The suite as if run at another instant: PALADIN_TEST_CLOCK=2026-12-31T22:59:00Z. It shifts the clock and lets it go on.
const given = process.env['PALADIN_TEST_CLOCK'];

if (given) {
  const Real = Date;
  const shift = Real.parse(given) - Real.now();
  if (Number.isNaN(shift)) throw new Error(`PALADIN_TEST_CLOCK: ${given} is no instant`);
  globalThis.Date = new Proxy(Real, {
    construct: (target, args, self) =>
      Reflect.construct(target, args.length === 0 ? [Real.now() + shift] : args, self),
    apply: () => new Real(Real.now() + shift).toString(),
    get: (target, name, self) =>
      name === 'now' ? () => Real.now() + shift : Reflect.get(target, name, self),
  });
}
