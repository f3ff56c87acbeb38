import type { SchemaId } from '@valet/schemas';
import type { Listener } from '../realtime/listener.ts';

/** What a handler is given of a request. */
export interface RouteRequest {
  /** Whose service key it was; nothing of another tenant may be read or changed. Empty where a route is public. */
  readonly tenant: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The parsed body, not yet checked; undefined where there was none. */
  readonly body: unknown;
}

/** What a handler answers. */
export interface RouteAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A part of the address, the query or the header, as OpenAPI describes it. */
export interface RouteParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  /** Those of the path always are. */
  readonly isRequired?: boolean;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** One endpoint: what it does, and what OpenAPI says of it. The document and the server are made from the same rows. */
export interface Route extends RouteDocument {
  /** Errors: of the error table; see problem.ts for their status. */
  handle(request: RouteRequest): Promise<RouteAnswer>;
}

/** Makes a listener follow, and returns how to stop; null when there is nothing left to hear. */
export type OpenedStream = ((listener: Listener) => () => void) | null;

/** An endpoint that goes on telling: an event stream, and a WebSocket at the same address. */
export interface StreamRoute extends RouteDocument {
  /** Errors: as of {@link Route.handle}. */
  open(request: RouteRequest): Promise<OpenedStream>;
}

/** What OpenAPI says of an endpoint. */
export interface RouteDocument {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below /api/v1/gh, unless `isAtRoot`; parameters as `:name`. */
  readonly path: string;
  readonly isAtRoot?: boolean;
  /** Needs no service key. */
  readonly isPublic?: boolean;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters?: readonly RouteParameter[];
  readonly body?: { readonly schema: SchemaId; readonly isRequired: boolean; readonly example?: unknown };
  /** What is posted to an address that the body names, as OpenAPI describes it. */
  readonly callback?: { readonly field: string; readonly schema: SchemaId; readonly description: string };
  /** Answers by status: schema, what it means, and what its headers say. */
  readonly answers: Readonly<
    Record<
      number,
      {
        /** Absent where there is no body. */
        readonly schema?: SchemaId | object;
        readonly description: string;
        /** Default: application/json. */
        readonly contentType?: string;
        readonly headers?: Readonly<Record<string, string>>;
      }
    >
  >;
}

/** Where the API lives. */
export const apiBase = '/api/v1/gh';

/** Full address of a route. */
export function routeUrl({ path, isAtRoot = false }: Pick<RouteDocument, 'path' | 'isAtRoot'>): string {
  return isAtRoot ? path : `${apiBase}${path}`;
}
