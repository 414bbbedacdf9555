/** A piece of a text: plain, or a web address that may be opened. `url` is normalised, `text` is what was written. */
export type TextPart = {
    readonly kind: 'text';
    readonly text: string;
} | {
    readonly kind: 'link';
    readonly text: string;
    readonly url: string;
    readonly host: string;
};
/**
 * Splits a text into words and web links. Pure. Only http and https, only with a host that has a dot, never with a user name in front of the host (it
 * can make an address look like another); a bracket or full stop that ends the sentence stays outside.
 */
export declare function findLinks(text: string): readonly TextPart[];
