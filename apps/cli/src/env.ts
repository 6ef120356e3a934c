/** What children inherit of the launcher's environment; everything else they are told by name. */
const INHERITED = [
  'PATH',
  'HOME',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'USERPROFILE',
  'FRESHET_LOG_LEVEL',
  'NODE_EXTRA_CA_CERTS',
];

/** The part of the environment that is handed on to children. */
export const inheritedEnv = (): Readonly<Record<string, string>> =>
  Object.fromEntries(INHERITED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
