import { useCombobox } from 'downshift';
import { useState } from 'react';
import { matching, type WidgetProps } from './widget-env.ts';

/**
 * Downshift's `useCombobox` over options that come when they come, with a hidden box that is sent. Its text box goes on
 * showing a choice that the page has taken back.
 */
export function DownshiftCombobox({ id, label, options, value, commit, env }: WidgetProps) {
  const [items, setItems] = useState<readonly string[]>([]);
  const search = (text: string) => env.later(() => setItems(matching(options, text)));
  const combobox = useCombobox<string>({
    items: [...items],
    inputId: id,
    labelId: `${id}-label`,
    menuId: `${id}-menu`,
    toggleButtonId: `${id}-toggle`,
    selectedItem: value,
    ...(env.fault === 'shut' ? { isOpen: false } : {}),
    stateReducer: (state, { changes }) => (env.fault === 'ignored' ? state : changes),
    onInputValueChange: ({ inputValue }) => search(inputValue),
    onIsOpenChange: ({ isOpen }) => isOpen && search(''),
    onSelectedItemChange: ({ selectedItem }) => commit(selectedItem),
  });
  return (
    <div className="field">
      <label {...combobox.getLabelProps()}>{label}</label>
      <div>
        <input {...combobox.getInputProps()} />
        <input type="hidden" name={id} value={value ?? ''} />
        <button type="button" aria-label="toggle menu" {...combobox.getToggleButtonProps()}>
          ▾
        </button>
      </div>
      <ul {...combobox.getMenuProps()}>
        {combobox.isOpen &&
          items.map((item, index) => (
            <li key={item} {...combobox.getItemProps({ item, index })}>
              {item}
            </li>
          ))}
      </ul>
    </div>
  );
}
