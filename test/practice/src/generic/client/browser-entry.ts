import { defineShadowForm } from './shadow-form.ts';
import { defineStepForm } from './step-form.ts';

defineShadowForm();
defineStepForm();
