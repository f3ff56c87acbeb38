import type { FrameSight, SeenControl, SeenText, SeenWidget } from './sight.ts';

/** What all frames of a page show together, and what its answer said. */
export interface PageSight {
  readonly texts: readonly SeenText[];
  readonly textLength: number;
  readonly controls: readonly SeenControl[];
  readonly widgets: readonly SeenWidget[];
  readonly layerShare: number;
  readonly links: number;
  /** Markup of a page that shows next to nothing. */
  readonly source: string | null;
  readonly status: number | null;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Path of the page's address. */
  readonly path: string;
}

/** What a page's controls ask for. */
export interface ControlCount {
  readonly passwords: number;
  readonly codes: number;
  readonly captchas: number;
  readonly files: number;
  /** Boxes for text, and menus: what an application has and a login has not. */
  readonly others: number;
  /** Boxes for text alone. */
  readonly boxes: number;
}

/** Puts the frames of a page together, the top one first. A frame within says nothing by its title. */
export function joinFrames(
  frames: readonly FrameSight[],
  { status, headers, path }: Pick<PageSight, 'status' | 'headers' | 'path'>,
): PageSight {
  const [top, ...inner] = frames;
  const all = top ? [top, ...inner] : inner;
  const title: SeenText[] = top?.title ? [{ text: top.title, place: 'title' }] : [];
  const sum = (pick: (frame: FrameSight) => number) => all.reduce((total, frame) => total + pick(frame), 0);
  const isBare = sum(({ source }) => (source === null ? 1 : 0)) === 0;
  return {
    texts: [...title, ...all.flatMap(({ texts }) => texts)],
    textLength: sum(({ textLength }) => textLength),
    controls: all.flatMap(({ controls }) => controls),
    widgets: all.flatMap(({ widgets }) => widgets),
    layerShare: Math.max(0, ...all.map(({ layerShare }) => layerShare)),
    links: sum(({ links }) => links),
    source: isBare && all.length > 0 ? (top?.source ?? '') : null,
    status,
    headers,
    path,
  };
}

/** Counts what is asked for. */
export function countControls(controls: readonly SeenControl[]): ControlCount {
  const of = (...kinds: readonly SeenControl['kind'][]) => controls.filter(({ kind }) => kinds.includes(kind));
  const menus = of('choice').filter(({ type }) => !/^(?:checkbox|radio|range)$/.test(type)).length;
  const boxes = of('text', 'email', 'area').length;
  return {
    passwords: of('password').length,
    codes: of('code').length,
    captchas: of('captcha').length,
    files: of('file').length,
    others: boxes + menus,
    boxes,
  };
}

/** Whether the page asks for so much that it is a form to fill, not a door before it. */
export function holdsForm({ passwords, codes, files, others, boxes }: ControlCount): boolean {
  if (files > 0 && others + passwords > 0) return true;
  if (passwords > 0) return boxes >= 6;
  if (codes > 0) return others >= 4;
  return others >= 3 && boxes >= 2;
}

/** Whether the page asks for what opens a door, and next to nothing else. */
export function holdsDoor(count: ControlCount): boolean {
  return !holdsForm(count) && (count.passwords > 0 || count.codes > 0 || count.captchas > 0);
}
