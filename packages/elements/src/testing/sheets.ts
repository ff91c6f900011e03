/** The style rules of an element as its engine reads them. */
export interface ReadRule {
  readonly rule: CSSStyleRule;
  /** The conditions around it, outermost first, as text. */
  readonly within: readonly string[];
}

/** Every style rule of a tag's sheets, wherever it is nested. */
export function rulesOf(tag: string): readonly ReadRule[] {
  const { elementStyles } = customElements.get(tag) as unknown as {
    readonly elementStyles: readonly { readonly styleSheet: CSSStyleSheet }[];
  };
  return elementStyles.flatMap(({ styleSheet }) => [...styleSheet.cssRules].flatMap((rule) => readRule(rule, [])));
}

function readRule(rule: CSSRule, within: readonly string[]): readonly ReadRule[] {
  const inner = 'cssRules' in rule ? [...(rule.cssRules as CSSRuleList)] : [];
  const here = rule instanceof CSSStyleRule ? [{ rule, within }] : [];
  const condition = rule instanceof CSSMediaRule ? [...within, rule.conditionText] : within;
  return [...here, ...inner.flatMap((each) => readRule(each, condition))];
}
