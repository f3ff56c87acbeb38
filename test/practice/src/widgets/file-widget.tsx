import { useRef } from 'react';
import { useDropzone } from 'react-dropzone';
import type { WidgetProps } from './widget-env.ts';

/** A plain chooser of a plain form: what it holds is what is sent. */
export function FileBox({ id, label }: WidgetProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input type="file" id={id} name={id} />
    </div>
  );
}

/** A hidden chooser behind a button; the name shows once the file has been taken. */
export function HiddenFile({ id, label, value, commit, env }: WidgetProps) {
  const box = useRef<HTMLInputElement>(null);
  return (
    <div className="field">
      <span id={`${id}-label`}>{label}</span>
      <div role="group" aria-labelledby={`${id}-label`}>
        <button type="button" onClick={() => box.current?.click()}>
          Attach
        </button>
        <input
          ref={box}
          type="file"
          id={id}
          style={{ display: 'none' }}
          onChange={(event) => {
            const name = event.target.files?.[0]?.name ?? null;
            env.later(() => commit(name));
          }}
        />
        {value && <span className="file-name">{value}</span>}
      </div>
    </div>
  );
}

/** A zone to drop files on (react-dropzone). */
export function DropZone({ id, label, value, commit, env }: WidgetProps) {
  const zone = useDropzone({
    multiple: false,
    onDrop: ([file]) => env.later(() => commit(file?.name ?? null)),
  });
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div {...zone.getRootProps({ className: 'dropzone', style: { border: '1px dashed', padding: 20 } })}>
        <input {...zone.getInputProps({ id })} />
        {value ? <span>{value}</span> : <span>Drop files here or click to upload</span>}
      </div>
    </div>
  );
}
