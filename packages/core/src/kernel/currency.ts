import { BizBoostError } from './errors.ts';

// ISO 4217 list one, by number of decimals. Codes without a minor unit (gold, SDR, "no currency") are nothing to be paid in here.
const NONE = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const TWO =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP ' +
  'CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD ' +
  'KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR ' +
  'PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU ' +
  'UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG';
const THREE = 'BHD IQD JOD KWD LYD OMR TND';
const FOUR = 'CLF UYW';
// Withdrawn since 2010: a shop's old records are still in them.
const FORMER_NONE = 'BYR';
const FORMER_TWO = 'ANG BGN CUC EEK HRK LTL LVL MRO SLL STD VEF ZMK ZWL';

const EXPONENTS: ReadonlyMap<string, number> = new Map(
  (
    [
      [NONE, 0],
      [FORMER_NONE, 0],
      [TWO, 2],
      [FORMER_TWO, 2],
      [THREE, 3],
      [FOUR, 4],
    ] as const
  ).flatMap(([codes, exponent]) => codes.split(' ').map((code) => [code, exponent] as const)),
);

/** Every code that `isCurrency` accepts. */
export const currencyCodes: readonly string[] = [...EXPONENTS.keys()];

/**
 * How many decimals a currency has (ISO 4217): 0 for JPY, 2 for ZMW, 3 for KWD. At most 4.
 * Throws `invalid_input` for a code that is not in the list; lower case is not.
 */
export function exponentOf(currency: string): number {
  const exponent = EXPONENTS.get(currency);
  if (exponent === undefined) throw unknownCurrency(currency);
  return exponent;
}

/** Whether it is the code of a currency that amounts can be in: active, or withdrawn since 2010. Upper case only. */
export function isCurrency(code: string): boolean {
  return EXPONENTS.has(code);
}

function unknownCurrency(code: string): BizBoostError {
  const expected = 'an ISO 4217 currency code such as "ZMW"';
  const received = JSON.stringify(String(code).slice(0, 20));
  return new BizBoostError(
    'invalid_input',
    `Expected ${expected}, got ${received}: use the three capital letters of a currency with a minor unit.`,
    {
      expected,
      received,
    },
  );
}
