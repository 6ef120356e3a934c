/** Whether every escape of a path can be decoded; routes decode their parameters and rely on it. */
export const isReadablePath = (pathname: string): boolean => {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
};
