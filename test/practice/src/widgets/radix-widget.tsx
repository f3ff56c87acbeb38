import * as Select from '@radix-ui/react-select';
import type { WidgetProps } from './widget-env.ts';
import { useMenu } from './widget-menu.ts';

/** Radix's select, with a native one behind it that is sent. */
export function RadixSelect({ id, label, options, value, commit, env }: WidgetProps) {
  const menu = useMenu(env);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Select.Root
        name={id}
        value={value ?? ''}
        onValueChange={(option) => env.later(() => commit(option))}
        open={menu.open}
        onOpenChange={(open) => (open ? menu.show() : menu.hide())}
      >
        <Select.Trigger id={id}>
          <Select.Value placeholder="Select an option" />
          <Select.Icon />
        </Select.Trigger>
        <Select.Portal>
          <Select.Content>
            <Select.Viewport>
              {options.map((option) => (
                <Select.Item key={option} value={option}>
                  <Select.ItemText>{option}</Select.ItemText>
                </Select.Item>
              ))}
            </Select.Viewport>
          </Select.Content>
        </Select.Portal>
      </Select.Root>
    </div>
  );
}
