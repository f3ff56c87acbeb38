export type * from './types.ts';
export { checkShape, documents, formatShapeErrors, isHttpUrl, type SchemaId, type ShapeCheck } from './validate.ts';
