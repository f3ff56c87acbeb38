import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import { useForm } from './form-context.ts';

/** Characters of the emailed code, as on the real form. */
export const codeLength = 8;

/** Eight boxes for the code that the site has mailed. */
export function SecurityCode() {
  const { codeStep, code, setCode } = useForm();
  const boxes = useRef<(HTMLInputElement | null)[]>([]);
  if (!codeStep) return null;
  const write = (index: number, text: string): void => {
    const characters = Array.from({ length: codeLength }, (_, at) => code[at] ?? ' ');
    Array.from(text).forEach((character, offset) => {
      if (index + offset < codeLength) characters[index + offset] = character;
    });
    if (text === '') characters[index] = ' ';
    setCode(characters.join('').trimEnd());
    boxes.current[Math.min(index + Math.max(text.length, 0), codeLength - 1)]?.focus();
  };
  const paste = (index: number) => (event: ClipboardEvent) => {
    event.preventDefault();
    write(index, event.clipboardData.getData('text').replaceAll(/\s/g, ''));
  };
  const stepBack = (index: number) => (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && (code[index] ?? ' ') === ' ') boxes.current[index - 1]?.focus();
  };
  return (
    <fieldset id="email-verification" className="email-verification">
      <legend className="label">Security code</legend>
      <p className="body">
        A code was sent to <strong>{codeStep.recipient}</strong>. Enter its {codeLength} characters to show that you are
        a person, then submit again.
      </p>
      <div className="email-verification__wrapper">
        {Array.from({ length: codeLength }, (_, index) => (
          <input
            // biome-ignore lint/suspicious/noArrayIndexKey: the boxes never move
            key={index}
            ref={(box) => {
              boxes.current[index] = box;
            }}
            id={`security-input-${index}`}
            className="input security-code__input"
            type="text"
            maxLength={1}
            autoComplete="off"
            aria-label={`Character ${index + 1} of the security code`}
            aria-describedby="email-verification-error"
            value={(code[index] ?? '').trim()}
            onChange={(event) => write(index, event.target.value)}
            onPaste={paste(index)}
            onKeyDown={stepBack(index)}
          />
        ))}
      </div>
      {codeStep.error !== undefined && (
        <p id="invalid-security-code" className="helper-text helper-text--error" role="alert">
          {codeStep.error}
        </p>
      )}
    </fieldset>
  );
}

/** True when every box is filled. */
export function isComplete(code: string): boolean {
  return code.length === codeLength && !code.includes(' ');
}
