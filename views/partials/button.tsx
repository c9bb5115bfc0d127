import type { ComponentChildren } from 'preact';

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly variant?: 'primary' | 'secondary' | 'warning' | 'link';
  /** With an address it is a link that looks like a button. */
  readonly href?: string;
  readonly type?: 'submit' | 'button';
  readonly name?: string;
  readonly value?: string;
  /** Posts the form elsewhere, or to the same place for another purpose. */
  readonly formAction?: string;
  /** `_blank`: the answer comes in a new window and the form stays as it is. */
  readonly formTarget?: '_blank';
  /** The form it belongs to when it stands outside of it. */
  readonly form?: string;
  readonly small?: boolean;
  /** For hearing: says more than the words on it, such as which row it deletes. Must begin with them. */
  readonly label?: string;
  readonly test?: string;
}

/** Does not submit a second time within a second: the first answer may be slow. */
export function Button({
  children,
  variant = 'primary',
  href,
  type = 'submit',
  formAction,
  formTarget,
  small = false,
  label,
  test,
  ...rest
}: ButtonProps) {
  const common = {
    class: classOf(variant, small),
    ...(label === undefined ? {} : { 'aria-label': label }),
    ...(test === undefined ? {} : { 'data-test': test }),
  };
  if (href !== undefined) {
    return (
      <a href={href} {...common}>
        {children}
      </a>
    );
  }
  const target = {
    ...(formAction === undefined ? {} : { formaction: formAction }),
    ...(formTarget === undefined ? {} : { formtarget: formTarget }),
  };
  return (
    <button type={type} data-module="govuk-button" data-prevent-double-click="true" {...common} {...target} {...rest}>
      {children}
    </button>
  );
}

function classOf(variant: NonNullable<ButtonProps['variant']>, small: boolean): string {
  if (variant === 'link') return 'link-button';
  const kind = variant === 'primary' ? '' : ` govuk-button--${variant}`;
  return `govuk-button${kind}${small ? ' govuk-button--small' : ''}`;
}
