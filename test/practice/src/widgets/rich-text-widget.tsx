import { Editor } from '@tiptap/core';
import { Document } from '@tiptap/extension-document';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { useEffect, useRef, useState } from 'react';
import type { WidgetProps } from './widget-env.ts';

/** An editor (Tiptap, which is ProseMirror) with a hidden companion that is sent; it shows what its page holds. */
export function RichText({ id, label, value, commit }: WidgetProps) {
  const home = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(null);
  const write = useRef(commit);
  write.current = commit;
  const [edits, countEdit] = useState(0);
  useEffect(() => {
    const made = new Editor({
      element: home.current,
      extensions: [Document, Paragraph, Text],
      editorProps: { attributes: { id, role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': `${id}-label` } },
      onUpdate({ editor }) {
        write.current(editor.getText());
        countEdit((count) => count + 1);
      },
    });
    editor.current = made;
    return () => made.destroy();
  }, [id]);
  // After an edit of its own, and no other: a value that is on its way is not to be written over.
  // biome-ignore lint/correctness/useExhaustiveDependencies: an edit that the page did not take is undone.
  useEffect(() => {
    if (editor.current?.getText() !== (value ?? ''))
      editor.current?.commands.setContent(value ?? '', { emitUpdate: false });
  }, [value, edits]);
  return (
    <div className="field">
      <span id={`${id}-label`}>{label}</span>
      <div className="editor">
        <div ref={home} />
        <input type="hidden" name={id} value={value ?? ''} />
      </div>
    </div>
  );
}
