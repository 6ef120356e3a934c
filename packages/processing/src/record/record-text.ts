import { readRawFields } from './raw-fields';

/** Up to 15 significant digits survive `JSON.parse` and come back the same; a longer run of digits may not. */
const LONG_NUMBER = /\d[\d.]{15}/;

/** The text of one record beside its parsed form, for the few fields whose digits the parsed form cannot give back. */
export class RecordText {
  /** Whether some number of the record may have more digits than a double keeps. */
  readonly mayLoseDigits: boolean;
  readonly #text: string;
  #rawFields: ReadonlyMap<string, string> | null = null;

  constructor(text: string, exact: 'check' | 'always_raw' = 'check') {
    this.#text = text;
    this.mayLoseDigits = exact === 'always_raw' || LONG_NUMBER.test(text);
  }

  /** The JSON text of a field as written; the field must be there. */
  raw(field: string): string {
    this.#rawFields ??= readRawFields(this.#text);
    return this.#rawFields.get(field) ?? 'null';
  }

  /** Decimal digits of a number field, none lost. */
  numberText(field: string, value: number): string {
    return this.mayLoseDigits ? this.raw(field) : String(value);
  }
}
