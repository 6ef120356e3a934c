/** The mark of Freshet. */
export function Logo() {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      aria-hidden="true"
      fill="none"
      stroke="var(--primary)"
      strokeWidth="2"
      strokeLinecap="round"
    >
      <path d="M2 6c3-3 5-3 8 0s5 3 8 0M2 11c3-3 5-3 8 0s5 3 8 0" />
      <path d="M2 16c3-3 5-3 8 0" />
    </svg>
  );
}
