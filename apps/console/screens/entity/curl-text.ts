/** What a lookup asks for. */
export type CurlRequest = {
  readonly featureServerUrl: string;
  readonly tenant: string;
  readonly view: string;
  readonly features: readonly string[];
  readonly keys: readonly { readonly name: string; readonly type: string }[];
  readonly entity: Readonly<Record<string, string>>;
};

const shellQuoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** The shell command that reads the same values over HTTP; int64 and boolean keys stand bare, no digit is lost. */
export const curlText = ({ featureServerUrl, tenant, view, features, keys, entity }: CurlRequest): string => {
  const entities = keys
    .map(
      ({ name, type }) => `${JSON.stringify(name)}:[${type === 'string' ? JSON.stringify(entity[name] ?? '') : (entity[name] ?? 'null')}]`,
    )
    .join(',');
  const names = features.map((feature) => `    ${JSON.stringify(`${view}:${feature}`)}`).join(',\n');
  const body = `{\n  "features": [\n${names}\n  ],\n  "entities": {${entities}}\n}`;
  const header = tenant === 'default' ? '' : ` -H ${shellQuoted(`X-Freshet-Tenant: ${tenant}`)}`;
  return `curl -s ${featureServerUrl}/get-online-features -H 'content-type: application/json'${header} -d ${shellQuoted(body)}`;
};
