import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import { type BuildOptions, build, type OutputFile } from 'esbuild';

/** A file that pages load, by its name under `/assets/`. */
export interface Asset {
  body: Uint8Array;
  contentType: string;
}

/** Scripts and styles of the sites, built in memory. */
export interface ClientBundle<ServerModule> {
  assets: ReadonlyMap<string, Asset>;
  server: ServerModule;
}

/** What goes into a bundle; paths are relative to this folder. */
export interface BundleEntries {
  /** Asset name without ending to source file. */
  browser: Record<string, string>;
  /** A module that runs in this process, to render pages. */
  server: string;
}

const contentTypes: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.webp': 'image/webp',
};

const require = createRequire(import.meta.url);
const folderOf = (name: string): string => path.dirname(require.resolve(`${name}/package.json`));

/** Libraries that npm hoists elsewhere must not bring a second React with them. */
const alias = { react: folderOf('react'), 'react-dom': folderOf('react-dom') };

const shared: BuildOptions & { write: false } = {
  absWorkingDir: import.meta.dirname,
  bundle: true,
  write: false,
  outdir: '/assets',
  jsx: 'automatic',
  alias,
  minify: true,
  logLevel: 'silent',
  define: { 'process.env.NODE_ENV': '"production"' },
};

/** Builds once; takes a few hundred milliseconds and writes nothing. */
export async function buildClient<ServerModule>({
  browser,
  server,
}: BundleEntries): Promise<ClientBundle<ServerModule>> {
  const [assets, rendering] = await Promise.all([
    buildAssets(browser, { splitting: false }),
    build({
      ...shared,
      entryPoints: { server },
      format: 'cjs',
      platform: 'node',
      mainFields: ['module', 'main'],
      conditions: ['module'],
      target: 'node24',
    }),
  ]);
  return { assets, server: runCommonJs(rendering.outputFiles[0]) as ServerModule };
}

/**
 * Scripts and styles that pages load, by name; entries are asset names without ending to source files. `splitting` puts
 * what is imported on demand into files of their own, which stand beside the entries.
 */
export async function buildAssets(
  entries: BundleEntries['browser'],
  { splitting }: { readonly splitting: boolean },
): Promise<ReadonlyMap<string, Asset>> {
  const { outputFiles } = await build({
    ...shared,
    entryPoints: entries,
    format: 'esm',
    splitting,
    target: 'es2022',
    loader: { '.webp': 'file' },
    assetNames: '[name]',
  });
  return new Map(outputFiles.map((file) => [path.basename(file.path), assetOf(file)] as const));
}

function assetOf({ path: file, contents }: OutputFile): Asset {
  return { body: contents, contentType: contentTypes[path.extname(file)] ?? 'application/octet-stream' };
}

function runCommonJs(file: OutputFile | undefined): unknown {
  if (!file) throw new Error('The page renderer did not build');
  const module = { exports: {} };
  const run = compileFunction(file.text, ['module', 'exports', 'require'], { filename: 'practice-server-bundle.cjs' });
  run(module, module.exports, require);
  return module.exports;
}
