import { addsNote } from './menu.ts';
import { fiberOf, reactSelectControl } from './widget.ts';
import { fold, normalText } from './words.ts';

/** The component that draws a react-select, versions 3 to 5: one class for every kind of it. */
export interface ReactSelect {
  readonly props: Readonly<Record<string, unknown>>;
  readonly state: { readonly selectValue?: unknown };
  selectOption(option: unknown): void;
}

/** An option as react-select was given it, before any menu is drawn. */
export interface ReactOption {
  readonly label: string;
  /** Chooses it as a press on its row would; called for an option that is chosen already, a multiple choice drops it. */
  choose(): void;
}

/**
 * The options of a react-select without its menu being opened; null where they cannot be told so: the component is not
 * in sight, asks a server, or draws its rows in a way of its own, so that a person may read other words than its data.
 */
export function reactOptions(main: Element): readonly ReactOption[] | null {
  // What cannot be told to be a react-select by its page cannot be read back as one either.
  const select = reactSelectControl(main) ? reactSelectOf(main) : null;
  if (!select || !drawsPlainRows(select.props)) return null;
  const { options, getOptionLabel, isOptionDisabled } = select.props;
  if (!Array.isArray(options) || typeof getOptionLabel !== 'function') return null;
  const free = options
    .flatMap((entry) => (Array.isArray(entry?.options) ? entry.options : [entry]))
    .filter((option) => !(typeof isOptionDisabled === 'function' && isOptionDisabled(option, select.state.selectValue)))
    .map((option) => ({ label: fold(String(getOptionLabel(option))), choose: () => select.selectOption(option) }));
  return free.length > 0 && free.every(({ label }) => label !== '') ? free : null;
}

/** The option meant by a label: the only one of these words, else the only one that adds a note to them. */
export function findReactOption(options: readonly ReactOption[], wanted: string): ReactOption | null {
  const alike = options.filter(({ label }) => normalText(label) === normalText(wanted));
  const noted = alike.length > 0 ? alike : options.filter(({ label }) => addsNote(label, wanted));
  return noted.length === 1 ? (noted[0] ?? null) : null;
}

export function drawsPlainRows({
  formatOptionLabel,
  components,
  filterOption,
  isLoading,
}: ReactSelect['props']): boolean {
  const hasOwnRow = typeof components === 'object' && components !== null && 'Option' in components;
  // A list that comes from a server is filtered there, which is said by a filter of null.
  return !formatOptionLabel && !hasOwnRow && filterOption !== null && isLoading !== true;
}

export function reactSelectOf(main: Element): ReactSelect | null {
  let fiber = fiberOf(main);
  for (let level = 0; fiber && level < 25; level += 1, fiber = fiber.return) {
    if (isReactSelect(fiber.stateNode)) return fiber.stateNode;
  }
  return null;
}

export function isReactSelect(node: unknown): node is ReactSelect {
  return (
    typeof node === 'object' &&
    node !== null &&
    'selectOption' in node &&
    typeof node.selectOption === 'function' &&
    'props' in node &&
    'state' in node
  );
}
