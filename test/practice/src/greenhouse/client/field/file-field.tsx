import { type ChangeEvent, useRef, useState } from 'react';
import type { Control } from '../../form-model.ts';
import { useForm } from '../form-context.ts';
import { fileOf } from '../form-values.ts';
import { FieldError } from './field-error.tsx';

const accept = '.pdf,.doc,.docx,.txt,.rtf';

/** Résumé or cover letter: a file, or its text typed in. */
export function FileField({ control }: { control: Control }) {
  const { values, setValue, setError } = useForm();
  const [isTyping, setTyping] = useState(false);
  const { id, label, required, textId = `${id}_text` } = control;
  const file = fileOf(values, id);
  const attach = (event: ChangeEvent<HTMLInputElement>): void => {
    const [picked] = event.target.files ?? [];
    if (!picked) return;
    const isAccepted = accept.split(',').some((ending) => picked.name.toLowerCase().endsWith(ending));
    if (isAccepted) setValue(id, picked);
    else setError(id, 'This file type is not accepted.');
  };
  return (
    <div className="field-wrapper">
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: the real form says it so, and readers must cope */}
      {/* biome-ignore lint/a11y/useSemanticElements: the real form says it so, and readers must cope */}
      <div
        role="group"
        aria-labelledby={`upload-label-${id}`}
        aria-required={required}
        className="file-upload"
        data-allow-s3="true"
      >
        <div id={`upload-label-${id}`} className="label upload-label">
          {label}
          {required && <span className="required">*</span>}
        </div>
        <div className="file-upload__wrapper">
          {file ? (
            <AttachedFile name={file.name} onRemove={() => setValue(id, null)} />
          ) : isTyping ? (
            <TypedText id={textId} label={label} onClose={() => setTyping(false)} />
          ) : (
            <AttachButtons id={id} textId={textId} onAttach={attach} onType={() => setTyping(true)} />
          )}
        </div>
      </div>
      <FieldError id={id} />
    </div>
  );
}

interface AttachButtonsProps {
  id: string;
  textId: string;
  onAttach(event: ChangeEvent<HTMLInputElement>): void;
  onType(): void;
}

function AttachButtons({ id, textId, onAttach, onType }: AttachButtonsProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="button-container">
      <div className="secondary-button">
        <div>
          <button type="button" className="btn btn--pill" onClick={() => input.current?.click()}>
            Attach
          </button>
          <label className="visually-hidden" htmlFor={id}>
            Attach
          </label>
          <input ref={input} id={id} className="visually-hidden" type="file" accept={accept} onChange={onAttach} />
        </div>
      </div>
      <div className="secondary-button">
        <button type="button" className="btn btn--pill" data-testid={`${id}-dropbox`}>
          Dropbox
        </button>
      </div>
      <div className="secondary-button">
        <button type="button" className="btn btn--pill">
          Google Drive
        </button>
      </div>
      <div className="secondary-button">
        <div>
          <button type="button" className="btn btn--pill" data-testid={`${id}-text`} onClick={onType}>
            Enter manually
          </button>
          <label className="visually-hidden" htmlFor={textId}>
            Enter manually
          </label>
        </div>
      </div>
      <p id="accepted-filetypes" className="file-upload__filetypes">
        Accepted file types: pdf, doc, docx, txt, rtf
      </p>
    </div>
  );
}

function TypedText({ id, label, onClose }: { id: string; label: string; onClose(): void }) {
  const { values, setValue } = useForm();
  return (
    <div className="file-upload__text">
      <textarea
        id={id}
        className="input input__multi-line"
        rows={6}
        aria-label={label}
        value={typeof values[id] === 'string' ? values[id] : ''}
        onChange={(event) => setValue(id, event.target.value)}
      />
      <button
        type="button"
        className="icon-button"
        aria-label="Close"
        onClick={() => {
          setValue(id, null);
          onClose();
        }}
      >
        <span aria-hidden="true">×</span>
      </button>
    </div>
  );
}

/** Long names lose their middle, as on the real form. */
function AttachedFile({ name, onRemove }: { name: string; onRemove(): void }) {
  const shown = name.length > 40 ? `${name.slice(0, 24)}…${name.slice(-12)}` : name;
  return (
    <div className="file-upload__filename">
      <p className="body">{shown}</p>
      <button type="button" className="icon-button" aria-label="Remove file" onClick={onRemove}>
        <span aria-hidden="true">×</span>
      </button>
    </div>
  );
}
