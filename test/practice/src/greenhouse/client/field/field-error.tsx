import { useForm } from '../form-context.ts';

/** The message under a control, when there is one. */
export function FieldError({ id }: { id: string }) {
  const message = useForm().errors[id];
  if (message === undefined) return null;
  return (
    <p id={`${id}-error`} className="helper-text helper-text--error" aria-live="polite">
      {message}
    </p>
  );
}

/** The employer's words under a question; HTML. */
export function FieldDescription({ id, html }: { id: string; html: string | null | undefined }) {
  if (!html) return null;
  return (
    <div className="body body__secondary">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own scenario's markup, as the real page does it */}
      <div id={`${id}-description`} className="question-description" dangerouslySetInnerHTML={{ __html: html }} />
    </div>
  );
}
