import intlTelInput from 'intl-tel-input';
import { useEffect, useRef, useState } from 'react';
import type { WidgetProps } from './widget-env.ts';

/** A text box that React controls. */
export function Plain({ id, label, value, commit }: WidgetProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} name={id} value={value ?? ''} onChange={(event) => commit(event.target.value)} />
    </div>
  );
}

/** An editor with a hidden companion that is sent (as Trix does); what it shows is drawn from what it holds. */
export function RichText({ id, label, value, commit }: WidgetProps) {
  const editor = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (editor.current && editor.current.innerText.trim() !== (value ?? '')) editor.current.innerText = value ?? '';
  });
  const [, redraw] = useState(0);
  return (
    <div className="field">
      <span id={`${id}-label`}>{label}</span>
      <div className="editor">
        <div
          id={id}
          ref={editor}
          role="textbox"
          tabIndex={0}
          aria-multiline="true"
          aria-labelledby={`${id}-label`}
          contentEditable
          suppressContentEditableWarning
          style={{ minHeight: 40, border: '1px solid' }}
          onInput={(event) => {
            commit(event.currentTarget.innerText.trim());
            redraw((count) => count + 1);
          }}
        />
        <input type="hidden" name={id} value={value ?? ''} />
      </div>
    </div>
  );
}

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
