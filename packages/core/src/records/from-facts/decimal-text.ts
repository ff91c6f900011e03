/** Units of a decimal place as plain text, zeros behind the last digit left out: 1500 thousandths are `"1.5"`. */
export function decimalText(scaled: number, decimals: number): string {
  const digits = String(Math.abs(scaled)).padStart(decimals + 1, '0');
  const fraction = digits.slice(digits.length - decimals).replace(/^(.*[1-9])?0*$/, '$1');
  const whole = digits.slice(0, digits.length - decimals);
  return `${scaled < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
