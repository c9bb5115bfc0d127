import type { ApiOperation } from '../operation.ts';

/** The operations as a table in Markdown, for docs/api.md. */
export function operationsList(operations: readonly ApiOperation[]): string {
  const rows = operations.map(({ method, path, summary, scopes }) => {
    const address = `\`${method.toUpperCase()} ${path.replace(/:(\w+)/g, '{$1}')}\``;
    const needed = scopes.length === 0 ? '—' : scopes.map((scope) => `\`${scope}\``).join(', ');
    return `| ${address} | ${summary.zh} / ${summary.en} | ${needed} |`;
  });
  return ['| Operation | What it does | Scope (one of) |', '|---|---|---|', ...rows].join('\n');
}
