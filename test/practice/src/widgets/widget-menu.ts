import { useState } from 'react';
import type { WidgetEnv } from './widget-env.ts';

/** Opens a list as late as the page's delays have it, and closes it at once. */
export function useMenu(env: WidgetEnv) {
  const [open, setOpen] = useState(false);
  return { open, hide: () => setOpen(false), show: () => env.later(() => setOpen(env.fault !== 'shut')) };
}
