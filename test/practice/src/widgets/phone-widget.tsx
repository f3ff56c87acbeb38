import intlTelInput from 'intl-tel-input';
import { useEffect, useRef, useState } from 'react';
import type { WidgetProps } from './widget-env.ts';

/** The number as it is sent: with the code of its flag. */
export function numberOf(box: HTMLInputElement): string {
  const code = intlTelInput.getInstance(box)?.getSelectedCountry()?.dialCode ?? '';
  return box.value === '' || box.value.startsWith('+') ? box.value : `+${code}${box.value}`;
}

/** A tel box with a country flag (intl-tel-input); it sends the number with the flag's code. */
export function IntlPhone({ id, label, value, commit }: WidgetProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!box.current) return undefined;
    const made = intlTelInput(box.current, { initialCountry: 'us', separateDialCode: true });
    return () => made.destroy();
  }, []);
  useEffect(() => {
    if (value === null && box.current) box.current.value = '';
  });
  const [, redraw] = useState(0);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={box}
        type="tel"
        onInput={({ currentTarget }) => {
          commit(numberOf(currentTarget));
          redraw((count) => count + 1);
        }}
      />
    </div>
  );
}
