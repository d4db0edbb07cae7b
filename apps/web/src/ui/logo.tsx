/** The page as a D: margin, two pencilled lines, one inked in. */
export function LogoMark({ size = 24 }: { size?: number }) {
  return (
    <svg className="logo-mark" viewBox="0 0 16 16" width={size} height={size} fill="currentColor" aria-hidden="true">
      <path d="M2.2 1H4v14H2.2A1.2 1.2 0 0 1 1 13.8V2.2A1.2 1.2 0 0 1 2.2 1Z" />
      <path d="M5 1h3.5a7 7 0 0 1 6.33 4H5Z" opacity=".5" />
      <path d="M5 6h10.21a7 7 0 0 1 0 4H5Z" />
      <path d="M5 11h9.83A7 7 0 0 1 8.5 15H5Z" opacity=".5" />
    </svg>
  );
}

/** Mark and name, for the head of a page. */
export function Logo() {
  return (
    <span className="brand">
      <LogoMark />
      <span className="brand-name">Daybook</span>
    </span>
  );
}
