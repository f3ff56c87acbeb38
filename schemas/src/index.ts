export { checkData, whyNoSchema } from './check-data.ts';
export type * from './types.ts';
export {
  checkShape,
  documents,
  formatShapeErrors,
  isHttpUrl,
  nearest,
  type SchemaId,
  type ShapeCheck,
} from './validate.ts';
