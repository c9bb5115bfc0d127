/** The parts of govuk-frontend that our scripts start. */
interface ComponentClass {
  new (root: Element, config?: object): object;
}

export declare const Button: ComponentClass;
export declare const CharacterCount: ComponentClass;
export declare const Checkboxes: ComponentClass;
export declare const ErrorSummary: ComponentClass;
export declare const FileUpload: ComponentClass;
export declare const NotificationBanner: ComponentClass;
export declare const PasswordInput: ComponentClass;
export declare const Radios: ComponentClass;
export declare const SkipLink: ComponentClass;
export declare const Tabs: ComponentClass;
/** Starts a component on every element that names it in `data-module`. */
export declare function createAll(component: ComponentClass, config?: object): object[];
