export interface TabLink {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
  /** Shown beside the label; `alarm` colours it. */
  readonly count?: number;
  readonly alarm?: boolean;
}

/** Neighbouring views of the same thing, each with an address of its own. */
export function TabLinks({ label, links }: { readonly label: string; readonly links: readonly TabLink[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      {links.map((link) => (
        <a href={link.href} {...(link.current ? { 'aria-current': 'page' } : {})}>
          {link.label}
          {link.count !== undefined && <span class={link.alarm === true ? 'count count-alarm' : 'count'}>{link.count}</span>}
        </a>
      ))}
    </nav>
  );
}
