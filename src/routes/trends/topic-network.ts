/**
 * The network of topics told together: links → places of nodes, lines and labels. Pure and without chance: d3-force
 * begins from a fixed spiral and its own generator has a fixed seed, so the same links give the same drawing.
 */
import { formatDecimal } from '#lib/domain/format.ts';
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum
} from 'd3-force';
import type { TopicLink } from '#lib/stats/topic-links.ts';
import type { ChartTable } from '#lib/charts/table.ts';

export interface NetworkNode {
  code: string;
  name: string;
  /** The name in at most two lines. */
  lines: string[];
  count: number;
  x: number;
  y: number;
  radius: number;
}

export interface NetworkEdge {
  first_code: string;
  second_code: string;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  /** Stroke width, 1 to 6. */
  width: number;
  words: string;
}

export interface NetworkLayout {
  width: number;
  height: number;
  nodes: NetworkNode[];
  /** Links that are drawn, the strongest first. */
  drawn: number;
}

interface Body extends SimulationNodeDatum {
  code: string;
  name: string;
  lines: string[];
  count: number;
  radius: number;
  half: number;
}

const LETTER = 12;
const LINE = 14;
const LINE_LETTERS = 7;
const TICKS = 300;
const MARGIN = 6;
/** Area that a topic with its name needs to stand free, in square pixels. */
const PLACE = 11_000;

/**
 * @param links in falling order of strength; @param most links drawn, the strongest first
 * @param highest height for many topics; few need less
 */
export function layoutNetwork(
  links: readonly TopicLink[],
  width: number,
  highest: number,
  most: number
): NetworkLayout {
  const shown = links.slice(0, most);
  const counts = new Map(
    shown.flatMap(
      (link) =>
        [
          [link.first_code, { name: link.first_name, count: link.first_count }],
          [link.second_code, { name: link.second_name, count: link.second_count }]
        ] as const
    )
  );
  const largest = Math.max(1, ...[...counts.values()].map(({ count }) => count));
  const bodies: Body[] = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { name, count }]) => {
      const lines = nameLines(name);
      return {
        code,
        name,
        lines,
        count,
        radius: 4 + 12 * Math.sqrt(count / largest),
        half: (Math.max(...lines.map((line) => line.length)) * LETTER) / 2
      };
    });
  const height = Math.min(highest, 120 + Math.ceil((bodies.length * PLACE) / width));
  const springs: (SimulationLinkDatum<Body> & { npmi: number })[] = shown.map((link) => ({
    source: link.first_code,
    target: link.second_code,
    npmi: link.npmi
  }));
  const simulation = forceSimulation(bodies)
    .force(
      'links',
      forceLink<Body, (typeof springs)[number]>(springs)
        .id((body) => body.code)
        .distance((spring) => 70 + 40 * (1 - spring.npmi))
        .strength(0.5)
    )
    .force('apart', forceManyBody().strength(-180))
    .force(
      'round',
      forceCollide<Body>((body) => body.radius + 8)
    )
    .force('x', forceX<Body>(width / 2).strength(0.05 * Math.min(1, height / width)))
    .force('y', forceY<Body>(height / 2).strength(0.05 * Math.min(1, width / height)))
    .stop();
  for (let tick = 0; tick < TICKS; tick++) {
    simulation.tick();
    separate(bodies, width, height);
  }
  for (let pass = 0; pass < TICKS && separate(bodies, width, height); pass++);
  return {
    width,
    height,
    nodes: bodies.map(({ code, name, lines, count, radius, x, y }) => ({
      code,
      name,
      lines,
      count,
      x: Math.round(x!),
      y: Math.round(y!),
      radius: round(radius)
    })),
    drawn: shown.length
  };
}

/** The lines of a layout, which its nodes and the links that it was made of give. */
export function networkEdges({ nodes, drawn }: NetworkLayout, links: readonly TopicLink[]): NetworkEdge[] {
  const places = new Map(nodes.map((node) => [node.code, node]));
  return links.slice(0, drawn).map((link) => {
    const [from, to] = [places.get(link.first_code)!, places.get(link.second_code)!];
    return {
      first_code: link.first_code,
      second_code: link.second_code,
      x1: from.x,
      y1: from.y,
      x2: to.x,
      y2: to.y,
      width: round(1 + 6 * Math.max(0, link.npmi)),
      words: `${link.first_name}与${link.second_name}：${link.pair_count} 条同时说到，${formatDecimal(link.lift)} 倍`
    };
  });
}

/** How far the box of circle and label reaches from the middle: aside, up and down, the label below. */
const sideOf = (body: Body) => Math.max(body.half, body.radius);
const belowOf = (body: Body) => LINE * body.lines.length;

/** Pushes boxes that overlap apart along the shorter way and keeps all inside; true while something had to move. */
function separate(bodies: readonly Body[], width: number, height: number): boolean {
  let moved = false;
  for (let i = 0; i < bodies.length; i++) {
    const a = bodies[i]!;
    const [aside, below] = [sideOf(a), belowOf(a)];
    for (let j = i + 1; j < bodies.length; j++) {
      const b = bodies[j]!;
      const side = sideOf(b);
      const across = Math.min(a.x! + aside + 3, b.x! + side + 3) - Math.max(a.x! - aside - 3, b.x! - side - 3);
      if (across <= 0) continue;
      const down =
        Math.min(a.y! + a.radius + 3 + below + 3, b.y! + b.radius + 3 + belowOf(b) + 3) -
        Math.max(a.y! - a.radius - 3, b.y! - b.radius - 3);
      if (down <= 0) continue;
      moved = true;
      const push = Math.min(across, down) / 2 + 0.1;
      if (across < down) {
        const way = a.x! <= b.x! ? -push : push;
        [a.x, b.x] = [a.x! + way, b.x! - way];
      } else {
        const way = a.y! <= b.y! ? -push : push;
        [a.y, b.y] = [a.y! + way, b.y! - way];
      }
    }
  }
  for (const body of bodies) {
    const side = sideOf(body) + 3;
    const [left, right] = [body.x! - side, body.x! + side];
    const [top, bottom] = [body.y! - body.radius - 3, body.y! + body.radius + 3 + belowOf(body) + 3];
    body.x = body.x! + Math.max(0, MARGIN - left) - Math.max(0, right - width + MARGIN);
    body.y = body.y! + Math.max(0, MARGIN - top) - Math.max(0, bottom - height + MARGIN);
  }
  return moved;
}

/** 农民工工资拖欠(工程建设) → 农民工工资拖欠 without what stands in brackets; long names in two lines. */
function nameLines(name: string): string[] {
  const short = name.replace(/[（(].*$/, '');
  if (short.length <= LINE_LETTERS) return [short];
  const half = Math.ceil(short.length / 2);
  return [short.slice(0, half), short.slice(half)];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export function networkTable(links: readonly TopicLink[]): ChartTable {
  return {
    columns: [
      { key: 'first', label: '主题' },
      { key: 'second', label: '与之同时' },
      { key: 'pairs', label: '同时说到', numeric: true },
      { key: 'first_count', label: '前者条数', numeric: true },
      { key: 'second_count', label: '后者条数', numeric: true },
      { key: 'lift', label: '倍数', numeric: true },
      { key: 'npmi', label: '相关程度', numeric: true }
    ],
    rows: links.map((link) => ({
      first: link.first_name,
      second: link.second_name,
      pairs: link.pair_count,
      first_count: link.first_count,
      second_count: link.second_count,
      lift: round(link.lift),
      npmi: Math.round(link.npmi * 100) / 100
    }))
  };
}
