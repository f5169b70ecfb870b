type Point = { x: number; y: number };

/** The straight line nearest to these, by least squares. */
export function lineThrough(points: readonly Point[]): { fixed: number; each: number } {
  const mean = (value: (point: Point) => number) =>
    points.reduce((sum, point) => sum + value(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const spread = mean((point) => (point.x - x) ** 2);
  const each = spread === 0 ? 0 : mean((point) => (point.x - x) * (point.y - y)) / spread;
  return { fixed: y - each * x, each };
}
