import { type ClearIndicatorProps, type ControlProps, components, type DropdownIndicatorProps } from 'react-select';
import type { Choice } from '../../form-model.ts';

const arrow = 'M5.3 7.3a1 1 0 0 1 1.4 0L10 10.6l3.3-3.3a1 1 0 1 1 1.4 1.4l-4 4a1 1 0 0 1-1.4 0l-4-4a1 1 0 0 1 0-1.4Z';
const cross =
  'M6.3 6.3a1 1 0 0 1 1.4 0L10 8.6l2.3-2.3a1 1 0 1 1 1.4 1.4L11.4 10l2.3 2.3a1 1 0 0 1-1.4 1.4L10 11.4l-2.3 2.3a1 1 0 0 1-1.4-1.4L8.6 10 6.3 7.7a1 1 0 0 1 0-1.4Z';

function Icon({ path }: { path: string }) {
  return (
    <svg aria-hidden="true" width="20" height="20" viewBox="0 0 20 20" fill="currentColor">
      <path d={path} />
    </svg>
  );
}

/** One more div around the control, as on the real form. */
export function WrappedControl<Multi extends boolean>(props: ControlProps<Choice, Multi>) {
  return (
    <div>
      <components.Control {...props} />
    </div>
  );
}

/** The button that opens the menu; once something is chosen its place is taken by the one that clears. */
export function ToggleFlyout<Multi extends boolean>({ innerProps, hasValue }: DropdownIndicatorProps<Choice, Multi>) {
  if (hasValue) return null;
  return (
    <button
      type="button"
      className="icon-button icon-button--sm"
      aria-label="Toggle flyout"
      tabIndex={-1}
      onMouseDown={innerProps.onMouseDown as never}
      onTouchEnd={innerProps.onTouchEnd as never}
    >
      <Icon path={arrow} />
    </button>
  );
}

/** The button that empties the select. */
export function ClearSelections<Multi extends boolean>({ innerProps }: ClearIndicatorProps<Choice, Multi>) {
  return (
    <button
      type="button"
      className="icon-button icon-button--sm"
      aria-label="Clear selections"
      data-testid="clear-selection"
      tabIndex={-1}
      onMouseDown={innerProps.onMouseDown as never}
      onTouchEnd={innerProps.onTouchEnd as never}
    >
      <Icon path={cross} />
    </button>
  );
}

/** A place search has nothing to toggle. */
export function NoIndicator() {
  return null;
}
