import { createContext, useContext } from 'react';
import type { Application } from './use-application.ts';

/** The form that a control belongs to. */
export const FormContext = createContext<Application | undefined>(undefined);

/** The form around a control; throws outside of one. */
export function useForm(): Application {
  const form = useContext(FormContext);
  if (!form) throw new Error('A control stands outside of the form');
  return form;
}
